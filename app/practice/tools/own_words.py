"""What a tool says of words of one's own that are too many. Pure."""

from app.practice.tools.tool import Workbench


def too_long(words: str, most: int, bench: Workbench) -> str:
    """How many letters are too many, said gently; "" for words that fit."""
    ngettext, over = bench.count, len(words) - most
    if over <= 0:
        return ""
    return ngettext(
        "Please make this a little shorter: %(num)s letter too many. All of it is still here.",
        "Please make this a little shorter: %(num)s letters too many. All of it is still here.",
        over,
    ) % {"num": over}
