"""Reads what is sent about codes. What only passes through (`onward`, `kept`) is bounded and never looked into."""

from dataclasses import dataclass, field
from re import fullmatch

from app.forms import MOST_PACKED, Posted, packed, unpacked
from app.learners.codes import LENGTH, LONGEST_INPUT, is_code, typed_digits
from app.learners.digits import slip_in
from app.learners.models import KEEP_LEAST, KEEP_MOST
from app.learners.sharing.models import FINISHED, LEVELS
from app.security.tokens import is_token, random_token

CARD = "card"
ROOM = "room/keep"
"""What was done in a group session is kept by the phone itself until it has a code."""
LESSON = r"[a-z][0-9]{1,2}/[a-z]"
TOOL = r"t[0-9]{2}"
ONWARD = rf"{LESSON}|[a-z][0-9]{{1,2}}|me|me/old|tools|notebook|{CARD}|{ROOM}"
"""No page of staff: a code is a learner's, and a form made elsewhere leads nowhere else with it."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Where the reader goes on afterwards (`l03/a`), and what was ticked there before there was a code."""

    onward: str = ""
    kept: str = ""

    @property
    def takes(self) -> str:
        """The address that takes what was kept, of a lesson, a tool, a card or a group. Nothing where nothing was."""
        if self.kept and fullmatch(LESSON, self.onward):
            return f"{self.onward}/answers"
        return self.onward if self.kept and fullmatch(f"{TOOL}|{CARD}|{ROOM}", self.onward) else ""

    @classmethod
    def with_card(cls, digits: str) -> "Passing":
        """Back to this card afterwards."""
        return cls(CARD, packed([("digits", digits)]))


@dataclass(frozen=True, slots=True)
class CodeForm:
    """A code as it was typed. `slip`: what is wrong with it, if that shows without asking anybody."""

    typed: str = field(repr=False)
    digits: str = field(repr=False)
    slip: str
    own_phone: bool


@dataclass(frozen=True, slots=True)
class CardForm:
    """A card as it was typed, and what its reader chose to share. `again`: to the progress that it was made for."""

    typed: str
    digits: str
    slip: str
    level: str
    lets_back: bool
    again: bool


def read_passing(form: Posted) -> Passing:
    """What passes through; anything that is not one of our own places or too long is dropped."""
    onward, kept = form.first("onward"), form.first("kept")
    return Passing(
        onward if fullmatch(ONWARD, onward) else "",
        kept if len(kept) <= MOST_PACKED else "",
    )


def read_code_form(form: Posted) -> CodeForm | None:
    """The typed code, or None where the form has no such field: then somebody only comes to the page."""
    if not any(name == "code" for name, _ in form.pairs):
        return None
    typed = form.first("code")
    # From here on the code is in nobody's hands but ours: an error page repeats what was posted.
    form.pairs = tuple(pair for pair in form.pairs if pair[0] != "code")
    return code_form(typed, own_phone=form.first("own") == "1")


def code_form(typed: str, *, own_phone: bool) -> CodeForm:
    """What was typed, looked into."""
    digits = typed_digits(typed)
    return CodeForm(typed[:LONGEST_INPUT], digits or "", _slip(typed, digits), own_phone)


def read_card_form(form: Posted) -> CardForm | None:
    """The card and the choices; None where there is no card: then somebody only comes to the page."""
    kept = unpacked(form.first("kept")).first("digits")
    typed = form.first("digits", kept)
    if not typed and not any(name == "digits" for name, _ in form.pairs):
        return None
    level = form.first("level")
    return card_form(
        typed,
        level=level if level in LEVELS else FINISHED,
        lets_back=form.first("back") == "1",
        again=form.first("again") == "1",
    )


def card_form(typed: str, *, level: str = FINISHED, lets_back: bool = False, again: bool = False) -> CardForm:
    """What was typed, looked into."""
    digits = typed_digits(typed)
    return CardForm(typed[:LONGEST_INPUT], digits or "", slip_in(typed), level, lets_back, again)


def read_token(form: Posted) -> str:
    """The form token; a fresh one where none came, so that it is nobody else's."""
    token = form.first("token")
    return token if is_token(token) else random_token()


def read_days(form: Posted) -> int | None:
    """Days from the least to the most that a learner may choose."""
    days = form.first("days").strip()[:8]
    return int(days) if days.isdecimal() and KEEP_LEAST <= int(days) <= KEEP_MOST else None


def _slip(typed: str, digits: str | None) -> str:
    if not typed.strip():
        return "empty"
    if digits is None or not digits or len(typed) > LONGEST_INPUT:
        return "not digits"
    if len(digits) != LENGTH:
        return "length"
    return "" if is_code(digits) else "digit"
