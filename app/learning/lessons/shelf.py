"""Keeps lesson pages ready: whole ones for everybody, pieces of them for learners. A new day empties it."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from app.clock import Clock
from app.content.library import Library
from app.i18n import Locale
from app.learning.lessons.sheet import Sheet, lesson_html, open_sheet
from app.learning.lessons.slots import NOBODY, Own, slot_html, slot_key
from app.pages import Pages
from app.prepared import Piece, Shelf, Skeleton, Whole, slot, stream

WHOLE_BYTES = 16 * 1024 * 1024
PIECE_BYTES = 8 * 1024 * 1024
SHEETS = 160


@dataclass(frozen=True, slots=True)
class Ready:
    """A sheet whose texts are compressed; the slots stand between them."""

    sheet: Sheet
    texts: tuple[Piece, ...]
    slots: tuple[str, ...]


class LessonShelf:
    """One a process, on app.state. `area` is "" for learners, "work/" for staff and employers."""

    def __init__(self, library: Library, pages: Pages, clock: Clock) -> None:
        self.library, self.pages, self.clock = library, pages, clock
        self.wholes: Shelf[Whole] = Shelf(WHOLE_BYTES)
        self.pieces: Shelf[Piece] = Shelf(PIECE_BYTES)
        self.ready: OrderedDict[tuple[str, str, str], Ready] = OrderedDict()
        self.day: date = clock.today()

    def sheet(self, locale: Locale, code: str, letter: str, area: str = "") -> Sheet | None:
        """The words of a lesson, if it is one of this area's."""
        shape = self.library.shapes.get(code)
        if shape is None or area != area_of(self.library, code):
            return None
        return open_sheet(self.library, (code, letter), self.pages.reader(locale, self.day), locale, area)

    def public(self, locale: Locale, code: str, letter: str, area: str, prefs: str) -> Whole | None:
        """The page for somebody without a code: the same bytes for everybody with the same preferences."""
        self._turn_the_page()
        key = (locale.code, code, letter, prefs)
        found = self.wholes.kept.get(key)
        if found is not None:
            return found
        sheet = self.sheet(locale, code, letter, area)
        if sheet is None:
            return None
        return self.wholes.take(key, lambda: Whole.pack(self.html(sheet, Own(prefs=prefs))))

    def personal(self, ready: Ready, own: Own) -> bytes:
        """The page of one learner, as a gzip stream put together from pieces."""
        pieces = [ready.texts[0]]
        for name, text in zip(ready.slots, ready.texts[1:], strict=True):
            pieces += (self._slot(ready.sheet, name, own), text)
        return stream(pieces)

    def prepared(self, locale: Locale, code: str, letter: str, area: str) -> Ready | None:
        """A lesson cut at its slots."""
        self._turn_the_page()
        key = (locale.code, code, letter)
        found = self.ready.get(key)
        if found is None:
            sheet = self.sheet(locale, code, letter, area)
            if sheet is None:
                return None
            skeleton = Skeleton.cut(lesson_html(self.pages, sheet, slot))
            found = Ready(sheet, tuple(map(Piece.pack, skeleton.texts)), skeleton.slots)
            self.ready[key] = found
            if len(self.ready) > SHEETS:
                self.ready.popitem(last=False)
        return found

    def html(self, sheet: Sheet, own: Own = NOBODY, **notices: bool) -> str:
        """The page made at once: for replies to a form."""
        return lesson_html(
            self.pages, sheet, lambda name: Markup(slot_html(self.pages, sheet, name, own)), **notices
        )

    def _slot(self, sheet: Sheet, name: str, own: Own) -> Piece:
        return self.pieces.take(
            slot_key(sheet, name, own), lambda: Piece.pack(slot_html(self.pages, sheet, name, own))
        )

    def _turn_the_page(self) -> None:
        """A fact may have expired overnight."""
        today = self.clock.today()
        if today != self.day:
            self.day = today
            self.wholes.clear()
            self.pieces.clear()
            self.ready.clear()


def area_of(library: Library, code: str) -> str:
    """Where a module lives: those for staff and employers have their own area."""
    return "work/" if library.shapes[code].track in {"staff", "employers"} else ""
