"""What modules and items are, free of language: what answers are keyed and judged by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Kind = str
"""`step` or the name of a file in app/content/activities/."""

Right = frozenset[str] | tuple[str, ...] | Mapping[str, str] | None
"""single, truefalse, multi: option ids · order: ids in order · match: left to right · sort: thing to pile."""


@dataclass(frozen=True, slots=True)
class ItemShape:
    """What an item is, free of language: this, never a translation, decides what an answer means."""

    id: str
    kind: Kind
    lesson: str
    number: int
    revision: str
    option_ids: tuple[str, ...] = ()
    pile_ids: tuple[str, ...] = ()
    correct: Right = None
    critical: bool = False


@dataclass(frozen=True, slots=True)
class ModuleShape:
    """What a module is, free of language. `test`: the letter of its lesson with a pass mark, "" without one."""

    code: str
    slug: str
    track: str
    source: str
    lessons: Mapping[str, tuple[str, ...]]
    items: Mapping[str, ItemShape]
    short: tuple[str, ...] = ()
    retired: frozenset[str] = field(default_factory=frozenset)
    pass_mark: int | None = None
    languages: tuple[str, ...] = ()
    test: str = ""
