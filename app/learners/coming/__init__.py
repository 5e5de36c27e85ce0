"""Getting a code, entering one, and what happens on the way."""
