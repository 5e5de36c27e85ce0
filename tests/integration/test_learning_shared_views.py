"""What is read for a coach's page: a few statements for any number of learners, and nothing that is not shared."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from starlette.types import ASGIApp

from app.content.library import Library
from app.db import open_session
from app.learners.sharing.actions import (
    begin_share,
    change_share,
    decline,
    end_share,
    note_looks,
    press_stuck,
    suggest,
)
from app.learners.sharing.models import FINISHED, GOING, GROUP_PAGE, LEVELS, NOTHING, Look, Share
from app.learners.sharing.queries import coach_shares
from app.learning.sharing.view import BEGUN, DONE, NOT_FINISHED, UNKNOWN, SharedView
from tests.conftest import inside
from tests.fixtures.sharing import WEEK, begin, finish, new_learner, rows, shared, views
from tests.unit.accounts.desk import CHEN, DALIA, Desk


@pytest.fixture
def library(app: ASGIApp) -> Library:
    """The real modules."""
    found: Library = inside(app).state.library
    return found


@contextmanager
def listening(engine: Engine) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    asked: list[str] = []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)
    asked[:] = [sql for sql in asked if not sql.startswith("BEGIN")]


def seen(desk: Desk, library: Library, shares: list[Share]) -> list[SharedView]:
    with open_session(desk.engine, writes=False) as session:
        found = views(session, library, shares)
    return [found[share.id] for share in shares]


def states(view: SharedView) -> list[tuple[str, str]]:
    return [(one.place, one.state) for one in view.modules]


@pytest.mark.parametrize(
    ("level", "states_seen"),
    [
        (NOTHING, [UNKNOWN, UNKNOWN, UNKNOWN]),
        (FINISHED, [NOT_FINISHED, DONE, NOT_FINISHED]),
        (GOING, [BEGUN, DONE, NOT_FINISHED]),
    ],
)
def test_each_level_shows_its_own_and_no_more(
    desk: Desk, library: Library, level: str, states_seen: list[str]
) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen, level)
    finish(desk.engine, learner, "l03/a", *(f"l01/{letter}" for letter in library.shapes["l01"].lessons))
    begin(desk.engine, learner, "l09/a")
    with desk.writing() as session:
        suggest(session, chen, [share], ["l03/b", "l01", "l11", "t04"])
        decline(session, learner, chen.id, "t04")
        press_stuck(session, learner, chen.id, "l03")
    (view,) = seen(desk, library, [share])
    assert states(view) == list(zip(["l03", "l01", "l11"], states_seen, strict=True))
    assert [(one.place, one.declined) for one in view.tools] == [("t04", level != NOTHING)]
    assert [one.stuck for one in view.modules] == [level == GOING, False, False]
    assert [one.place for one in view.modules[0].lessons] == ["l03/b"] and not view.modules[0].whole


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_not_shared_is_not_even_read(desk: Desk, library: Library, level: str) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen, level)
    with desk.writing() as session:
        suggest(session, chen, [share], ["l03"])
    with listening(desk.engine) as asked:
        seen(desk, library, [share])
    read = " ".join(asked)
    assert ("completion" in read, " place" in read.replace("suggestion.place", ""), "stuck" in read) == (
        level != NOTHING, level == GOING, level == GOING,
    )  # fmt: skip
    assert not any(table in read for table in (" answer", " note", " session", " learner "))


def test_many_learners_take_as_many_statements_as_one(desk: Desk, library: Library) -> None:
    chen, counts = desk.whole(CHEN), []
    shares: list[Share] = []
    for more in (1, 30):
        for number in range(more):
            share = shared(desk, new_learner(desk.engine), chen, LEVELS[(number + 2) % 3])
            finish(desk.engine, share.learner_id, "l03/a")
            with desk.writing() as session:
                suggest(session, chen, [share], ["l03", "l09", "t04"])
            shares.append(share)
        with listening(desk.engine) as asked:
            seen(desk, library, shares)
        counts.append(len(asked))
    assert counts == [2, 2]


def test_two_coaches_of_one_learner_each_see_their_own_suggestions(desk: Desk, library: Library) -> None:
    learner, chen, dalia = new_learner(desk.engine), desk.whole(CHEN), desk.whole(DALIA)
    finish(desk.engine, learner, *(f"l01/{letter}" for letter in library.shapes["l01"].lessons))
    hers, his = shared(desk, learner, chen, FINISHED), shared(desk, learner, dalia, GOING)
    with desk.writing() as session:
        suggest(session, chen, [hers], ["l01"])
        suggest(session, dalia, [his], ["l03"])
        press_stuck(session, learner, dalia.id, "l03")
    assert [states(view) for view in seen(desk, library, [hers, his])] == [
        [("l01", DONE)],
        [("l03", NOT_FINISHED)],
    ]
    assert [states(view) for view in seen(desk, library, [hers])] == [[("l01", DONE)]]


def test_taking_back_works_at_the_next_request(desk: Desk, library: Library) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen, GOING)
    finish(desk.engine, learner, "l03/a")
    with desk.writing() as session:
        suggest(session, chen, [share], ["l03"])

    def at_the_desk() -> list[SharedView]:
        with open_session(desk.engine, writes=False) as session:
            return seen(desk, library, coach_shares(session, chen))

    assert [states(view) for view in at_the_desk()] == [[("l03", BEGUN)]]
    for level, state in ((FINISHED, NOT_FINISHED), (NOTHING, UNKNOWN)):
        with desk.writing() as session:
            change_share(session, learner, chen.id, level, lets_back=False)
        assert [states(view) for view in at_the_desk()] == [[("l03", state)]]
    with desk.writing() as session:
        end_share(session, learner, chen.id)
    assert at_the_desk() == []


def test_a_look_that_cannot_be_written_does_not_happen(desk: Desk) -> None:
    chen = desk.whole(CHEN)
    share = shared(desk, new_learner(desk.engine), chen)

    def refuse(*given: object) -> None:
        if str(given[2]).startswith("INSERT"):
            raise DBAPIError("INSERT", None, Exception("the disk is full"))

    event.listen(desk.engine, "before_cursor_execute", refuse)
    with pytest.raises(DBAPIError):
        note_looks(desk.engine, chen, [share], GROUP_PAGE, WEEK)
    event.remove(desk.engine, "before_cursor_execute", refuse)
    assert rows(desk.engine, Look) == []


def test_a_new_share_after_stopping_knows_nothing_of_the_old_one(desk: Desk, library: Library) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    first = shared(desk, learner, chen, GOING)
    with desk.writing() as session:
        suggest(session, chen, [first], ["l03"])
        end_share(session, learner, chen.id)
        second = begin_share(session, learner, chen, "fox", None, FINISHED, lets_back=False, week=WEEK)
    assert second.id != first.id
    assert seen(desk, library, [second])[0].modules == ()
