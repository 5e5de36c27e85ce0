"""Makes any text safe to set: one form of each letter, nothing invisible that turns or breaks a line."""

import re
import unicodedata
from collections.abc import Iterator

from app.handouts.coverage import covered

LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
EMPTY_LINES = re.compile(r"\n(?:[ \u00a0]*\n){2,}")
UNSEEN = re.compile(
    # controls, embeddings and overrides of direction, variants of emoji, tags, byte order marks
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    r"\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"
)
ARABIC_FORMS = re.compile(r"[\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]")
UNBROKEN = re.compile(r"[^\s\u0e00-\u0e7f\u2e80-\u9fff\u200b]{41,}")
ISOLATE = re.compile(r"[\u2066-\u2068]([^\u2066-\u2069\n]{1,30})\u2069")
NUMBERS = re.compile(
    r"[\u2066-\u2068]([^\u2066-\u2069\n]{1,30})\u2069|(\+?\d+(?:[ \u00a0\u202f.:/\u2013-]{1,3}\d+)+)"
)
MARKS = re.compile(r"[\u2066-\u2069]")
LONGEST_UNBROKEN = 30
JOINER = "\u200d"
JOINERS = "\u200c\u200d"
BETWEEN = "\n\u200b\u2066\u2067\u2068\u2069"
"""Ends of lines and of words, and isolates: they are no glyphs, and a mark cannot stand on them."""
UNPRINTED = "\u00ad\u034f\u061c\u200e\u200f"
"""Hints for breaking and turning lines, which paper does not need: each text has its direction."""
INVISIBLE = frozenset(JOINERS + BETWEEN + UNPRINTED)
MARKS_ON_ONE = 4
"""A letter of any of our languages carries fewer; thousands of them would keep the press busy for minutes."""
SKIN = range(0x1F3FB, 0x1F400)
MISSING = "\ufffd"


def tidy(text: str) -> str:
    """NFC, plain letters, line ends as \\n; nothing else that cannot be seen but joiners and isolates."""
    text = UNSEEN.sub("", LINE_ENDS.sub("\n", text)).replace("\t", " ")
    text = EMPTY_LINES.sub("\n\n", text)
    text = ARABIC_FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    text = "".join(MISSING if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return _few_marks(unicodedata.normalize("NFC", text))


def _few_marks(text: str) -> str:
    kept, marks = [], 0
    for letter in text:
        marks = (
            marks + 1 if letter in INVISIBLE - {"\n"} or unicodedata.category(letter).startswith("M") else 0
        )
        if marks <= MARKS_ON_ONE:
            kept.append(letter)
    return "".join(kept)


def printable(text: str) -> str:
    """Tidy text in which each sign that no font of ours has is a question mark in a box that can be seen.

    So is a mark without a letter before it, or on a letter of another script: no one font has both.
    """
    kept: list[str] = []
    before, fonts = "", 0  # those that have the letter and all that stands on it; 0 after what is no letter
    for letter in tidy(text):
        have, kind = covered().get(ord(letter), 0), unicodedata.category(letter)[0]
        if letter in JOINERS:
            kept += letter if fonts & have else ""
        elif letter in BETWEEN:
            kept.append(letter)
            fonts = 0
        elif letter not in UNPRINTED:
            on = fonts & have if kind == "M" else have
            if on:
                kept.append(letter)
            elif before != JOINER and ord(letter) not in SKIN:
                kept.append(MISSING)
            fonts = on if kind in "LM" else 0
        before = letter
    return "".join(kept)


def missing(text: str) -> frozenset[str]:
    """The signs of a text that cannot be printed, to tell whoever wrote it."""
    return frozenset(one for one in tidy(text) if one not in INVISIBLE and ord(one) not in covered())


def breakable(text: str) -> str:
    """An endless word may break somewhere, so that it stays on the sheet."""
    return UNBROKEN.sub(lambda found: "\u200b".join(_pieces(found.group())), text)


def _pieces(word: str, length: int = 20) -> Iterator[str]:
    start = 0
    for place, letter in enumerate(word):
        if place - start >= length and letter not in JOINERS and unicodedata.category(letter)[0] != "M":
            yield word[start:place]
            start = place
    yield word[start:]


def parts(text: str, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    """A text in pieces; True for one that keeps its own order inside the others, and its line.

    Those are what stands between marks of isolation and, where text runs from right to left, numbers in groups: the
    parts of a phone number or of "9:00-17:00" would change places.
    """
    end = 0
    for found in (NUMBERS if right_to_left else ISOLATE).finditer(text):
        own = next(group for group in found.groups() if group)
        if len(own) <= LONGEST_UNBROKEN:
            yield MARKS.sub("", text[end : found.start()]), False
            yield own, True
            end = found.end()
    yield MARKS.sub("", text[end:]), False
