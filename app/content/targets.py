"""Where a link may lead, and what each written target means."""

import re
from typing import NamedTuple
from urllib.parse import quote


class Target(NamedTuple):
    """kind: fact, contact, term, lang, step, page or web; value: `f08.week-hours`, `f42.phone`, `l11/c`, ..."""

    kind: str
    value: str


PAGES = frozenset({"help", "words", "search", "safety", "settings", "code", "me", "rest"}) | frozenset(
    {"work", "work/card", "work/risk", "work/poster"}
)
CONTACT_FIELDS = frozenset({"phone", "phone_alt", "chat", "email", "address", "name", "short_name"})
_ID = r"[a-z][a-z0-9-]{0,23}"
_PATTERNS = (
    ("fact", re.compile(rf"fact:({_ID}\.{_ID})\Z")),
    ("contact", re.compile(rf"contact:({_ID}(?:\.[a-z_]+)?)\Z")),
    ("term", re.compile(rf"term:({_ID})\Z")),
    ("lang", re.compile(r"lang:(fi|sv|en)\Z")),
    ("step", re.compile(rf"#({_ID})\Z")),
    ("page", re.compile(r"([a-z][0-9]{2}(?:/[a-z])?|[pe][0-9](?:/[a-z])?)\Z")),
)
_WEB = re.compile(
    r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#][^\s<>\"'\\`{}|^]*)?\Z"
)
_SAFE = "/?#[]@!$&()*+,;=%:~-._"


def target_of(href: str) -> Target | None:
    """What a link's address means, None if it is not allowed."""
    for kind, pattern in _PATTERNS:
        found = pattern.match(href)
        if found:
            return Target(kind, found.group(1))
    if href in PAGES:
        return Target("page", href)
    return Target("web", quote(href, _SAFE)) if _WEB.match(href) else None
