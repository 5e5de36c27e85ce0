"""Cards that a coach hands over: the way to a code and a coach, and the way back to one's own progress."""
