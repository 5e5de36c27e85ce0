"""Papers for a guest's talk and for a visit: before and after."""
