"""At the end: what a phone did goes to the code of whoever holds it, if they want that."""
