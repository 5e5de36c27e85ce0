"""One learner as the coach may see them."""
