"""My page and settings: what a learner decides about."""
