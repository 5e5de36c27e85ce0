"""Search in titles, words and texts."""
