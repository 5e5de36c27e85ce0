"""What can be suggested: a module (`l03`), a lesson (`l03/b`), a tool (`t04`). Pure."""


def module_of(place: str) -> str:
    """The module of a place; a tool is its own."""
    return place.partition("/")[0]
