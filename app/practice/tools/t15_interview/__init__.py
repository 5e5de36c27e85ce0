"""T15, interview practice: an answer for each usual question, and polite ways not to answer others."""
