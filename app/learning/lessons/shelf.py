"""Keeps lesson pages ready: whole ones for everybody, pieces of them for learners. A new day empties it."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from markupsafe import Markup

from app import i18n
from app.clock import Clock
from app.content.library import Library
from app.i18n import Locale
from app.learning.lessons.sheet import Sheet, lesson_html, open_sheet
from app.learning.lessons.slots import NOBODY, Own, Slot, slot_html
from app.pages import Pages
from app.prepared import Layout, Piece, Shelf, Skeleton, TooWide, Whole, slot

WHOLE_BYTES = 8 * 1024 * 1024
PIECE_BYTES = 96 * 1024
"""Pieces of one lesson: some hundred learners who are at it."""
LESSONS = 96
LEAST_WIDTH = 64
LEARNER = "learner"
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a lesson is: `area` is "" for learners, "work/" for staff and employers."""

    locale: Locale
    code: str
    letter: str
    area: str

    @property
    def path(self) -> str:
        """`/fi/l03/a`"""
        return f"/{self.locale.code}/{self.area}{self.code}/{self.letter}"


@dataclass(frozen=True, slots=True)
class Ready:
    """A lesson laid out for learners: its fixed texts are compressed, its slots have widths. Goes with its pieces."""

    slots: tuple[Slot, ...]
    layout: Layout
    pieces: Shelf[Piece]


class LessonShelf:
    """One a process, on app.state. A lesson is known by its address, `/fi/l03/a`."""

    def __init__(self, library: Library, pages: Pages, clock: Clock) -> None:
        self.library, self.pages, self.clock = library, pages, clock
        self.addresses = {one.path: one for one in _addresses(library)}
        self.wholes: Shelf[Whole] = Shelf(WHOLE_BYTES)
        self.sheets: OrderedDict[str, Sheet] = OrderedDict()
        self.ready: OrderedDict[str, Ready] = OrderedDict()
        self.day: date = clock.today()

    def sheet(self, path: str) -> Sheet | None:
        """The words of a lesson; None where there is none, or none that may be shown in this language."""
        self._turn_the_page()
        return _kept(self.sheets, path, lambda: self._open(path))

    def public(self, path: str, prefs: str) -> Whole | None:
        """The page for somebody without a code: the same bytes for everybody with the same preferences."""
        self._turn_the_page()
        found = self.wholes.kept.get((path, prefs))
        if found is not None:
            return found
        sheet = self.sheet(path)
        if sheet is None:
            return None
        return self.wholes.take((path, prefs), lambda: Whole.pack(self.html(sheet, Own(prefs=prefs))))

    def personal(self, path: str, own: Own) -> bytes | None:
        """The page of one learner, as a gzip stream put together from pieces."""
        self._turn_the_page()
        ready = _kept(self.ready, path, lambda: self._laid_out(path, own, {}))
        if ready is None:
            return None
        try:
            return self._put_together(ready, own)
        except TooWide:
            # more words than anybody had here before
            wider = self._laid_out(path, own, ready.layout.widths)
            if wider is None:
                return None
            self.ready[path] = wider
            return self._put_together(wider, own)

    def html(self, sheet: Sheet, own: Own = NOBODY, **notices: object) -> str:
        """The page made at once: for replies to a form."""
        return lesson_html(
            self.pages, sheet, lambda name: Markup(slot_html(self.pages, sheet, name, own)), **notices
        )

    def _open(self, path: str) -> Sheet | None:
        address = self.addresses.get(path)
        if address is None:
            return None
        reader = self.pages.reader(address.locale, self.day)
        return open_sheet(self.library, (address.code, address.letter), reader, address.locale, address.area)

    def _laid_out(self, path: str, own: Own, least: Mapping[str, int]) -> Ready | None:
        """Each slot a quarter wider than what this learner has in it: the next one may have a little more."""
        sheet = self.sheet(path)
        if sheet is None:
            return None
        skeleton = Skeleton.cut(lesson_html(self.pages, sheet, slot))
        slots = tuple(Slot.of(sheet, name) for name in skeleton.slots)
        widths = {
            one.name: max(LEAST_WIDTH, least.get(one.name, 0), len(self._html_of(one, own).encode()) * 5 // 4)
            for one in slots
        }
        return Ready(slots, Layout(skeleton, widths), Shelf(PIECE_BYTES))

    def _put_together(self, ready: Ready, own: Own) -> bytes:
        return ready.layout.stream([self._piece(ready, one, own) for one in ready.slots])

    def _piece(self, ready: Ready, one: Slot, own: Own) -> Piece:
        return ready.pieces.take(one.key(own), lambda: ready.layout.piece(one.name, self._html_of(one, own)))

    def _html_of(self, one: Slot, own: Own) -> str:
        return slot_html(self.pages, one.sheet, one.name, own)

    def _turn_the_page(self) -> None:
        """A fact may have expired overnight."""
        today = self.clock.today()
        if today != self.day:
            self.day = today
            for shelf in (self.wholes, self.sheets, self.ready):
                shelf.clear()


def area_of(library: Library, code: str) -> str:
    """Where a module lives: those for staff and employers have their own area. Nothing for what is no module."""
    return "work/" if library.audiences.get(code, LEARNER) != LEARNER else ""


def _addresses(library: Library) -> Iterator[Address]:
    for locale in i18n.OFFERED:
        for code, shape in library.shapes.items():
            for letter in shape.lessons:
                yield Address(locale, code, letter, area_of(library, code))


def _kept(kept: OrderedDict[str, Kept], path: str, make: Callable[[], Kept | None]) -> Kept | None:
    """What is kept under an address, made now if it is not; what was not used for longest makes room."""
    found = kept.get(path)
    if found is not None:
        kept.move_to_end(path)
        return found
    made = make()
    if made is not None:
        kept[path] = made
        if len(kept) > LESSONS:
            kept.popitem(last=False)
    return made
