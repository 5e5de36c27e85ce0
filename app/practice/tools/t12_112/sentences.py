"""Which language somebody speaks, as one says it to the emergency number: in English and in good Finnish. Pure.

These are words for the operator, the same for every reader, so they do not wait for a translation.
"""

from collections.abc import Mapping
from typing import NamedTuple

from app import i18n
from app.contacts.words import language_name


class Sentences(NamedTuple):
    """`I speak Arabic.` and `Puhun arabiaa.`"""

    english: str
    finnish: str


PARTITIVES: Mapping[str, str] = {
    "fi": "suomea", "sv": "ruotsia", "en": "englantia", "ar": "arabiaa", "so": "somalia", "prs": "daria",
    "fa": "persiaa", "ckb": "kurdia, soranin murretta", "ru": "venäjää", "uk": "ukrainaa", "th": "thaita",
    "vi": "vietnamia", "ne": "nepalia", "bn": "bengalia", "fil": "filipinoa", "tr": "turkkia", "fr": "ranskaa",
    "zh-Hans": "kiinaa", "hi": "hindiä", "sq": "albaniaa", "am": "amharaa", "bg": "bulgariaa", "my": "burmaa",
    "es": "espanjaa", "ka": "georgiaa", "ku": "kurdia", "rw": "ruandaa", "lv": "latviaa", "ln": "lingalaa",
    "lt": "liettuaa", "om": "oromoa", "ps": "paštua", "pt": "portugalia", "pl": "puolaa", "pa": "pandžabia",
    "ro": "romaniaa", "si": "sinhalaa", "sw": "swahilia", "tg": "tadžikkia", "ta": "tamilia", "ti": "tigrinjaa",
    "hu": "unkaria", "ur": "urdua", "uz": "uzbekkia", "et": "viroa",
}  # fmt: skip
"""Languages as Finnish speakers say that somebody speaks them: those of the registry, and more."""

ENGLISH: Mapping[str, str] = {"ckb": "Kurdish, Sorani", "zh-Hans": "Chinese"}
"""Where the registry's name is one of writing, or one that few people know."""


def sentences(lang: str) -> Sentences:
    """For any language; one that is not listed is named in Finnish without bending its name."""
    english = ENGLISH.get(lang) or language_name(lang, i18n.REGISTRY["en"])
    bent = PARTITIVES.get(lang)
    finnish = bent if bent else f"tätä kieltä: {language_name(lang, i18n.REGISTRY['fi'])}"
    return Sentences(f"I speak {english}.", f"Puhun {finnish}.")
