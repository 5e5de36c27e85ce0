"""Groups of a coach: the list, and one page that shows all of a group."""
