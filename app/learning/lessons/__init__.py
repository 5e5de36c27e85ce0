"""One lesson: the page, what is ticked on it, and finishing it."""
