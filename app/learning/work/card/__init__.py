"""The guide card (T17): signs in a meeting, how to act, and a list of questions for a client. It keeps nothing."""
