"""What a coach suggests, to one learner or to a group."""
