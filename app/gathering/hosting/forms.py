"""Reads what hosts send: how to start, which version they saw, hands and heads as numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app import i18n
from app.forms import Posted, read_number
from app.gathering.heads import Heads, heads_of
from app.gathering.limits import MOST_HANDS
from app.gathering.models import LECTURE, MODULE, VISIT
from app.learners.codes import typed_digits
from app.security.tokens import is_token

MINUTES = (1, 3, 5, 10)
"""So long a timer can run."""
Slip = Literal["", "number", "many"]


@dataclass(frozen=True, slots=True)
class StartForm:
    """`what`: the code of a module, or a kind that has none. `shown`: languages on the projector."""

    token: str = ""
    what: str = ""
    shown: tuple[str, ...] = ()
    problem: str = ""

    @property
    def kind(self) -> str:
        """What it will be."""
        return self.what if self.what in {LECTURE, VISIT} else MODULE

    @property
    def module(self) -> str:
        """About what, if it is about a module."""
        return self.what if self.kind == MODULE else ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whole numbers as they were typed, and as they were meant; `slips` by the name of the field."""

    typed: Mapping[str, str] = field(default_factory=dict)
    meant: Mapping[str, int] = field(default_factory=dict)
    slips: Mapping[str, Slip] = field(default_factory=dict)


def read_start(posted: Posted, modules: Iterable[str]) -> StartForm:
    """What to begin. Without a token of ours it only says what was chosen on another page."""
    token, what = posted.first("token"), posted.first("what")
    known = what in {LECTURE, VISIT, *modules}
    return StartForm(
        token if is_token(token) else "", what if known else "", read_shown(posted), "" if known else "empty"
    )


def read_shown(posted: Posted) -> tuple[str, ...]:
    """One language or two; what is none of ours is as if it were not chosen."""
    found = [one for name in ("first", "second") if (one := i18n.offered(posted.first(name)))]
    return tuple(dict.fromkeys(one.code for one in found))


def read_version(posted: Posted) -> int | None:
    """Which version the page showed that was tapped; None where it does not say so."""
    return read_number(posted.first("version"))


def read_seconds(posted: Posted) -> int | None:
    """How long the timer runs; 0 takes it away."""
    minutes = read_number(posted.first("minutes"))
    return minutes * 60 if minutes is not None and minutes in {0, *MINUTES} else None


def read_numbers(given: Mapping[str, str]) -> Numbers:
    """Digits of any script; nothing is none."""
    meant: dict[str, int] = {}
    slips: dict[str, Slip] = {}
    for name, typed in given.items():
        digits = typed_digits(typed)
        if digits is None or (typed.strip() and not digits):
            slips[name] = "number"
        elif len(digits.lstrip("0")) > 3 or int(digits or 0) > MOST_HANDS:
            slips[name] = "many"
        else:
            meant[name] = int(digits or 0)
    return Numbers(dict(given), meant, slips)


def read_hands(posted: Posted) -> Numbers:
    """Raised hands, by option id."""
    return read_numbers({option: values[0] for option, values in posted.starting("hands.").items()})


def read_heads(posted: Posted) -> tuple[Numbers, Heads]:
    """How many were there, and what went well."""
    numbers = read_numbers({name: posted.first(name) for name in ("phones", "without")})
    meant = numbers.meant
    return numbers, heads_of(meant.get("phones", 0), meant.get("without", 0), posted.all("well"))
