"""The cookies: their names, and how they are set and taken away (SAFETY K5, C2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie of ours. Under ASKEL_ALLOW_HTTP it has neither prefix nor Secure."""

    letter: str
    secure: bool = True

    @property
    def name(self) -> str:
        """`__Host-a`: the browser then refuses it from anywhere but this very host."""
        return f"__Host-{self.letter}" if self.secure else self.letter

    def read(self, request: HTTPConnection) -> str:
        """Its value, or nothing. Not by the standard library, which takes long over values in quotes."""
        return next(filter(None, map(self.within, _headers(request))), "")

    def within(self, header: bytes) -> str:
        """Its value in a Cookie header, or nothing: for the hot roads, which make no request object."""
        wanted = self.name.encode()
        for pair in header.split(b";"):
            name, _, value = pair.strip().partition(b"=")
            if name == wanted:
                return value.decode("latin-1")
        return ""

    def set(self, response: Response, value: str, *, days: int = 0) -> None:
        """Set it for this browser session or, on somebody's own phone, for some days."""
        response.set_cookie(
            self.name,
            value,
            max_age=days * 86400 if days else None,
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="strict",
        )

    def expire(self, response: Response) -> None:
        """Take it away."""
        response.set_cookie(
            self.name, "", max_age=0, path="/", secure=self.secure, httponly=True, samesite="strict"
        )


def _headers(request: HTTPConnection) -> Iterator[bytes]:
    return (value for name, value in request.scope["headers"] if name == b"cookie")


EMPTY = "-"
"""The carried cookie with nothing in it: something for the exit to take away. By that alone Chromium knows that it must
not show a page from its memory on Back, with what was typed on it (SAFETY E3). Scripts see to that themselves, so only
browsers without them ask for it (templates/base.html)."""


@dataclass(frozen=True, slots=True)
class Cookies:
    """The session, how pages should look, what one form hands on to the next page; the desk's own two: its
    session, and the question that a passkey is just answering; what a phone holds that another lets in; and the two
    of a group session: its seat, and what was answered there, which only this phone keeps."""

    session: Cookie
    preferences: Cookie
    carried: Cookie
    desk: Cookie
    asked: Cookie
    waiting: Cookie
    seat: Cookie
    brought: Cookie

    @classmethod
    def build(cls, *, secure: bool) -> "Cookies":
        """All, by the one switch."""
        return cls(*(Cookie(letter, secure) for letter in "apndqwgb"))

    def expire(self, response: Response) -> None:
        """Take those of the learner side away."""
        ours = (self.session, self.preferences, self.carried, self.waiting, self.seat, self.brought)
        for cookie in ours:
            cookie.expire(response)
