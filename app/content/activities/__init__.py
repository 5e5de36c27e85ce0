"""One file per activity kind, found by folder: adding a kind is adding a file."""
