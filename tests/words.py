"""Subject words (SAFETY E4): finds what must not be seen from outside, in any language."""

import re
import tomllib
from functools import cache
from pathlib import Path
from unicodedata import normalize

LIST = Path(__file__).parent / "contract" / "subject_words.toml"
SPACELESS = re.compile(r"[\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u3400-\u9fff]")


def subject_words(text: str) -> list[str]:
    """Every subject word in a text, in the order of the text."""
    return _all_in(_pattern("words"), text)


def title_words(text: str) -> list[str]:
    """The same, and the words that are only kept out of titles."""
    return _all_in(_pattern("words"), text) + _all_in(_pattern("titles"), text)


def _all_in(pattern: re.Pattern[str], text: str) -> list[str]:
    return pattern.findall(normalize("NFC", text).lower())


@cache
def _pattern(part: str) -> re.Pattern[str]:
    listed = tomllib.loads(LIST.read_text("utf-8"))
    found = (
        listed["titles"]
        if part == "titles"
        else [word for words in listed["words"].values() for word in words]
    )
    return re.compile("|".join(_one(normalize("NFC", word).lower()) for word in found))


def _one(word: str) -> str:
    return re.escape(word) if SPACELESS.search(word) else r"(?<![^\W_])" + re.escape(word)
