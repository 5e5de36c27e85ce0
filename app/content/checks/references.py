"""What the text refers to exists: facts, contacts, words, steps, pages, recordings, pictures."""

import re
from collections.abc import Callable, Mapping

from app.content.targets import CONTACT_FIELDS, PAGES
from app.content.words import WordFile
from app.content.world import World
from app.content.writing import Ref

TOOL = re.compile(r"t[0-9]{2}")
Judge = Callable[[World, str, Ref], bool]


def check(world: World) -> None:
    for key, ref in world.refs():
        code, judge = _JUDGES.get(ref.kind, _FINE)
        if not judge(world, key, ref):
            world.add(key, code, ref.line, ref.target, ref.col)
    _check_pictograms_of_markers(world)
    _check_term_lines(world)


def _fact(world: World, key: str, ref: Ref) -> bool:
    name, _, value = ref.target.partition(".")
    fact = world.registers.facts.get(name)
    return fact is not None and value in fact.values


def _contact(world: World, key: str, ref: Ref) -> bool:
    name, _, field = ref.target.partition(".")
    contact = world.registers.contacts.get(name)
    return contact is not None and field in {"", *CONTACT_FIELDS} and bool(contact.field(field))


def _term(world: World, key: str, ref: Ref) -> bool:
    return ref.target in _terms(world)


def _terms(world: World) -> frozenset[str]:
    glossary = world.compiled.get("term.en")
    return (
        frozenset(entry.id for entry in glossary.entries) if isinstance(glossary, WordFile) else frozenset()
    )


def _page(world: World, key: str, ref: Ref) -> bool:
    code, _, letter = ref.target.partition("/")
    source = world.sources().get(code)
    if not source:
        return ref.target in PAGES or _tool(world, ref.target)
    return not letter or any(lesson.letter == letter for lesson in source.lessons)


def _tool(world: World, target: str) -> bool:
    return bool(TOOL.fullmatch(target)) and (world.tools is None or target in world.tools)


def _media(world: World, key: str, ref: Ref) -> bool:
    """The recording is there; a video also has captions and a transcript in the language of the text."""
    found = world.files[key].found
    names = {path.name for path in world.folder.media.get(found.code, ())}
    stem = ref.target.removesuffix(".mp4")
    beside = (
        {f"{stem}.{found.lang}.vtt", f"{stem}.{found.lang}.txt"} if ref.target.endswith(".mp4") else set()
    )
    return {ref.target, *beside} <= names


def _pictogram(world: World, key: str, ref: Ref) -> bool:
    return world.pictograms is None or ref.target in world.pictograms


_FINE: tuple[str, Judge] = ("D003", lambda world, key, ref: True)
_JUDGES: Mapping[str, tuple[str, Judge]] = {
    "fact": ("D012", _fact),
    "contact": ("D013", _contact),
    "term": ("D014", _term),
    "page": ("D011", _page),
    "media": ("D007", _media),
    "pictogram": ("D010", _pictogram),
}


def _check_pictograms_of_markers(world: World) -> None:
    if world.pictograms is None:
        return
    for shelf in world.registers.tracks:
        if shelf.pictogram not in world.pictograms:
            world.add("tracks.toml", "D010", shelf.line, shelf.pictogram)
    for name, cards in world.registers.cards.items():
        for card in cards:
            if card.pictogram and card.pictogram not in world.pictograms:
                world.add(f"{name}.toml", "D010", card.line, card.pictogram)
    for key, edition in world.editions():
        named = [(1, edition.front.pictogram)]
        for lesson in edition.lessons:
            named.append((lesson.line, lesson.pictogram))
            named += [(item.line, item.pictogram) for item in lesson.items]
        for line, name in named:
            if name and name not in world.pictograms:
                world.add(key, "D010", line, name)


def _check_term_lines(world: World) -> None:
    """`terms=` of a marker."""
    known = _terms(world)
    for key, edition in world.editions():
        for item in edition.items.values():
            for name in item.terms:
                if name not in known:
                    world.add(key, "D014", item.line, name)
