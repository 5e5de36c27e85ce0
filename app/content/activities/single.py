"""`single`: one of several is right."""

from app.content.activity import Activity, Complain
from app.content.asking import all_different, explained, options_between, ticked
from app.content.compiled import Parts
from app.content.reading import choices


def check(parts: Parts, complain: Complain) -> None:
    if options_between(parts, 2, 7, complain) and len(ticked(parts)) != 1:
        complain("K002", "")
    all_different([option.html for option in parts.options], complain)
    explained(parts, complain)


ACTIVITY = Activity("single", choices, check, ticked)
