"""The trail on a real database: what is written, what expires, and that changed rows are found."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, Table, inspect, text
from sqlmodel import SQLModel, select

from app.accounts.actions import sweep
from app.accounts.models import AuditEntry, MemberInvite, MemberSession
from app.accounts.trail import queries
from app.accounts.trail.actions import note_act
from app.accounts.trail.acts import Act
from app.accounts.trail.queries import all_entries, broken_at, newest_entries
from app.db import open_session
from app.errors import NotFound
from app.learners.actions import learner_tables
from app.sweeping import sweep as sweep_all
from tests.fixtures.clocks import HandClock
from tests.unit.accounts.desk import CHEN, EERO, SECRETS, Desk


def broken(desk: Desk, organisation_id: bytes = b"") -> int | None:
    with open_session(desk.engine, writes=False) as session:
        found = organisation_id or desk.one
        return broken_at(session, desk.doors.secrets, found, desk.doors.clock.seconds())


def note(desk: Desk, act: Act = Act.SIGNED_IN, about: str = "") -> None:
    with desk.writing() as session:
        note_act(session, desk.doors.secrets, desk.doors.clock, desk.one, b"m" * 16, act, about)


def numbers(desk: Desk) -> list[int]:
    with open_session(desk.engine, writes=False) as session:
        return [one.number for one in all_entries(session, desk.one)]


def run(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        assert connection.execute(text(statement)).rowcount > 0


def test_every_act_stands_in_the_trail_of_its_organisation(desk: Desk) -> None:
    assert desk.acts(desk.one) == ["founded", "invited", "joined", "invited", "joined"]
    assert desk.acts(desk.two) == ["founded", "invited", "joined"]
    assert numbers(desk) == [1, 2, 3, 4, 5]
    assert broken(desk) is None and broken(desk, desk.two) is None


def test_an_entry_says_who_what_and_when_and_nothing_that_somebody_wrote(
    desk: Desk, clock: HandClock
) -> None:
    eero = desk.whole(EERO)
    with open_session(desk.engine, writes=False) as session:
        newest = newest_entries(session, desk.one, 1)[0]
        older = newest_entries(session, desk.one, 10, before=newest.number)
        every = list(session.exec(select(AuditEntry)))
    assert (newest.actor, newest.act, newest.object) == (eero.id, "app added", "")
    assert newest.day_second == clock.seconds()
    assert [one.number for one in older] == [5, 4, 3, 2, 1]
    assert not any("@" in one.object or "Somebody" in one.object for one in every)


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE audit_entry SET act = 'disabled' WHERE number = 2", 2),
        ("UPDATE audit_entry SET object = 'other' WHERE number = 3", 3),
        ("UPDATE audit_entry SET day_second = day_second - 1 WHERE number = 1", 1),
        ("UPDATE audit_entry SET actor = NULL WHERE number = 3", 3),
        ("DELETE FROM audit_entry WHERE number = 1", 1),
        ("DELETE FROM audit_entry WHERE number = 2", 2),
        ("DELETE FROM audit_entry WHERE number > 2", 3),
        ("UPDATE audit_entry SET number = 99 WHERE number = 3", 3),
        ("UPDATE organisation SET entries = entries - 1", None),
        ("UPDATE organisation SET id = id, end_mark = id", None),
    ],
)
def test_a_row_that_was_changed_behind_the_products_back_is_found(
    desk: Desk, statement: str, place: int | None
) -> None:
    run(desk.engine, statement)
    assert broken(desk) == (place or 6)
    assert broken(desk, desk.two) == (place or 4)


def test_a_trail_that_was_damaged_goes_on_and_stays_damaged(desk: Desk) -> None:
    run(desk.engine, "DELETE FROM audit_entry WHERE number > 3")
    note(desk)
    assert numbers(desk) == [1, 2, 3, 6] and broken(desk) == 4


def test_entries_of_many_at_the_same_moment_form_one_chain(desk: Desk) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: note(desk), range(12)))
    assert numbers(desk) == list(range(1, 18)) and broken(desk) is None


def test_a_look_at_a_trail_that_is_being_written_finds_nothing_wrong(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(broken, desk) if turn % 2 else pool.submit(note, desk) for turn in range(24)]
        assert [one.result() for one in found] == [None] * 24


def test_a_trail_of_many_pages_is_read_to_its_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "AT_A_TIME", 2)
    note(desk)
    assert numbers(desk) == [1, 2, 3, 4, 5, 6] and broken(desk) is None


def test_an_act_that_was_not_committed_is_not_in_the_trail(desk: Desk) -> None:
    with open_session(desk.engine, writes=True) as session:
        note_act(session, SECRETS, desk.doors.clock, desk.one, None, Act.DISABLED)
    assert len(desk.acts(desk.one)) == 5 and broken(desk) is None


def test_there_is_no_trail_of_an_organisation_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound), desk.writing() as session:
        note_act(session, SECRETS, desk.doors.clock, b"n" * 16, None, Act.DISABLED)


def test_entries_go_after_twelve_months_and_leave_an_anchor_without_content(
    desk: Desk, clock: HandClock
) -> None:
    clock.forward(days=100)
    note(desk, about="later")
    clock.forward(days=264)
    sweep(desk.engine, clock)
    assert numbers(desk) == [1, 2, 3, 4, 5, 6]
    clock.forward(days=1)
    sweep(desk.engine, clock)
    assert numbers(desk) == [5, 6] and broken(desk) is None
    with open_session(desk.engine, writes=False) as session:
        anchor = next(all_entries(session, desk.one))
        assert (anchor.act, anchor.actor) == ("anchor", None) and len(anchor.object) == 64
    assert desk.acts(desk.one) == ["signed in"]
    note(desk)
    assert broken(desk) is None


def test_a_trail_that_expired_wholly_goes_on_from_its_anchor(desk: Desk, clock: HandClock) -> None:
    for _ in range(3):
        clock.forward(days=366)
        sweep(desk.engine, clock)
        assert len(numbers(desk)) == 1 and broken(desk) is None
        sweep(desk.engine, clock)
        note(desk)
        assert broken(desk) is None
    assert numbers(desk) == [7, 8]


def test_a_clock_that_was_set_back_lets_nothing_expire_out_of_turn(desk: Desk, clock: HandClock) -> None:
    clock.forward(days=-200)
    note(desk)
    clock.forward(days=370)
    sweep(desk.engine, clock)
    assert numbers(desk) == [1, 2, 3, 4, 5, 6] and broken(desk) is None


def test_a_sweep_takes_what_has_ended_and_nothing_else(desk: Desk, clock: HandClock) -> None:
    def left() -> tuple[int, int]:
        with open_session(desk.engine, writes=False) as session:
            return len(session.exec(select(MemberSession)).all()), len(
                session.exec(select(MemberInvite)).all()
            )

    desk.whole(EERO)
    desk.invite(desk.one, "new@one.example")
    assert left() == (3, 1)
    clock.forward(minutes=29)
    desk.half(CHEN)
    sweep(desk.engine, clock)
    assert left() == (4, 1)
    clock.forward(minutes=1)
    sweep(desk.engine, clock)
    assert left() == (1, 1)
    clock.forward(hours=23, minutes=30)
    sweep_all(desk.engine, clock)
    assert left() == (0, 0)


def test_the_desk_knows_of_no_learner(desk: Desk) -> None:
    there = inspect(desk.engine)
    ours = [one for one in SQLModel.metadata.sorted_tables if _hangs_on_an_organisation(one)]
    assert {"member", "passkey", "audit_entry"} <= {one.name for one in ours}
    for table in ours:
        assert table not in learner_tables()
        assert not any("learner" in str(column["name"]) for column in there.get_columns(table.name))


def _hangs_on_an_organisation(table: Table) -> bool:
    return table.name == "organisation" or any(
        _hangs_on_an_organisation(key.column.table) for key in table.foreign_keys
    )
