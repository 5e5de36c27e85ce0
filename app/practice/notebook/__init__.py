"""The sealed notebook (SAFETY K9): what a learner writes, which only a running session of that learner can read."""
