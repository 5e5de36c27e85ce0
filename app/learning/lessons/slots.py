"""What is one person's own on a lesson page: ticks, feedback, stones, the doors at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from app import i18n
from app.content.models import Item
from app.learners.queries import OpenLearner
from app.learning.lessons.sheet import Sheet, stones
from app.pages import Pages
from app.practice.grading import EMPTY, SCORED, AnswerState, is_right, shuffled


@dataclass(frozen=True, slots=True)
class Own:
    """Everything is empty for somebody without a code. `empty`: the item that was checked with nothing chosen."""

    learner: OpenLearner | None = None
    answers: Mapping[str, AnswerState] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    prefs: str = ""
    focus: str = ""
    empty: str = ""

    @property
    def keeps(self) -> bool:
        """Whether what is done here is kept."""
        return self.learner is not None

    @property
    def guard(self) -> tuple[str, int]:
        """The tag of a learner whose page must cover itself when left alone, and after how many seconds."""
        learner = self.learner
        return (learner.who, learner.covers_in) if learner and not learner.own_phone else ("", 0)


NOBODY = Own()
ITEM = "item."


def slot_key(sheet: Sheet, name: str, own: Own) -> tuple[object, ...]:
    """Two people with the same key see the same in this slot, so it is compressed once for both."""
    if name == "prefs":
        return (name, own.prefs)
    if name == "session":
        return (sheet.locale.code, name, *own.guard)
    if name == "stones":
        return (sheet.here, name, *stones(sheet.module, sheet.lesson.letter, own.done))
    if name == "end":
        return (sheet.here, name, sheet.key in own.done, own.keeps)
    if name == "own":
        return (sheet.locale.code, name, own.keeps)
    state = own.answers.get(sheet.item_key(name.removeprefix(ITEM)), EMPTY)
    return (sheet.here, name, state.value, state.checked, own.keeps)


def slot_html(pages: Pages, sheet: Sheet, name: str, own: Own) -> str:
    """What one person has in one slot. `item.<id>` is an activity."""
    with i18n.using(sheet.locale):
        if name == "prefs":
            return own.prefs
        if name == "stones":
            return pages.macro("stones", stones(sheet.module, sheet.lesson.letter, own.done))
        if name == "session":
            who, end = own.guard
            return pages.macro("session_guard", who, sheet.locale.code, end) if who else ""
        if name == "own":
            return pages.render("learning/_own.html", keeps=own.keeps)
        if name == "end":
            return _end(pages, sheet, own)
        item = next(item for item in sheet.lesson.items if ITEM + item.id == name)
        return pages.render(f"activities/{item.kind}.html", **_activity(sheet, item, own))


def _end(pages: Pages, sheet: Sheet, own: Own) -> str:
    done = sheet.key in own.done
    return pages.render("learning/_end.html", here=sheet.here, next=sheet.next, done=done, keeps=own.keeps)


def _activity(sheet: Sheet, item: Item, own: Own) -> dict[str, Any]:
    """The values that templates/activities/ may use."""
    shape = sheet.shape.items[item.id]
    state = own.answers.get(sheet.item_key(item.id), EMPTY)
    by_id = {option.id: option for option in item.options}
    mixed = shuffled(shape) if item.kind in {"order", "match"} else ()
    order = state.ids if item.kind == "order" and state.ids else mixed
    return {
        "item": item,
        "state": state,
        "checked": state.checked,
        "right": is_right(shape, state.value),
        "scored": item.kind in SCORED,
        "ordered": [by_id[option] for option in order],
        "rights": [(option, Markup(by_id[option].right).striptags()) for option in mixed]
        if item.kind == "match"
        else [],
        "piles": [(pile.id, pile.html) for pile in item.piles],
        "pile_names": {pile.id: pile.html for pile in item.piles},
        "keeps": own.keeps,
        "focus": own.focus == item.id,
        "empty": own.empty == item.id,
    }
