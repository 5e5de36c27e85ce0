"""What one activity kind is: how it is read, what the linter asks of it, what is right. Found by folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from app.content.compiled import Parts
from app.content.parser import Node
from app.content.shapes import Right
from app.content.writing import Writing

Complain = Callable[[str, str], None]
"""complain(code, detail)"""


def _nothing_right(_: Parts) -> Right:
    return None


@dataclass(frozen=True, slots=True)
class Activity:
    """A kind. `read` takes the nodes of an item apart; `check` looks at the source language only, since a
    translation supplies nothing but words; `correct` is what grading compares with."""

    kind: str
    read: Callable[[list[Node], Writing], Parts]
    check: Callable[[Parts, Complain], None]
    correct: Callable[[Parts], Right] = _nothing_right
    reading: bool = False


@cache
def activities() -> Mapping[str, Activity]:
    """Every kind by name: one file in app/content/activities/ each."""
    package = import_module("app.content.activities")
    names = sorted(module.name for module in iter_modules(package.__path__))
    found = [import_module(f"app.content.activities.{name}").ACTIVITY for name in names]
    return {activity.kind: activity for activity in found}
