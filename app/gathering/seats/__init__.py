"""Phones that take part: a seat each, without a name, until the group session ends."""
