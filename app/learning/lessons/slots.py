"""What is one person's own on a lesson page: ticks, feedback, stones, the doors at the end."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from app import i18n
from app.content.models import Item
from app.i18n import REGISTRY
from app.learners.queries import OpenLearner
from app.learning.lessons.sheet import Sheet, stones
from app.learning.lessons.ticked import Written
from app.pages import Pages, words_of
from app.practice.grading import EMPTY, SCORED, AnswerState, is_right, shuffled, still_valid
from app.practice.tools.shelf import TOOLS


@dataclass(frozen=True, slots=True)
class Own:
    """Everything is empty for somebody without a code. `empty`: the item that was checked with nothing chosen."""

    learner: OpenLearner | None = None
    answers: Mapping[str, AnswerState] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    prefs: str = ""
    focus: str = ""
    empty: str = ""
    words: Mapping[str, Written] = field(default_factory=dict)
    """By item id."""
    unanswered: tuple[str, ...] = ()
    """The questions of a test that was sent without them, by item id."""

    @property
    def keeps(self) -> bool:
        """Whether what is done here is kept."""
        return self.learner is not None

    @property
    def locked(self) -> bool:
        """Whether the notebook wants the code again."""
        return self.learner is not None and not self.learner.fresh

    @property
    def guarded(self) -> bool:
        """Whether the page must cover itself when it is left alone."""
        return self.learner is not None and not self.learner.own_phone


NOBODY = Own()
UNWRITTEN = Written("")
ITEM = "item."


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of one lesson page."""

    name: str
    sheet: Sheet
    answer: str = ""
    """The key of the activity that stands here."""

    @classmethod
    def of(cls, sheet: Sheet, name: str) -> "Slot":
        """The slot of this name. `item.<id>` is an activity."""
        item = name.removeprefix(ITEM)
        return cls(name, sheet, "" if item == name else sheet.item_key(item))

    def key(self, own: Own) -> tuple[Hashable, ...]:
        """Two people with the same key see the same here, so it is made once for both."""
        if self.answer:
            state = own.answers.get(self.answer, EMPTY)
            return self.name, state.value, state.checked, own.keeps, own.locked
        if self.name == "session":
            guard = (own.learner.id, own.learner.covers_in) if own.learner and own.guarded else ()
            return self.name, *guard
        if self.name == "prefs":
            return self.name, own.prefs
        return self.name, own.done, own.keeps


def slot_html(pages: Pages, sheet: Sheet, name: str, own: Own) -> str:
    """What one person has in one slot."""
    with i18n.using(sheet.locale):
        if name == "prefs":
            return own.prefs
        if name == "stones":
            return pages.macro("stones", stones(sheet.module, sheet.lesson.letter, own.done))
        if name == "session":
            return _guard(pages, sheet, own.learner) if own.learner and own.guarded else ""
        if name == "own":
            return pages.render("learning/_own.html", keeps=own.keeps)
        if name == "end":
            return _end(pages, sheet, own)
        item = next(item for item in sheet.lesson.items if ITEM + item.id == name)
        return pages.render(f"activities/{item.kind}.html", **_activity(pages, sheet, item, own))


def _guard(pages: Pages, sheet: Sheet, learner: OpenLearner) -> str:
    return pages.macro("session_guard", learner.who, sheet.locale.code, learner.covers_in)


def _end(pages: Pages, sheet: Sheet, own: Own) -> str:
    done = sheet.key in own.done
    return pages.render(
        "learning/_end.html",
        here=sheet.here,
        next=sheet.next,
        done=done,
        keeps=own.keeps,
        staff=sheet.staff,
    )


def _activity(pages: Pages, sheet: Sheet, item: Item, own: Own) -> dict[str, Any]:
    """The values that templates/activities/ may use."""
    shape = sheet.shape.items[item.id]
    kept = own.answers.get(sheet.item_key(item.id), EMPTY)
    value = still_valid(shape, kept.value)
    state = AnswerState(value, kept.checked and bool(value))
    by_id = {option.id: option for option in item.options}
    mixed = shuffled(shape) if item.kind in {"order", "match"} else ()
    order = state.ids if item.kind == "order" and state.ids else mixed
    return {
        "item": item,
        "abroad": words_of(item.lang) if item.lang != sheet.locale.code else "",
        "state": state,
        "checked": state.checked,
        "right": is_right(shape, value),
        "scored": item.kind in SCORED,
        "ordered": [by_id[option] for option in order],
        "rights": [(option, Markup(by_id[option].right).striptags()) for option in mixed]
        if item.kind == "match"
        else [],
        "piles": [(pile.id, pile.html) for pile in item.piles],
        "pile_names": {pile.id: pile.html for pile in item.piles},
        "keeps": own.keeps,
        "place": sheet.place,
        "tool_title": TOOLS[item.id].title(pages.catalogues.gettext) if item.kind == "tool" else "",
        "written": own.words.get(item.id, UNWRITTEN),
        "locked": own.locked,
        "words_too_long": own.words.get(item.id, UNWRITTEN).too_long,
        "focus": own.focus == item.id,
        "empty": own.empty == item.id or item.id in own.unanswered,
        "staff": sheet.staff,
        "tested": sheet.tested,
        "here": sheet.here,
        "beside": [(code, REGISTRY[code].native) for code in sheet.beside.get(item.id, ())],
    }
