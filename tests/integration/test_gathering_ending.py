"""The end: seats leave no trace in the files, counters stay for their time, and what nobody ended ends by itself."""

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from sqlalchemy import Engine
from sqlmodel import SQLModel

from app.db import make_engine
from app.gathering import actions
from app.gathering.actions import sweep
from app.gathering.codes import KIND
from app.gathering.heads import heads_of
from app.gathering.models import Gathering, HeadCount, Seat, Tally
from app.gathering.polls.queries import ANSWERED
from app.gathering.stage import Result
from app.learners.digits import hashes_of
from app.security.tokens import hashed
from tests.fixtures.clocks import HandClock
from tests.fixtures.gathering import POLL, Room, begun_by, new_room
from tests.fixtures.sharing import rows
from tests.unit.accounts.desk import DALIA, EERO, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
POSTGRES = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
def room(desk: Desk, clock: HandClock) -> Room:
    """Three phones at the poll, one of which has answered."""
    made = new_room(desk, clock)
    for name in ("amina", "bruno", "carla"):
        made.join(name)
    made.to("start", "next", "open")
    made.vote("amina", POLL, "two")
    return made


def left(engine: Engine, *tables: type[SQLModel]) -> list[int]:
    """How many rows each of these tables has."""
    return [len(rows(engine, table)) for table in tables]


def test_the_end_keeps_heads_and_counters_and_nothing_of_phones(room: Room) -> None:
    room.hands(POLL, one=6)
    assert room.close(heads_of(14, 6, ["polls", "languages"]))
    assert left(room.desk.engine, Gathering, Seat, Tally, HeadCount) == [1, 0, 3, 1]
    [row] = rows(room.desk.engine, Gathering)
    assert (row.phase, row.member_id, row.started_at) == ("closed", None, None)
    assert row.seed is row.join_hash is row.projector_hash is None
    assert row.organisation_id == room.desk.one
    [heads] = rows(room.desk.engine, HeadCount)
    assert (heads.phones, heads.without, heads.went_well) == (14, 6, "languages polls")
    assert room.results(POLL) == {ANSWERED: Result(1), "one": Result(0, 6), "two": Result(1)}


def test_a_second_tap_at_the_end_changes_nothing(room: Room) -> None:
    assert room.close(heads_of(3, 0))
    version = room.stage().version
    assert room.close(heads_of(9, 9))
    assert [heads.phones for heads in rows(room.desk.engine, HeadCount)] == [3]
    assert room.stage().version == version
    assert room.stage().state.phase == "closed"


def test_heads_are_counted_once_and_by_the_house_alone(room: Room, clock: HandClock) -> None:
    clock.forward(hours=9)
    sweep(room.desk.engine, clock)
    assert not room.close(host=room.desk.whole(DALIA))
    assert room.close(heads_of(3, 2), host=room.desk.whole(EERO))
    assert room.close(heads_of(8, 8))
    assert [heads.phones for heads in rows(room.desk.engine, HeadCount)] == [3]


def test_a_colleague_who_did_not_take_over_ends_nothing(room: Room) -> None:
    assert not room.close(host=room.desk.whole(EERO))
    assert room.counts().phones == 3


def test_what_nobody_ended_ends_after_eight_hours(room: Room, clock: HandClock) -> None:
    clock.forward(hours=7, minutes=59, seconds=59)
    sweep(room.desk.engine, clock)
    assert room.counts().phones == 3
    clock.forward(seconds=1)
    sweep(room.desk.engine, clock)
    assert left(room.desk.engine, Gathering, Seat, HeadCount) == [1, 0, 0]
    assert room.results(POLL) == {ANSWERED: Result(1), "two": Result(1)}
    assert room.stage().state.phase == "closed"


def test_counters_stay_for_two_years_and_no_day_longer(room: Room, clock: HandClock) -> None:
    room.close()
    clock.forward(days=730)
    sweep(room.desk.engine, clock)
    assert left(room.desk.engine, Gathering, Tally, HeadCount) == [1, 2, 1]
    clock.forward(days=1)
    sweep(room.desk.engine, clock)
    assert left(room.desk.engine, Gathering, Tally, HeadCount) == [0, 0, 0]


def found_in(folder: Path, *values: bytes) -> list[bytes]:
    """Which of these can be read in some file of the database."""
    content = b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("askel.db"))
    return [value for value in values if value[:16] in content or value[16:] in content]


def traces(room: Room) -> list[bytes]:
    """What stands for phones and for the ways in."""
    secrets = room.desk.doors.secrets
    join = hashes_of(secrets, KIND, room.begun.code)[secrets.pepper_id]
    return [*map(hashed, room.phones.values()), join, hashed(room.begun.projector)]


@SQLITE
def test_the_sweep_after_the_end_leaves_no_seat_and_no_way_in_in_a_file(
    room: Room, clock: HandClock, tmp_path: Path
) -> None:
    for number in range(90):  # so many that pages are split
        room.join(f"phone {number}")
    all_of_it = traces(room)
    assert len(found_in(tmp_path, *all_of_it)) == len(all_of_it) == 95
    room.close()
    sweep(room.desk.engine, clock)
    assert found_in(tmp_path, *all_of_it) == []


@SQLITE
def test_without_writing_the_pages_anew_seats_would_be_found(
    room: Room, clock: HandClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "note_gone", lambda connection: None)
    monkeypatch.setattr(actions, "empty_files", lambda engine: True)
    room.close()
    sweep(room.desk.engine, clock)
    assert found_in(tmp_path, *traces(room))


@SQLITE
def test_a_sweep_leaves_no_seat_in_a_file(room: Room, clock: HandClock, tmp_path: Path) -> None:
    assert found_in(tmp_path, *traces(room))
    clock.forward(hours=8)
    sweep(room.desk.engine, clock)
    assert found_in(tmp_path, *traces(room)) == []


@POSTGRES
def test_a_sweep_leaves_no_dead_seat_in_postgresql(room: Room, clock: HandClock) -> None:
    room.close()
    sweep(room.desk.engine, clock)
    with room.reading() as connection:
        assert connection.exec_driver_sql("SELECT pg_relation_size('seat')").scalar() == 0


@POSTGRES
def test_the_second_wall_stands_around_everything_of_a_group_session(
    room: Room, clock: HandClock, database_url: str
) -> None:
    other = begun_by(room.desk, room.desk.whole(DALIA), clock)
    room.to("close")
    tables = ("gathering", "seat", "tally")
    asked = " UNION ALL ".join(f"SELECT count(*) FROM {table}" for table in tables)
    server = urlsplit(database_url)._replace(scheme="postgresql").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        role = "DO $$ BEGIN CREATE ROLE askel_server LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        connection.execute(role)
        for table in tables:
            connection.execute(f"GRANT SELECT ON {table} TO askel_server".encode())
    engine = make_engine(f"{database_url}{'&' if '?' in database_url else '?'}user=askel_server")
    try:
        for organisation, expected in {
            "": [2, 3, 2],
            room.desk.one.hex(): [1, 3, 2],
            room.desk.two.hex(): [1, 0, 0],
        }.items():
            with engine.begin() as connection:
                connection.exec_driver_sql(
                    f"SELECT set_config('askel.organisation_id', '{organisation}', true)"
                )
                assert [row[0] for row in connection.exec_driver_sql(asked)] == expected
    finally:
        engine.dispose()
    assert other.id != room.begun.id
