"""The sealed notebook on a real database: two phones, a thief, a meddler, an erased learner."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, text

from app.learners.models import Learner
from app.practice.notebook.actions import Changed, write_page
from app.practice.notebook.book import Book
from app.practice.notebook.queries import notebook, some_pages
from app.security.boxes import new_key

MARKER = "Näkymätön merkki 8f3a"


@pytest.fixture
def book(engine: Engine) -> Book:
    return learner_book(engine)


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.execution_options(writes=True).connect() as opened:
        yield opened
        opened.rollback()


def learner_book(engine: Engine) -> Book:
    made = Learner(
        lookup=new_key(), pepper_id="1", wrapped_key=b"", made_week="2026-W49", used_week="2026-W49"
    )
    values = {**made.model_dump(), "keep_days": 180}
    with engine.execution_options(writes=True).begin() as opened:
        opened.execute(Learner.__table__.insert(), values)  # type: ignore[attr-defined]
    return Book.of(made.id, new_key())


def test_pages_are_kept_changed_and_taken_out(connection: Connection, book: Book) -> None:
    write_page(connection, book, "t01", "plan")
    write_page(connection, book, "t03", "first")
    write_page(connection, book, "t03", "second")
    assert {name: page.words for name, page in notebook(connection, book).pages.items()} == {
        "t01": "plan",
        "t03": "second",
    }
    write_page(connection, book, "t01", "")
    found = notebook(connection, book)
    assert (set(found.pages), found.damaged) == ({"t03"}, frozenset())
    assert some_pages(connection, book, "t03", "t09").words("t03") == "second"
    assert some_pages(connection, book, "t03", "t09").words("t09") == ""


def test_another_phone_that_was_quicker_is_noticed(connection: Connection, book: Book) -> None:
    read_at = write_page(connection, book, "t03", "first")
    write_page(connection, book, "t03", "from the other phone", read_at=read_at)
    with pytest.raises(Changed):
        write_page(connection, book, "t03", "from this phone", read_at=read_at)
    with pytest.raises(Changed):
        write_page(connection, book, "t07", "new here, but not there", read_at=5)


def test_the_database_holds_no_word_and_no_name_of_it(connection: Connection, book: Book) -> None:
    write_page(connection, book, "t03", MARKER)
    rows = connection.execute(text("SELECT slot, sealed FROM note")).all()
    dump = b"".join(bytes(part) for row in rows for part in row)
    assert rows
    assert MARKER.encode() not in dump
    assert b"t03" not in dump


@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE note SET turn = turn + 1 WHERE slot = :a",
        "DELETE FROM note WHERE slot = :a",
        "UPDATE note SET sealed = (SELECT sealed FROM note WHERE slot = :b) WHERE slot = :a",
    ],
)
def test_a_page_that_was_meddled_with_is_damaged_and_the_others_are_not(
    connection: Connection, book: Book, meddling: str
) -> None:
    write_page(connection, book, "t01", "one")
    write_page(connection, book, "t03", "three")
    names = {"a": book.row_name("t01"), "b": book.row_name("t03")}
    connection.execute(text(meddling), {key: names[key] for key in names if f":{key}" in meddling})
    found = notebook(connection, book)
    assert (set(found.pages), found.damaged) == ({"t03"}, frozenset({"t01"}))
    write_page(connection, book, "t01", "anew")
    assert notebook(connection, book).words("t01") == "anew"


def test_an_old_page_put_back_is_damaged(connection: Connection, book: Book) -> None:
    write_page(connection, book, "t01", "old")
    name = {"name": book.row_name("t01")}
    old = connection.execute(text("SELECT sealed, turn FROM note WHERE slot = :name"), name).one()
    write_page(connection, book, "t01", "new")
    connection.execute(
        text("UPDATE note SET sealed = :sealed, turn = :turn WHERE slot = :name"),
        {"sealed": old.sealed, "turn": old.turn, **name},
    )
    assert notebook(connection, book).damaged == frozenset({"t01"})


def test_somebody_elses_page_is_damaged(connection: Connection, engine: Engine, book: Book) -> None:
    connection.rollback()
    other = learner_book(engine)
    write_page(connection, book, "t01", "mine")
    write_page(connection, other, "t01", "theirs")
    connection.execute(
        text("UPDATE note SET sealed = (SELECT sealed FROM note WHERE slot = :theirs) WHERE slot = :mine"),
        {"theirs": other.row_name("t01"), "mine": book.row_name("t01")},
    )
    assert notebook(connection, book).damaged == frozenset({"t01"})


def test_erasing_the_learner_erases_the_notebook(connection: Connection, book: Book) -> None:
    write_page(connection, book, "t01", "one")
    connection.execute(text("DELETE FROM learner"))
    assert connection.execute(text("SELECT count(*) FROM note")).scalar_one() == 0
