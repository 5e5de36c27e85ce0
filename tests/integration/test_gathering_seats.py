"""Seats: a code lets a phone in without a name, it comes back to its own seat, and leaving frees it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from app.gathering import limits
from app.gathering.codes import join_code
from app.gathering.limits import TOUCH
from app.gathering.models import Seat
from app.gathering.seats import actions
from app.gathering.seats.actions import Full, note_here
from app.gathering.seats.queries import Counts
from app.security.tokens import random_token
from tests.fixtures.clocks import HandClock
from tests.fixtures.gathering import POLL, Room, begun_by, new_room
from tests.fixtures.sharing import rows
from tests.unit.accounts.desk import Desk, there

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(desk: Desk, clock: HandClock) -> Room:
    """Chen's group session, in its waiting room."""
    return new_room(desk, clock)


def test_a_phone_joins_before_and_after_the_start(room: Room) -> None:
    assert room.join("early")
    room.to("start", "next")
    assert room.join("late")
    assert room.counts() == Counts(phones=2, here=2)
    assert there(room.seated("late")).gathering_id == room.begun.id


def test_a_seat_knows_nothing_of_its_learner() -> None:
    assert set(Seat.model_fields) == {
        "gathering_id", "seat_hash", "ready", "pause", "help", "choice", "owes", "seen_at",
    }  # fmt: skip


def test_coming_again_finds_the_same_seat(room: Room) -> None:
    first = room.join("amina")
    assert room.join("amina") == first
    assert room.counts().phones == 1


def test_a_second_tap_takes_one_seat(room: Room) -> None:
    token = random_token()
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: room.join("amina", cookie="", token=token), range(4)))
    assert len(made) == 1
    assert room.counts().phones == 1


def test_codes_that_open_nothing_are_alike(room: Room, clock: HandClock) -> None:
    assert room.join("amina", code=join_code(room.desk.doors.secrets, b"nobody" * 3)) is None
    clock.forward(hours=7, minutes=59)
    assert room.join("amina")
    clock.forward(minutes=1)
    assert room.join("amina") is None
    assert room.seated("amina") is None
    assert room.maybe_stage() is None


def test_after_the_end_the_code_is_dead_and_seats_are_gone(room: Room) -> None:
    room.join("amina")
    room.close()
    assert room.seated("amina") is None
    assert room.join("amina") is None
    assert rows(room.desk.engine, Seat) == []


def test_leaving_frees_the_seat_and_coming_back_takes_a_new_one(room: Room) -> None:
    first = room.join("amina")
    room.leave("amina")
    assert room.counts().phones == 0
    assert room.join("amina") != first


def test_whoever_joins_another_leaves_the_one_of_before(room: Room, clock: HandClock) -> None:
    room.join("amina")
    other = Room(room.desk, clock, room.host, begun_by(room.desk, room.host, clock), room.phones)
    assert other.join("amina")
    assert (room.counts().phones, other.counts().phones) == (0, 1)


@SQLITE
def test_there_is_an_end_to_seats(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_SEATS", 2)
    room.join("one")
    room.join("two")
    with pytest.raises(Full):
        room.join("three")
    assert room.join("one")
    assert limits.MOST_SEATS >= 40


def test_what_is_no_cookie_of_ours_sits_nowhere(room: Room) -> None:
    room.join("amina")
    for cookie in ("", "x", random_token(), "' OR 1=1 --"):
        room.phones["stranger"] = cookie
        assert room.seated("stranger") is None


def test_signals_reach_the_host_as_counts(room: Room) -> None:
    for name in ("one", "two", "three"):
        room.join(name)
    assert room.signal("one", "ready") and room.signal("two", "ready") and room.signal("two", "help")
    assert room.signal("three", "pause")
    assert room.counts() == Counts(phones=3, here=3, ready=2, pause=1, help=1)
    assert there(room.seated("two")).signals == {"ready", "help"}
    room.signal("two", "ready", given=False)
    assert not room.signal("two", "choice")
    assert room.counts().ready == 1


def test_a_step_takes_back_ready_and_a_break_what_asked_for_it(room: Room) -> None:
    room.join("amina")
    room.to("start")
    for what in ("ready", "pause", "help"):
        room.signal("amina", what)
    room.to("next")
    assert there(room.seated("amina")).signals == {"pause", "help"}
    room.to("break")
    assert there(room.seated("amina")).signals == {"help"}


def test_a_phone_that_was_not_seen_for_minutes_is_not_here(room: Room, clock: HandClock) -> None:
    room.join("amina")
    room.join("bruno")
    clock.forward(minutes=4)
    seat = there(room.seated("amina"))
    assert seat.worth_a_touch
    with room.committing() as connection:
        note_here(connection, seat)
    assert not there(room.seated("amina")).worth_a_touch
    assert (room.counts().phones, room.counts().here) == (2, 1)


def test_phones_that_came_together_are_not_all_written_down_in_the_same_second(room: Room) -> None:
    room.join("amina")
    seat = there(room.seated("amina"))
    minute = seat.now - seat.now % TOUCH
    seats = [replace(seat, seat_hash=bytes([first]), seen_at=minute) for first in range(TOUCH)]
    due = [
        sum(replace(one, now=minute + second).worth_a_touch for one in seats) for second in (59, 60, 89, 119)
    ]
    assert due == [0, 1, 30, 60]


def test_times_of_seats_are_rounded_to_the_minute(room: Room, clock: HandClock) -> None:
    clock.forward(seconds=41)
    room.join("amina")
    assert [seat.seen_at % 60 for seat in rows(room.desk.engine, Seat)] == [0]


def test_forty_phones_that_come_at_once_all_get_a_seat(room: Room) -> None:
    with ThreadPoolExecutor(8) as pool:
        cookies = list(pool.map(room.join, [f"phone {number}" for number in range(40)]))
    assert len(set(cookies)) == room.counts().phones == 40
    room.to("start", "next", "open")
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: room.vote(f"phone {number}", POLL, "one"), range(40)))
    assert told == ["counted"] * 40
    room.to("close")
    assert room.results(POLL)["one"].count == 40
