"""`checklist`: boxes to tick for real life; nothing is right or wrong."""

from app.content.activity import Activity, Complain
from app.content.asking import all_different, none_ticked, options_between
from app.content.compiled import Parts
from app.content.reading import choices


def check(parts: Parts, complain: Complain) -> None:
    options_between(parts, 2, 15, complain)
    none_ticked(parts, complain)
    all_different([option.html for option in parts.options], complain)


ACTIVITY = Activity("checklist", choices, check)
