"""One lesson for one reader."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from app.content.compiled import Edition, ItemText, LessonText
from app.content.filling import Filling
from app.content.indexing import Chooser
from app.content.itemview import item_view
from app.content.models import FactView, Item, Lesson, Term
from app.content.shapes import ItemShape, ModuleShape
from app.content.slots import plain
from app.content.states import Chosen, page_states


class Words(NamedTuple):
    """Words from outside the module: glossary terms of this reader, by id, and what gives a fact, if there is one."""

    terms: Mapping[str, Term]
    fact: Callable[[str], FactView | None]


class Picked(NamedTuple):
    """An item of the source, the words chosen for it and why."""

    shape: ItemShape
    source: ItemText
    words: ItemText
    chosen: Chosen


def lesson_view(
    shape: ModuleShape,
    letter: str,
    editions: Mapping[str, Edition],
    chooser: Chooser,
    filling: Filling,
    words: Words,
) -> Lesson:
    """The lesson `letter` of a module; `editions` by language, the source among them."""
    source = _part(editions[shape.source], letter)
    heading = chooser.lesson(letter)
    own = _part(editions[heading.lang], letter)
    picked = _pick(shape, source, editions, chooser)
    names = [name for name in _term_names(own, picked) if name in words.terms]
    steps = {one.shape.id: one.shape.number for one in picked}
    filling = replace(filling, steps=steps, terms={name: at for at, name in enumerate(names, 1)})
    items = tuple(
        item_view(one.shape, one.source, one.words, one.chosen, filling, words.terms.get) for one in picked
    )
    facts = [fact for name in source.facts if (fact := words.fact(name))]
    title = plain(filling(own.title))
    return Lesson(
        shape.code,
        letter,
        list(shape.lessons).index(letter) + 1,
        title,
        source.minutes,
        source.note,
        filling(own.note_html),
        filling(own.intro),
        source.short,
        source.pictogram,
        items,
        tuple(words.terms[name] for name in names),
        tuple(facts),
        heading.lang,
        page_states([heading, *(one.chosen for one in picked)]),
        _text(title, filling(own.intro), items),
    )


def _part(edition: Edition, letter: str) -> LessonText:
    return next(lesson for lesson in edition.lessons if lesson.letter == letter)


def _pick(
    shape: ModuleShape, source: LessonText, editions: Mapping[str, Edition], chooser: Chooser
) -> list[Picked]:
    items = {lang: edition.items for lang, edition in editions.items()}
    found = []
    for item in source.items:
        chosen = chooser.item(item.id, item.kind, item.critical)
        found.append(Picked(shape.items[item.id], item, items[chosen.lang][item.id], chosen))
    return found


def _term_names(heading: LessonText, picked: list[Picked]) -> list[str]:
    """Terms in the order they are met: links in the text, then the item's term line."""
    names = [ref.target for ref in heading.refs if ref.kind == "term"]
    for one in picked:
        names += [ref.target for ref in one.words.refs if ref.kind == "term"]
        names += one.source.terms
    return list(dict.fromkeys(names))


def _text(title: str, intro: str, items: tuple[Item, ...]) -> str:
    return " ".join(part for part in (title, plain(intro), *(item.text for item in items)) if part)
