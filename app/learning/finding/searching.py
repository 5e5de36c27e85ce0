"""Finds texts by words, in every script. Pure: texts in, the best ones out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import category, normalize

from app.content.models import SearchText

WORDS = re.compile(r"\w+")
MOST = 20
SNIPPET = 140
ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "\u0640": None})


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: what it is, where it is, and the words around the first match."""

    kind: str
    address: str
    title: str
    snippet: str
    lang: str
    score: int


def search(texts: Iterable[SearchText], query: str) -> tuple[Found, ...]:
    """Texts that hold every word of the query, at least as the beginning of a word; titles weigh more."""
    wanted = WORDS.findall(folded(query))[:8]
    if not wanted:
        return ()
    found = [hit for text in texts if (hit := _hit(text, wanted))]
    found.sort(key=lambda hit: -hit.score)
    return tuple(found[:MOST])


def folded(text: str) -> str:
    """Without case, marks and spelling variants that readers do not type."""
    plain = "".join(sign for sign in normalize("NFKD", text) if category(sign) != "Mn")
    return plain.casefold().translate(ARABIC)


def _hit(text: SearchText, wanted: Sequence[str]) -> Found | None:
    title, body = WORDS.findall(folded(text.title)), WORDS.findall(folded(text.text))
    in_title = sum(any(word.startswith(part) for word in title) for part in wanted)
    if not all(any(word.startswith(part) for word in (*title, *body)) for part in wanted):
        return None
    often = sum(word.startswith(part) for part in wanted for word in body)
    score = in_title * 20 + min(often, 10) + (5 if text.kind == "term" else 0)
    shown = snippet(_without_title(text), wanted)
    return Found(text.kind, text.address, text.title, shown, text.lang, score)


def _without_title(text: SearchText) -> str:
    """A text may begin with its own title, which stands above the snippet already."""
    begins = text.text[: len(text.title)].casefold() == text.title.casefold()
    return text.text[len(text.title) :] if begins else text.text


def snippet(text: str, wanted: Sequence[str]) -> str:
    """A piece of the text around the first match, cut at words."""
    words = text.split()
    at = next(
        (
            i
            for i, word in enumerate(words)
            if any(folded(word).lstrip("\"'(«").startswith(part) for part in wanted)
        ),
        0,
    )
    start = max(0, at - 6)
    piece = " ".join(words[start:])
    cut = piece if len(piece) <= SNIPPET else piece[:SNIPPET].rsplit(" ", 1)[0] + " …"
    return ("… " if start else "") + cut
