"""T12, the 112 card: what to say in an emergency, and in which language."""
