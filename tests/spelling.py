"""Every word that the product says in a language, and whether a dictionary knows it."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from app import i18n
from app.commands.catalogues import collected, read
from app.config import ROOT
from app.content.rawtext import typed

Knows = Callable[[str], bool]
HUNSPELL = {"en": "en_US", "sv": "sv_SE"}
"""Dictionaries from the packages chunspell and hunspell-sv; British spellings are in spelling/en.txt."""
LISTS = ROOT / "tests" / "contract" / "spelling"

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_HALF = re.compile(r"\w+-(?!\w)")
"""Arbets- och: the rest of the word stands later."""
_OTHER_LANGUAGE = re.compile(r"\[[^\[\]]*\]\(lang:\w+\)")
_MACHINE = re.compile(
    r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:fi|eu|org|com|md|toml)\b\S*|%\(\w+\)[sd]"
)
_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_SPOKEN_HEAD = re.compile(r"^(?:title: |  - )(.*)$", re.MULTILINE)
_SHOUTED = re.compile(r"[A-ZÅÄÖ]{2,}|\b[A-ZÅÄÖ]-[a-zåäö]+-")
"""Abbreviations, and the loud part of a word where a line says how Finnish sounds: PALK-ka."""


@cache
def words_of(lang: str) -> dict[str, str]:
    """Each word as it is first written, and where that is."""
    found: dict[str, str] = {}
    for place, text in _texts(lang):
        for line in _HALF.sub(" ", _MACHINE.sub(" ", text)).splitlines():
            words = _WORD.findall(line)
            loud = [word for word in words if _SHOUTED.search(word)]
            if 2 * len(loud) < len(words):
                found |= {
                    word: found.get(word, place) for word in words if word not in loud and len(word) > 1
                }
    return found


def unknown(lang: str, knows: Knows) -> dict[str, str]:
    """Words that neither the dictionary nor our own list knows, and where each stands first."""
    ours = frozenset(listed(lang))
    return {word: place for word, place in words_of(lang).items() if not _right(word, knows, ours)}


def listed(lang: str) -> list[str]:
    """Our own words: names, terms, and words that are too new or too Finnish for the dictionary."""
    return (LISTS / f"{lang}.txt").read_text("utf-8").split()


def forms(word: str) -> set[str]:
    """In which forms a word is looked for: without a capital or ’s, and in its parts."""
    plain = word.replace("’", "'")
    whole = {plain, plain.removesuffix("'s")}
    parts = {part for part in re.split("[-']", plain) if len(part) > 1}
    return {form for one in whole | parts for form in (one, one.lower())}


def _right(word: str, knows: Knows, ours: frozenset[str]) -> bool:
    plain = word.replace("’", "'")
    whole = {plain, plain.removesuffix("'s")}
    if any(form in ours or knows(form) for one in whole for form in (one, one.lower())):
        return True
    parts = [part for part in re.split("[-']", plain) if part]
    return len(parts) > 1 and all(_right(part, knows, ours) for part in parts)


def _texts(lang: str) -> Iterator[tuple[str, str]]:
    """Modules, notes for hosts, words and glossary, then the strings of the interface, each with its place."""
    for path in sorted((ROOT / "modules").rglob("*.md")):
        ours = path.name == f"{lang}.md" or path.name.endswith(f".{lang}.md")
        if ours and path.parent.name != "style":
            yield path.relative_to(ROOT).as_posix(), _prose(path.read_text("utf-8"))
    for message in collected() if lang == "en" else read(i18n.REGISTRY[lang], ROOT / "locales"):
        words = (message.id if lang == "en" else message.string) or ""
        for form in [words] if isinstance(words, str) else words:
            if message.id and form:
                yield f"the string “{form[:40]}”", form


def _prose(text: str) -> str:
    """What a reader reads of a file: no markers, no addresses, no words of another language."""
    head = _HEAD.match(text)
    spoken = " ".join(_SPOKEN_HEAD.findall(head.group(1))) if head else ""
    body = _OTHER_LANGUAGE.sub(" ", text[head.end() if head else 0 :])
    return "\n".join([spoken, *(typed(line) for line in body.splitlines())])


def dictionary(lang: str) -> Knows:
    """What knows the words of a language. Raises ImportError where it is not installed."""
    return _voikko() if lang == "fi" else _hunspell(lang)


@cache
def _hunspell(lang: str) -> Knows:
    import hunspell

    folders = {
        "en": Path(hunspell.__file__).parent / "dictionaries",
        "sv": Path(sys.prefix) / "share" / "hunspell",
    }
    if not (folders[lang] / f"{HUNSPELL[lang]}.dic").exists():
        raise ImportError(HUNSPELL[lang])
    found = hunspell.Hunspell(HUNSPELL[lang], hunspell_data_dir=str(folders[lang]))
    return found.spell  # type: ignore[no-any-return]


@cache
def _voikko() -> Knows:
    import pyvoikko

    return lambda word: bool(pyvoikko.analyse(word))
