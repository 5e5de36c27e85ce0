"""T02, skills cards: what somebody can do, a little or wants to learn, and where they learned it; a profile."""
