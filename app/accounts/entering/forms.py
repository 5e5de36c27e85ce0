"""Reads what is typed at the door. Passwords and codes leave the form at once: error pages repeat what was posted."""

from dataclasses import dataclass, field

from app.accounts.emails import read_email
from app.forms import Posted

LONGEST_TYPED = 300


@dataclass(frozen=True, slots=True)
class SignIn:
    """An address as it was typed and as it is kept ("" for what cannot be one), and a password."""

    typed: str = ""
    email: str = ""
    password: str = field(default="", repr=False)

    @property
    def empty(self) -> tuple[str, ...]:
        """The fields with nothing in them."""
        named = (("email", self.typed), ("password", self.password))
        return tuple(name for name, value in named if not value)


def read_sign_in(form: Posted) -> SignIn:
    """Whoever signs in."""
    typed = form.first("email").strip()
    return SignIn(typed[:LONGEST_TYPED], read_email(typed) or "", taken(form, "password"))


def taken(form: Posted, name: str) -> str:
    """A field that from here on is in nobody's hands but ours."""
    value = form.first(name)
    form.pairs = tuple(pair for pair in form.pairs if pair[0] != name)
    return value
