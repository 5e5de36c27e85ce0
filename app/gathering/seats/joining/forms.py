"""Reads the code that the host shows, as somebody typed it."""

from dataclasses import dataclass, field

from app.forms import Posted
from app.gathering.codes import LENGTH, read_join_code
from app.learners.codes import LONGEST_INPUT, typed_digits
from app.security.tokens import is_token, random_token


@dataclass(frozen=True, slots=True)
class JoinForm:
    """`slip`: what is wrong with the digits, if that shows without asking anybody. `token`: one form, one seat."""

    typed: str = ""
    digits: str = ""
    slip: str = ""
    token: str = field(default="", repr=False)

    @property
    def count(self) -> int:
        """How many digits were typed."""
        return len(typed_digits(self.typed) or "")


def read_join_form(form: Posted) -> JoinForm:
    """What was typed, looked into."""
    typed, token = form.first("digits"), form.first("token")
    digits = read_join_code(typed) or ""
    slip = "" if digits else _slip(typed)
    return JoinForm(typed[:LONGEST_INPUT], digits, slip, token if is_token(token) else random_token())


def _slip(typed: str) -> str:
    found = typed_digits(typed)
    if not typed.strip():
        return "empty"
    if not found or len(typed) > LONGEST_INPUT:
        return "not digits"
    return "length" if len(found) != LENGTH else "digit"
