"""What members change about themselves: password, factors, where they are signed in."""
