"""One small rule per file: reading rules (comment) and writing rules (the others), tree node to HTML."""
