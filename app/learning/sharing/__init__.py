"""What a learner lets a coach see, as both of them see it."""
