"""T09, phrase cards: short Finnish phrases beside the reader's own words, to say, to show and to print."""
