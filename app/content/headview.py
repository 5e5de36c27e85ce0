"""A module page for one reader, out of the light index alone."""

from collections.abc import Mapping
from datetime import date

from app.content.activity import activities
from app.content.facts import Fact
from app.content.indexed import HeadRow, LessonRow, ModuleRow
from app.content.models import LessonHead, Module, Review, State

LEGAL = frozenset({"l02", "l03", "l04", "l05", "l06", "l07", "l14", "l15"})
"""Modules that a lawyer reads before anybody may rely on them."""
_LAWYER = "lawyer"


def module_view(row: ModuleRow, head: HeadRow, facts: Mapping[str, Fact]) -> Module:
    checked = [facts[name].checked_on for name in row.front.facts if name in facts]
    reviewed = tuple(Review(what, role, date.fromisoformat(day)) for what, role, day in row.front.reviewed)
    return Module(
        row.code,
        row.slug,
        row.front.track,
        head.title,
        row.front.level,
        row.front.minutes,
        head.aims,
        row.front.content_note,
        row.front.pictogram,
        tuple(_lesson_head(number, lesson, head) for number, lesson in enumerate(row.lessons, 1)),
        min(checked, default=None),
        reviewed,
        head.lang,
        frozenset(State(state) for state in head.states),
        row.code in LEGAL and not any(_LAWYER in review.role for review in reviewed),
    )


def _lesson_head(number: int, lesson: LessonRow, head: HeadRow) -> LessonHead:
    doing = sum(not activities()[item.kind].reading for item in lesson.items)
    return LessonHead(
        lesson.letter,
        number,
        head.titles[number - 1],
        lesson.minutes,
        lesson.note,
        lesson.short,
        lesson.pictogram,
        len(lesson.items),
        doing,
        head.title_langs[number - 1],
        lesson.test,
    )
