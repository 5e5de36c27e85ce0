"""The number that each change gives to a group session, and the bell that says so."""
