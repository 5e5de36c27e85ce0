"""One lesson in one language: its words and its whole page. Holds nothing of any person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from app import i18n
from app.content.library import Library
from app.content.models import Contact, Lesson, Module, Reader
from app.content.shapes import ModuleShape
from app.i18n import Locale
from app.learning.passing.grade import needed
from app.learning.work.languages import PAPER_LANGUAGES
from app.learning.work.lists.beside import beside
from app.pages import Pages, alternates

Slots = Callable[[str], Markup]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a lesson page is made of, for one language and one day."""

    locale: Locale
    module: Module
    lesson: Lesson
    shape: ModuleShape
    area: str = ""
    asked: tuple[Contact, ...] = ()
    """Whom to ask instead of the facts that are too old to show."""
    thoughts: tuple[str, ...] = ()
    """The items that somebody may answer in words of their own."""
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """In which languages a list of staff may be printed beside its own, by item id."""

    @property
    def key(self) -> str:
        """Under which the lesson is done: `l03/a`, in every language."""
        return f"{self.module.code}/{self.lesson.letter}"

    @property
    def place(self) -> str:
        """The address without its language: `l03/a`, `work/p1/a`."""
        return self.area + self.key

    @property
    def here(self) -> str:
        """The address."""
        return f"/{self.locale.code}/{self.place}"

    @property
    def staff(self) -> bool:
        """Whether it stands on the side of staff and employers, where there are no codes."""
        return bool(self.area)

    @property
    def tested(self) -> bool:
        """Whether this lesson is the test of its module."""
        return self.shape.test == self.lesson.letter

    @property
    def next(self) -> str:
        """The letter of the lesson after this one, or nothing."""
        letters = [head.letter for head in self.module.lessons]
        after = letters.index(self.lesson.letter) + 1
        return letters[after] if after < len(letters) else ""

    def item_key(self, item: str) -> str:
        """Under which an item's answer is kept."""
        return f"{self.module.code}/{item}"


def open_sheet(
    library: Library, place: tuple[str, str], reader: Reader, locale: Locale, area: str
) -> Sheet | None:
    """The words of a lesson; None where there is no such lesson, or none that may be shown in this language."""
    code, letter = place
    module, lesson = library.module(code, reader), library.lesson(code, letter, reader)
    if module is None or lesson is None:
        return None
    expired = dict.fromkeys(fact.ask for fact in lesson.facts if fact.expired and fact.ask)
    asked = tuple(found for name in expired if (found := library.contact(name, reader)))
    thoughts = tuple(item.id for item in lesson.items if item.kind == "reflect")
    tongues = beside(library, lesson, reader) if area else {}
    return Sheet(locale, module, lesson, library.shapes[code], area, asked, thoughts, tongues)


def lesson_html(pages: Pages, sheet: Sheet, slots: Slots, **notices: object) -> str:
    """The whole page, with something in each slot: a marker, or what belongs there."""
    said: dict[str, Any] = {
        "failed": False,
        "gone": False,
        "ended": False,
        "damaged": False,
        "unkept": "",
        "unprinted": "",
        "grade": None,
        "ticket": "",
        "unanswered": (),
        **notices,
    }
    with i18n.using(sheet.locale):
        return pages.render(
            "learning/test.html" if sheet.tested else "learning/lesson.html",
            module=sheet.module,
            lesson=sheet.lesson,
            number=f"{number_of(sheet.module.code)}.{sheet.lesson.number}",
            here=sheet.here,
            place=sheet.place,
            discreet=not sheet.area,
            needed=needed(sheet.shape) if sheet.tested else 0,
            paper_languages=PAPER_LANGUAGES,
            asked=sheet.asked,
            outdated=any(fact.expired for fact in sheet.lesson.facts),
            oldest=min((fact.checked_on for fact in sheet.lesson.facts), default=None),
            prefs_class=slots("prefs"),
            slot=slots,
            alternates=alternates(sheet.here),
            **said,
        )


def number_of(code: str) -> str:
    """`3` for l03: what a title may say of a module."""
    return code.lstrip("abcdefghijklmnopqrstuvwxyz").lstrip("0") or code


def stones(module: Module, here: str, done: frozenset[str]) -> list[str]:
    """One stone a lesson: done, here, ahead."""
    return [
        "here" if head.letter == here else "done" if f"{module.code}/{head.letter}" in done else "ahead"
        for head in module.lessons
    ]
