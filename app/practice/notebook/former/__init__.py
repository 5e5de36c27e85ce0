"""Pages of the notebook from before a card back: locked by the old code until that is typed."""
