"""T05, the contract checker: which main terms are there, which are missing, and what to ask."""
