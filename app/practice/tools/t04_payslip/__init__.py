"""T04, the pay-slip checker: is everything on the slip, do its numbers look usual, and what to ask."""
