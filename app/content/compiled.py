"""One file compiled: what the cache keeps. Language and words, never a date, a reader or a place."""

from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from app.content.writing import Ref


class OptionText(NamedTuple):
    """An option, row, entry or card as one language words it."""

    id: str
    html: str
    ticked: bool = False
    feedback: str = ""
    right: str = ""
    pile: str = ""
    target: str = ""
    line: int = 1


class PileText(NamedTuple):
    id: str
    html: str


class Parts(NamedTuple):
    """What an activity kind reads out of the nodes of its item."""

    body: str = ""
    options: tuple[OptionText, ...] = ()
    piles: tuple[PileText, ...] = ()
    columns: tuple[str, ...] = ()
    explanation: str = ""
    after: str = ""


class Stamp(NamedTuple):
    """A unit's own revision, and in a translation what it was made from and who signed."""

    revision: str
    src: str = ""
    ok: str = ""


class ItemText(NamedTuple):
    """One `###` in one language."""

    id: str
    kind: str
    lesson: str
    line: int
    title: str
    parts: Parts
    stamp: Stamp
    note: str = ""
    terms: tuple[str, ...] = ()
    pictogram: str = ""
    critical: bool = False
    refs: tuple[Ref, ...] = ()
    paper: tuple[str, ...] = ()


class LessonText(NamedTuple):
    """One `##` in one language, with its items."""

    letter: str
    line: int
    title: str
    stamp: Stamp
    items: tuple[ItemText, ...]
    note_html: str = ""
    intro: str = ""
    minutes: int = 0
    note: str = "none"
    short: bool = False
    pictogram: str = ""
    facts: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    refs: tuple[Ref, ...] = ()
    test: bool = False


class Front(NamedTuple):
    """Front matter. `reviewed` rows are what, role, date."""

    title: str
    aims: tuple[str, ...]
    stamp: Stamp
    track: str = ""
    level: str = ""
    minutes: int = 0
    content_note: str = "none"
    pictogram: str = ""
    facts: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    reviewed: tuple[tuple[str, ...], ...] = ()
    retired: tuple[str, ...] = ()
    pass_mark: int = 0


class Edition(NamedTuple):
    """A module in one language. `source`: the file that says what is right."""

    code: str
    slug: str
    lang: str
    source: bool
    front: Front
    lessons: tuple[LessonText, ...]

    @property
    def items(self) -> dict[str, ItemText]:
        return {item.id: item for lesson in self.lessons for item in lesson.items}


_T = TypeVar("_T")


def unpack(shape: type[_T], data: Any) -> _T:
    """Back from JSON: lists to the named tuples they were. Raises for what does not fit."""
    made: _T = _unpacked(shape, data)
    return made


def _unpacked(shape: Any, data: Any) -> Any:
    if get_origin(shape) is tuple:
        inner = get_args(shape)[0]
        return tuple(data) if inner is str else tuple(_unpacked(inner, one) for one in data)
    if isinstance(shape, type) and issubclass(shape, tuple):
        hints = _hints(shape)
        if len(hints) != len(data):
            raise ValueError(shape.__name__)
        return shape(*(_unpacked(hint, one) for hint, one in zip(hints, data, strict=True)))
    if not isinstance(data, shape):
        raise TypeError(shape.__name__)
    return data


@cache
def _hints(shape: type) -> tuple[Any, ...]:
    return tuple(get_type_hints(shape).values())
