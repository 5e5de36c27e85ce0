"""What a learner lets one coach see, what that coach suggests, and who looked: the learner's own rows."""
