"""Numbers in words: the few that laws like, in the languages of the authors."""

import re
from collections.abc import Iterator

_WORDS = {
    "en": (
        "two three four five six seven eight nine ten eleven twelve fourteen thirty forty fifty",
        "2 3 4 5 6 7 8 9 10 11 12 14 30 40 50",
    ),
    "fi": (
        "kaksi kahden kolme kolmen neljä neljän viisi viiden kuusi kuuden seitsemän kahdeksan yhdeksän "
        "kymmenen yksitoista yhdentoista kaksitoista neljätoista kolmekymmentä neljäkymmentä viisikymmentä",
        "2 2 3 3 4 4 5 5 6 6 7 8 9 10 11 11 12 14 30 40 50",
    ),
    "sv": (
        "två tre fyra fem sex sju åtta nio tio elva tolv fjorton trettio fyrtio femtio",
        "2 3 4 5 6 7 8 9 10 11 12 14 30 40 50",
    ),
}
"""One is left out: it is an article too."""
NUMERALS = {
    lang: dict(zip(words.split(), numbers.split(), strict=True)) for lang, (words, numbers) in _WORDS.items()
}
_WORD = re.compile(r"[^\W\d_]+")


def in_words(text: str, lang: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every number in words, and its digits."""
    known = NUMERALS.get(lang, {})
    for found in _WORD.finditer(text) if known else ():
        number = known.get(found.group().casefold())
        if number:
            yield found, number
