"""Hosts: one form makes one group session, a tap counts once, a colleague takes over, a stranger sees nothing."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlmodel import col, select

from app.gathering import actions
from app.gathering.actions import TooManyOpen, UsedUp, opened_again, take_over
from app.gathering.codes import join_code
from app.gathering.limits import MOST_OPEN
from app.gathering.models import Gathering
from app.gathering.queries import hosted, house_gathering, open_gatherings, projected
from app.gathering.stage import Stage, go_to, show_in, timer
from app.security.tokens import random_token
from tests.fixtures.clocks import HandClock
from tests.fixtures.gathering import INTRO, LAST, MANY, POLL, Room, begun_by, new_room
from tests.fixtures.sharing import rows, without
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk, there

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(desk: Desk, clock: HandClock) -> Room:
    """Chen's group session, in its waiting room."""
    return new_room(desk, clock)


def test_the_same_form_begins_one_group_session(desk: Desk, clock: HandClock) -> None:
    chen, token = desk.whole(CHEN), random_token()
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda _: begun_by(desk, chen, clock, token), range(3)))
    assert made[0] == made[1] == made[2]
    assert len(rows(desk.engine, Gathering)) == 1


def test_the_database_holds_neither_code_nor_secret(room: Room) -> None:
    [row] = rows(room.desk.engine, Gathering)
    held = repr(list(row.model_dump().values()))
    assert room.begun.code not in held and room.begun.projector not in held
    assert room.begun.code not in repr(room.begun)


def test_code_and_secret_are_shown_again_until_the_end(room: Room) -> None:
    [row] = rows(room.desk.engine, Gathering)
    assert opened_again(room.desk.doors.secrets, row, room.now) == room.begun
    with pytest.raises(UsedUp):
        opened_again(room.desk.doors.secrets, row, room.now + 8 * 3600)
    room.close()
    [row] = rows(room.desk.engine, Gathering)
    with pytest.raises(UsedUp):
        opened_again(room.desk.doors.secrets, row, room.now)


def test_the_form_of_one_that_is_over_begins_no_other(desk: Desk, clock: HandClock) -> None:
    chen, token = desk.whole(CHEN), random_token()
    room = Room(desk, clock, chen, begun_by(desk, chen, clock, token))
    room.close()
    with pytest.raises(UsedUp):
        begun_by(desk, chen, clock, token)


@SQLITE
def test_a_code_that_is_in_use_is_not_given_twice(
    room: Room, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    [row] = rows(room.desk.engine, Gathering)
    seeds = iter([row.seed, b"n" * 16])
    monkeypatch.setattr(actions, "random_id", lambda: next(seeds))
    second = begun_by(room.desk, room.host, clock)
    assert second.code == join_code(room.desk.doors.secrets, b"n" * 16) != room.begun.code


def test_there_is_an_end_to_what_one_host_has_open(room: Room, clock: HandClock) -> None:
    for _ in range(MOST_OPEN - 1):
        begun_by(room.desk, room.host, clock)
    with pytest.raises(TooManyOpen):
        begun_by(room.desk, room.host, clock)
    clock.forward(hours=8)
    assert begun_by(room.desk, room.host, clock)


def test_a_host_leads_through_the_steps(room: Room) -> None:
    assert (room.stage().version, room.stage().state.phase) == (1, "waiting")
    shown = room.to("start", "next")
    assert (shown.version, shown.state.step, shown.module, shown.kind) == (3, POLL, "l99", "module")
    assert there(room.tap(go_to(LAST))).state.step == LAST
    assert there(room.tap(timer(60))).state.timer_ends_at == room.now + 60
    assert room.stage().version == 5


@SQLITE
def test_a_lecture_without_a_module_has_a_break_and_an_end(desk: Desk, clock: HandClock) -> None:
    chen = desk.whole(CHEN)
    room = Room(desk, clock, chen, begun_by(desk, chen, clock, kind="lecture", module=""))
    assert room.to("start").state.step == "before"
    assert room.to("next", "open").state == replace(room.stage().state, step="during", ballot="none")
    assert room.to("next", "next").state.step == "after"
    assert room.to("break").state.on_break
    assert room.close()


def test_what_is_impossible_makes_no_version(room: Room) -> None:
    room.to("start", "start", "back", "open", "close", "reveal", "go-on")
    assert room.stage().version == 2


def test_a_page_that_is_old_changes_nothing(room: Room) -> None:
    version = room.to("start").version
    first = there(room.tap("next", version))
    assert there(room.tap("next", version)) == first
    assert room.stage().state.step == POLL
    assert there(room.tap("next", first.version)).state.step == MANY


def test_two_devices_that_tap_in_the_same_moment_make_one_step(room: Room) -> None:
    version = room.to("start").version
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: room.tap("next", version), range(4)))
    assert {there(one).state.step for one in told} == {POLL}
    assert room.stage().version == version + 1


def test_a_colleague_takes_over_and_the_first_host_is_one_no_more(room: Room) -> None:
    eero, version = room.desk.whole(EERO), room.stage().version
    assert room.tap("start", host=eero) is None
    with room.desk.writing() as session:
        assert take_over(session, eero, room.begun.id, room.now)
        assert take_over(session, eero, room.begun.id, room.now)
    assert room.stage().version == version + 1
    assert room.tap("start") is None
    assert there(room.tap("start", host=eero)).state.step == INTRO
    assert not room.close()
    assert room.close(host=eero)


def test_another_organisation_finds_nothing(room: Room) -> None:
    dalia = room.desk.whole(DALIA)
    with room.desk.writing() as session:
        assert not take_over(session, dalia, room.begun.id, room.now)
        assert house_gathering(session, dalia, room.begun.id) is None
        assert open_gatherings(session, dalia, room.now) == []
    assert room.tap("start", host=dalia) is None
    assert not room.close(host=dalia)
    assert room.stage() == Stage(room.begun.id, 1, "module", "l99", room.stage().state)


def test_a_house_sees_what_is_open_with_ones_own_first(room: Room, clock: HandClock) -> None:
    eero = room.desk.whole(EERO)
    clock.forward(minutes=5)
    own = begun_by(room.desk, eero, clock)
    with room.desk.writing() as session:
        found = open_gatherings(session, eero, room.now)
        assert [(one.id, name) for one, name in found] == [(own.id, "Somebody"), (room.begun.id, "Somebody")]
        assert [one.id for one, _ in open_gatherings(session, room.host, room.now)] == [room.begun.id, own.id]
        assert hosted(session, eero, room.begun.id, room.now) is None
    room.close()
    with room.desk.writing() as session:
        assert [one.id for one, _ in open_gatherings(session, eero, room.now)] == [own.id]


def test_the_projector_opens_with_its_secret_until_the_end(room: Room, clock: HandClock) -> None:
    def shown(secret: str) -> bytes | None:
        with room.reading() as connection:
            return projected(connection, secret, room.now)

    assert shown(room.begun.projector) == room.begun.id
    assert shown(random_token()) is shown("") is shown("x" * 43) is None
    clock.forward(hours=8)
    assert shown(room.begun.projector) is None


def test_the_statement_of_every_listener_is_one(room: Room) -> None:
    room.to("start", "next", "open")
    room.hands(POLL, one=2)
    room.to("close")
    assert room.stage().results == {}
    assert room.to("reveal").results["one"].hands == 2
    assert room.to("next").results == {}
    assert room.to("back").state.ballot == "closed"


def test_a_host_who_is_removed_takes_open_ones_along_and_leaves_counters(
    room: Room, clock: HandClock
) -> None:
    other = begun_by(room.desk, room.host, clock)
    room.close()
    without(room.desk.engine, CHEN)
    [left] = rows(room.desk.engine, Gathering)
    assert (left.id, left.member_id, left.phase) == (room.begun.id, None, "closed")
    with room.desk.writing() as session:
        assert session.exec(select(Gathering).where(col(Gathering.id) == other.id)).first() is None


def test_the_languages_of_the_projector_are_part_of_what_everybody_follows(room: Room) -> None:
    room.tap(show_in("fi", "ar"))
    assert (room.stage().state.screen, room.stage().version) == ("fi ar", 2)
    room.tap(show_in("fi", "ar", "en"))
    assert room.stage().version == 2
