"""Reads what a learner decides about one coach. The coach is named by the address of the share, in a field."""

import re
from dataclasses import dataclass

from app.forms import Posted, read_id
from app.learners.sharing.models import LEVELS

PLACE = re.compile(r"[a-z][0-9]{1,2}(?:/[a-z])?")


@dataclass(frozen=True, slots=True)
class Decision:
    """About which share, what to do, and with what. Empty where a field is missing or not one of ours."""

    share_id: bytes
    do: str
    level: str
    lets_back: bool
    place: str
    home: bool

    def tells_more(self, level: str, *, lets_back: bool) -> bool:
        """Whether the coach sees more by this, or may do more, than until now."""
        return LEVELS.index(self.level) > LEVELS.index(level) or (self.lets_back and not lets_back)


def read_decision(form: Posted) -> Decision:
    """One form of any of the pages about sharing."""
    coach, place = form.first("coach"), form.first("place")
    level = form.first(f"level.{coach}")
    return Decision(
        read_id(coach) or b"",
        form.first("do"),
        level if level in LEVELS else "",
        form.first(f"back.{coach}") == "1",
        place if PLACE.fullmatch(place) else "",
        form.first("from") == "home",
    )
