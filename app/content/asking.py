"""What the linter asks of several activity kinds."""

from app.content.activity import Complain
from app.content.compiled import Parts
from app.content.slots import shown


def no_check(parts: Parts, complain: Complain) -> None:
    """Prose: nothing to ask of its options, there are none."""


def options_between(parts: Parts, fewest: int, most: int, complain: Complain) -> bool:
    """At least one option at all, and a fitting number of them."""
    count = len(parts.options)
    if not count:
        complain("K001", "")
    elif not fewest <= count <= most:
        complain("K005", f"{count} of {fewest} to {most}")
    return fewest <= count <= most


def explained(parts: Parts, complain: Complain) -> None:
    if not parts.explanation and not all(option.feedback for option in parts.options):
        complain("K012", "")


def none_ticked(parts: Parts, complain: Complain) -> None:
    if any(option.ticked for option in parts.options):
        complain("K007", "")


def all_different(texts: list[str], complain: Complain) -> None:
    seen: set[str] = set()
    for text in (shown(html).casefold() for html in texts):
        if text in seen:
            complain("K009", text)
        seen.add(text)


def ticked(parts: Parts) -> frozenset[str]:
    return frozenset(option.id for option in parts.options if option.ticked)
