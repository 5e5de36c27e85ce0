"""Labels, pure: two friendly words under which a learner appears to a coach, and what no label may hold."""

import re
from collections.abc import Collection
from itertools import count
from secrets import choice
from typing import Literal
from unicodedata import normalize

from app.forms import one_line
from app.learners.sharing.models import LONGEST_LABEL

Problem = Literal["", "empty", "long", "mail", "number"]
"""What is wrong with a label or a name; "" for nothing."""

MOST_DIGITS = 4
_NUMBER = re.compile(rf"(?:\d[\W_]*){{{MOST_DIGITS + 1}}}")
_MAIL = re.compile(r"@|[(\[{]\s*at\s*[)\]}]", re.IGNORECASE)

# Only words that are kind to be called by. Of one gender in a language where words agree.
_WORDS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        "{quality} {thing}",
        ("blue", "green", "golden", "silver", "quiet", "calm", "bright", "warm", "early", "gentle", "fresh", "clear"),
        (
            "heron", "birch", "swan", "maple", "lantern", "meadow", "river", "island", "pine", "star", "clover",
            "lark", "pebble", "harbour", "cloud", "feather", "garden", "morning", "mitten", "bell",
        ),
    ),
    "fi": (
        "{quality} {thing}",
        (
            "sininen", "vihreä", "kultainen", "hopeinen", "hiljainen", "rauhallinen", "kirkas", "lämmin", "varhainen",
            "lempeä", "raikas", "selkeä",
        ),
        (
            "haikara", "koivu", "joutsen", "vaahtera", "lyhty", "niitty", "joki", "saari", "mänty", "tähti", "apila",
            "kiuru", "kivi", "satama", "pilvi", "sulka", "puutarha", "aamu", "lapanen", "kello",
        ),
    ),
    "sv": (
        "{quality} {thing}",
        (
            "blå", "grön", "gyllene", "silvrig", "stilla", "lugn", "ljus", "varm", "tidig", "mild", "frisk", "klar",
        ),
        (
            "häger", "björk", "svan", "lönn", "lykta", "äng", "älv", "holme", "tall", "stjärna", "klöver",
            "lärka", "sten", "hamn", "sky", "fjäder", "trädgård", "morgon", "vante", "klocka",
        ),
    ),
    "ar": (
        "{thing} {quality}",
        ("أزرق", "أخضر", "ذهبي", "فضي", "هادئ", "مشرق", "دافئ", "لطيف", "صافٍ", "ساطع"),
        (
            "بلشون", "نجم", "قمر", "نهر", "بستان", "جسر", "فجر", "قنديل", "صباح", "نسيم", "غيم", "طاووس",
            "زيتون", "ياسمين", "ريحان", "مرج", "غصن", "كروان", "عقيق", "ميناء",
        ),
    ),
}  # fmt: skip


def new_label(taken: Collection[str], lang: str) -> str:
    """Two words that no other learner of this coach has: at random, so that they say nothing of anybody."""
    pattern, qualities, things = _WORDS.get(lang, _WORDS["en"])
    every = [pattern.format(quality=quality, thing=thing) for quality in qualities for thing in things]
    gone = {one.casefold() for one in taken}
    free = [one for one in every if one.casefold() not in gone]
    return choice(free) if free else _numbered(choice(every), gone)


def label_problem(text: str, longest: int = LONGEST_LABEL) -> Problem:
    """Why this can be no label, and no name of a group. Names of people nobody can tell: the form warns of them."""
    plain = normalize("NFKC", one_line(text))
    if not any(sign.isalnum() for sign in plain):
        return "empty"
    if _MAIL.search(plain):
        return "mail"
    # also numerals that are no decimal digits, as Ethiopic and Chinese ones
    if _NUMBER.search("".join("0" if sign.isnumeric() else sign for sign in plain)):
        return "number"
    return "long" if len(one_line(text)) > longest else ""


def _numbered(label: str, gone: Collection[str]) -> str:
    return next(one for number in count(2) if (one := f"{label} {number}").casefold() not in gone)
