"""The cookie of a new phone: a random value, and a mark once it has typed digits that were good. Pure."""

from dataclasses import dataclass, field

from app.security.tokens import is_token, random_token

MARK = "."


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the new phone holds. `near`: some old phone knows of it, or did."""

    token: str = field(repr=False)
    near: bool = False

    @property
    def cookie(self) -> str:
        """As the phone keeps it."""
        return self.token + MARK * self.near


def read_waiting(cookie: str) -> Waiting | None:
    """From the cookie; None for what this server never gave."""
    token = cookie.removesuffix(MARK)
    return Waiting(token, near=token != cookie) if is_token(token) else None


def new_waiting() -> Waiting:
    """For a phone that comes for the first time, or again."""
    return Waiting(random_token())
