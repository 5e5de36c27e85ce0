"""`step`: prose to read, with at most one picture."""

from app.content.activity import Activity, Complain
from app.content.compiled import Parts
from app.content.reading import prose


def check(parts: Parts, complain: Complain) -> None:
    if not parts.body:
        complain("K019", "")
    if parts.body.count("\x02picture") > 1:
        complain("K005", "one picture a step")


ACTIVITY = Activity("step", prose, check, reading=True)
