"""What a tool says of words of one's own that are too many, or that no paper can show. Pure."""

from collections.abc import Iterable

from app.handouts.tidy import missing
from app.practice.tools.tool import Unready, Workbench

MOST_SIGNS = 5


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


def unprintable(texts: Iterable[tuple[str, str]], bench: Workbench) -> dict[str, str]:
    """Signs that no letter of ours has, said at the field in which they stand. `texts`: ids of fields, and words."""
    _ = bench.say
    found = ((field, "".join(sorted(missing(text))[:MOST_SIGNS])) for field, text in texts)
    said = _("Please remove the marks that cannot be printed: %(signs)s")
    return {field: said % {"signs": signs} for field, signs in found if signs}


def check_printable(texts: Iterable[tuple[str, str]], bench: Workbench) -> None:
    """Nothing that somebody wrote may be lost on paper without a word. Raises Unready."""
    if problems := unprintable(texts, bench):
        raise Unready(problems)
