"""Keeps the texts to search in of a few languages: making them takes longer than searching. A day empties it.

Modules of staff and employers are not among them: their titles say what no page of learners says.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import date
from threading import Lock

from app.content.library import Library
from app.content.models import Reader, SearchText
from app.learning.finding.searching import Entry

LANGUAGES = 4
LEARNER = "learner"
More = Callable[[Reader], Iterable[SearchText]]
"""What there is to find beside the library."""


class SearchShelf:
    """One a process, on app.state. Searches come from many threads; each language is made by one of them."""

    def __init__(self, library: Library, more: More) -> None:
        self.library, self.more, self.lock = library, more, Lock()
        self.kept: OrderedDict[tuple[str, date], tuple[Entry, ...]] = OrderedDict()

    def texts(self, reader: Reader) -> Iterable[Entry]:
        """All texts in the reader's language, as they are today."""
        key = (reader.lang, reader.today)
        with self.lock:
            if key not in self.kept:
                self.kept[key] = tuple(map(Entry.of, (*self._for_learners(reader), *self.more(reader))))
            self.kept.move_to_end(key)
            if len(self.kept) > LANGUAGES:
                self.kept.popitem(last=False)
            return self.kept[key]

    def _for_learners(self, reader: Reader) -> Iterable[SearchText]:
        audiences = self.library.audiences
        for text in self.library.search_texts(reader):
            if audiences.get(text.address.partition("/")[0], LEARNER) == LEARNER:
                yield text
