"""The end of what learners leave: by itself, after the time that each thing has."""
