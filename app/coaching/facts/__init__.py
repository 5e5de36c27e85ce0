"""What must be verified next, for who keeps the texts."""
