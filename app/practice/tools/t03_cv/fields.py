"""What stands in the CV's form: picks by id, rows, and a few own words, each with its longest length. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from app.forms import Posted
from app.practice.tools.tool import State

LINE, ABOUT, YEARS = 120, 400, 20
CONTACT = {"name": 60, "phone": 30, "email": 80}
"""Asked when it is printed, and never kept."""
KEPT = 5_000
"""So much of a text that is too long comes back, to be made shorter."""
ROWS = {"tongue": 6, "job": 6, "study": 5}


class Row(BaseModel):
    """A language with its level, or work or studies with own words and years; everything may be left out."""

    model_config = ConfigDict(frozen=True)

    pick: str = ""
    level: str = ""
    words: str = ""
    years: str = ""


class Cv(State):
    """Everything but who it is. `taken`: came from cards.

    `sheet`: the language of the paper, nothing for Finnish; `beside`: the reader's own stands beside it.
    """

    about: tuple[str, ...] = ()
    about_words: str = ""
    skills: tuple[str, ...] = ()
    basics: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    tongues: tuple[Row, ...] = ()
    tongue_words: str = ""
    jobs: tuple[Row, ...] = ()
    studies: tuple[Row, ...] = ()
    courses: tuple[str, ...] = ()
    course_words: str = ""
    hobbies: tuple[str, ...] = ()
    hobby_words: str = ""
    referees: str = ""
    sheet: str = ""
    beside: str = ""
    taken: bool = Field(default=False, exclude=True)

    @property
    def rows(self) -> dict[str, tuple[Row, ...]]:
        """The rows by their kind, as fields are named."""
        return {"tongue": self.tongues, "job": self.jobs, "study": self.studies}


class Typed(NamedTuple):
    """Own words: the id of their field, the text, and how long it may be."""

    id: str
    text: str
    most: int


def typed_in(state: Cv) -> Iterator[Typed]:
    """Every field with own words, in the order of the page."""
    yield Typed("about.words", state.about_words, ABOUT)
    yield Typed("tongue.words", state.tongue_words, LINE)
    for kind in ("job", "study"):
        for place, row in enumerate(state.rows[kind]):
            yield Typed(f"{kind}.{place}.words", row.words, LINE)
            yield Typed(f"{kind}.{place}.years", row.years, YEARS)
    yield Typed("course.words", state.course_words, LINE)
    yield Typed("hobby.words", state.hobby_words, LINE)


def contact_in(form: Posted) -> Iterator[Typed]:
    """Name, phone and e-mail, which only live on the page."""
    for name, most in CONTACT.items():
        yield Typed(name, form.first(name).strip(), most)


def ticked(form: Posted, name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Ids of a list that are ticked, in the order of the list."""
    sent = set(form.all(name))
    return tuple(one for one in known if one in sent)


def text_of(form: Posted, name: str) -> str:
    """Own words, with an end."""
    return form.first(name).strip()[:KEPT]


def rows_of(form: Posted, kind: str, picks: Iterable[str], levels: Sequence[str] = ()) -> tuple[Row, ...]:
    """The rows of one kind that hold something, without the one whose remove button was pressed."""
    known = set(picks)
    gone = form.first("row")
    found = (
        _row(form, f"{kind}.{place}", known, levels)
        for place in range(ROWS[kind])
        if gone != f"remove.{kind}.{place}"
    )
    kept = tuple(row for row in found if row != Row())
    return (*kept, Row()) if gone == f"add.{kind}" and len(kept) < ROWS[kind] else kept


def _row(form: Posted, start: str, known: set[str], levels: Sequence[str]) -> Row:
    pick, level = form.first(f"{start}.pick"), form.first(f"{start}.level")
    return Row(
        pick=pick if pick in known else "",
        level=level if level in levels else "",
        words=text_of(form, f"{start}.words"),
        years=text_of(form, f"{start}.years"),
    )


def next_field(form: Posted, state: Cv) -> str:
    """Where to go on after a row was added or removed."""
    press, _, rest = form.first("row").partition(".")
    kind, _, place = rest.partition(".")
    if kind not in ROWS or press not in {"add", "remove"}:
        return ""
    last = max(len(state.rows[kind]) - 1, 0)
    return (
        f"{kind}.{min(int(place), last) if press == 'remove' and place in '012345' and place else last}.pick"
    )
