"""Finds texts by words, in every script. Pure: texts in, the best ones out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self
from unicodedata import category, normalize

from app.content.models import SearchText

WORDS = re.compile(r"\w+")
MOST = 20
SNIPPET = 140
LONG = 5
ARTICLE = re.compile(r"^[وفبلك]?ال(?=\w{3})|^لل(?=\w{3})")
"""The Arabic article with what is written together with it: people look for the bare word, or do not."""
ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "\u0640": None})


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: where it is, and the words around the first match."""

    address: str
    title: str
    snippet: str
    lang: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A text made ready: the words of its title and body, folded, each with a space before it."""

    text: SearchText
    title: str
    body: str

    @classmethod
    def of(cls, text: SearchText) -> Self:
        """Cut into words once, not at every search."""
        return cls(text, _spaced(text.title), _spaced(text.text))


def search(entries: Iterable[Entry], query: str) -> tuple[Found, ...]:
    """Texts that hold every word of the query, at least as the beginning of a word; titles weigh more."""
    wanted = _cut(query)[:8]  # nothing that somebody looked for is kept
    if not wanted:
        return ()
    scored = [(score, entry.text) for entry in entries if (score := _score(entry, wanted))]
    scored.sort(key=lambda hit: -hit[0])
    return tuple(_found(text, wanted) for _, text in scored[:MOST])


def folded(text: str) -> str:
    """Without case, marks and spelling variants that readers do not type."""
    plain = "".join(sign for sign in normalize("NFKD", text) if category(sign) != "Mn")
    return plain.casefold().translate(ARABIC)


def _spaced(text: str) -> str:
    return "".join(f" {word}" for word in _cut(text))


def _cut(text: str) -> tuple[str, ...]:
    return tuple(ARTICLE.sub("", word) for word in WORDS.findall(folded(text)))


def _score(entry: Entry, wanted: Sequence[str]) -> int:
    """0 where a word is missing."""
    in_title = [f" {part}" in entry.title for part in wanted]
    in_body = [entry.body.count(f" {part}") for part in wanted]
    if not all(head or often for head, often in zip(in_title, in_body, strict=True)):
        return _as_one_word(entry.title.split(), "".join(wanted))
    return sum(in_title) * 20 + min(sum(in_body), 10) + (5 if entry.text.kind == "term" else 0)


def _as_one_word(title: Sequence[str], joined: str) -> int:
    """`payslip` means `pay slip`; only in titles, where it cannot be chance."""
    found = any("".join(title[at:]).startswith(joined) for at in range(len(title)))
    return 10 if found and len(joined) >= LONG else 0


def _found(text: SearchText, wanted: Sequence[str]) -> Found:
    return Found(text.address, text.title, snippet(_without_title(text), wanted), text.lang)


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
