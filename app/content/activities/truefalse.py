"""`truefalse`: two options, one of them right."""

from app.content.activity import Activity, Complain
from app.content.asking import explained, ticked
from app.content.compiled import Parts
from app.content.reading import choices


def check(parts: Parts, complain: Complain) -> None:
    if len(parts.options) != 2:
        complain("K003", str(len(parts.options)))
    if len(ticked(parts)) != 1:
        complain("K002", "")
    explained(parts, complain)


ACTIVITY = Activity("truefalse", choices, check, ticked)
