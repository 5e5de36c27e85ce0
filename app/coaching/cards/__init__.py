"""Cards that a coach hands over: made by three taps, printed, listed, taken back."""
