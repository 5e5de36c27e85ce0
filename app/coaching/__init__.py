"""The desk of coaches: groups, cards, suggestions, and what learners chose to share."""
