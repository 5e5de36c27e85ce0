"""The light index: what the library keeps in memory of every module, in every language."""

from typing import NamedTuple

from app.content.activity import activities
from app.content.compiled import Edition, Front, ItemText, LessonText
from app.content.shapes import ItemShape, ModuleShape, Right


class ItemRow(NamedTuple):
    """An item of the source. `right` is packed: what kind of answer, then ids or pairs of them."""

    id: str
    kind: str
    revision: str
    options: tuple[str, ...]
    piles: tuple[str, ...]
    right: tuple[str, ...]
    critical: bool


class LessonRow(NamedTuple):
    letter: str
    minutes: int
    note: str
    short: bool
    pictogram: str
    facts: tuple[str, ...]
    contacts: tuple[str, ...]
    items: tuple[ItemRow, ...]
    test: bool


class ModuleRow(NamedTuple):
    code: str
    slug: str
    source: str
    languages: tuple[str, ...]
    front: Front
    lessons: tuple[LessonRow, ...]


class HeadRow(NamedTuple):
    """Title and lesson titles of a module as readers of one language get them."""

    code: str
    reader: str
    lang: str
    title: str
    aims: tuple[str, ...]
    titles: tuple[str, ...]
    title_langs: tuple[str, ...]
    states: tuple[str, ...]


class MediaRow(NamedTuple):
    """A media file: size in bytes, length in seconds (0: unknown), and a transcript's text."""

    code: str
    name: str
    size: int
    seconds: int
    text: str = ""


class WarningRow(NamedTuple):
    """A diagnostic that does not keep the library from being served."""

    path: str
    line: int
    col: int
    code: str
    message: str
    severity: str


class Index(NamedTuple):
    modules: tuple[ModuleRow, ...]
    heads: tuple[HeadRow, ...]
    media: tuple[MediaRow, ...]
    warnings: tuple[WarningRow, ...] = ()


def module_row(edition: Edition, languages: tuple[str, ...]) -> ModuleRow:
    lessons = tuple(_lesson_row(lesson) for lesson in edition.lessons)
    return ModuleRow(edition.code, edition.slug, edition.lang, languages, edition.front, lessons)


def _lesson_row(lesson: LessonText) -> LessonRow:
    items = tuple(_item_row(item) for item in lesson.items)
    return LessonRow(
        lesson.letter,
        lesson.minutes,
        lesson.note,
        lesson.short,
        lesson.pictogram,
        lesson.facts,
        _contacts(lesson),
        items,
        lesson.test,
    )


def _contacts(lesson: LessonText) -> tuple[str, ...]:
    """The contacts that a lesson names, each once."""
    refs = (*lesson.refs, *(ref for item in lesson.items for ref in item.refs))
    return tuple(dict.fromkeys(ref.target.partition(".")[0] for ref in refs if ref.kind == "contact"))


def _item_row(item: ItemText) -> ItemRow:
    options = tuple(option.id for option in item.parts.options)
    piles = tuple(pile.id for pile in item.parts.piles)
    right = _packed(activities()[item.kind].correct(item.parts))
    return ItemRow(item.id, item.kind, item.stamp.revision, options, piles, right, item.critical)


def _packed(right: Right) -> tuple[str, ...]:
    if right is None:
        return ()
    if isinstance(right, frozenset):
        return ("any", *sorted(right))
    if isinstance(right, tuple):
        return ("order", *right)
    return ("pairs", *(f"{left}={to}" for left, to in right.items()))


def _right(packed: tuple[str, ...]) -> Right:
    if not packed:
        return None
    how, *ids = packed
    if how == "any":
        return frozenset(ids)
    return tuple(ids) if how == "order" else dict(pair.split("=", 1) for pair in ids)


def shape_of(row: ModuleRow) -> ModuleShape:
    """The language-free shape that answers are kept and judged by."""
    items: dict[str, ItemShape] = {}
    for lesson in row.lessons:
        for number, item in enumerate(lesson.items, 1):
            items[item.id] = _item_shape(item, lesson.letter, number)
    return ModuleShape(
        row.code,
        row.slug,
        row.front.track,
        row.source,
        {lesson.letter: tuple(item.id for item in lesson.items) for lesson in row.lessons},
        items,
        tuple(lesson.letter for lesson in row.lessons if lesson.short),
        frozenset(row.front.retired),
        row.front.pass_mark or None,
        row.languages,
        next((lesson.letter for lesson in row.lessons if lesson.test), ""),
    )


def _item_shape(item: ItemRow, lesson: str, number: int) -> ItemShape:
    return ItemShape(
        item.id,
        item.kind,
        lesson,
        number,
        item.revision,
        item.options,
        item.piles,
        _right(item.right),
        item.critical,
    )
