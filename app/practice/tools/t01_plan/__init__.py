"""T01, my plan: one goal, up to three small steps, when, and who can help."""
