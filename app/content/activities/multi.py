"""`multi`: all that are right, at least one, never all."""

from app.content.activity import Activity, Complain
from app.content.asking import all_different, explained, options_between, ticked
from app.content.compiled import Parts
from app.content.reading import choices


def check(parts: Parts, complain: Complain) -> None:
    if options_between(parts, 2, 15, complain) and not 0 < len(ticked(parts)) < len(parts.options):
        complain("K004", "")
    all_different([option.html for option in parts.options], complain)
    explained(parts, complain)


ACTIVITY = Activity("multi", choices, check, ticked)
