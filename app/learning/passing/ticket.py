"""What a page that says "passed" holds, signed, so that only such a page leads to a certificate. Pure; never stored."""

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest
from re import fullmatch

from app.clock import HELSINKI
from app.security.boxes import derived, joined

SECONDS = 2 * 60 * 60
LONGEST = 120
_SHAPE = r"([a-z][0-9]{1,2})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,12})\.([0-9a-f]{8})\.([A-Za-z0-9_-]{43})"


@dataclass(frozen=True, slots=True)
class Passed:
    """A test that was passed: of which module, with so many right answers of so many, when (seconds since 1970).

    `version`: of which text, as it was then. A module may change before its certificate is printed.
    """

    code: str
    right: int
    total: int
    at: int
    version: str

    @property
    def day(self) -> date:
        """The day in Finland."""
        return datetime.fromtimestamp(self.at, HELSINKI).date()


def ticket(salt: bytes, passed: Passed) -> str:
    """For a form on the page with the result."""
    return f"{_said(passed)}.{_mark(salt, passed)}"


def read_ticket(salt: bytes, text: str, now: int) -> Passed | None:
    """From a form; None for what this server did not sign in the last two hours."""
    found = fullmatch(_SHAPE, text[:LONGEST])
    if found is None:
        return None
    code, right, total, at, version, mark = found.groups()
    passed = Passed(code, int(right), int(total), int(at), version)
    # the same numbers have one writing only
    whole = compare_digest(mark, _mark(salt, passed)) and text == f"{_said(passed)}.{mark}"
    return passed if whole and 0 <= now - passed.at <= SECONDS else None


def _said(passed: Passed) -> str:
    return f"{passed.code}.{passed.right}.{passed.total}.{passed.at}.{passed.version}"


def _mark(salt: bytes, passed: Passed) -> str:
    made = hmac.digest(derived(salt, "certificate"), joined((_said(passed).encode("ascii"),)), "sha256")
    return urlsafe_b64encode(made).decode().rstrip("=")
