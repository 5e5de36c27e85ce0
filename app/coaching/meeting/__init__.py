"""The sheet for a meeting of two."""
