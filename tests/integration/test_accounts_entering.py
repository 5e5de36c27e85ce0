"""Signing in at the desk: password, second factor, passkey; sessions, and what ends them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from app.accounts.actions import change_password, disable_member, enable_member
from app.accounts.entering import actions as entering
from app.accounts.entering.actions import (
    complete_entry,
    end_session,
    enter_by_passkey,
    enter_by_password,
    touch_session,
    try_password,
)
from app.accounts.factors.actions import add_passkey
from app.accounts.models import MemberSession
from app.db import open_session
from app.errors import TooMany
from app.security.tokens import hashed
from tests.fixtures.clocks import HandClock
from tests.unit.accounts.desk import CHEN, DALIA, EERO, PASSWORD, Desk, there


def test_a_password_opens_half_and_the_second_factor_all_with_a_new_id(desk: Desk, clock: HandClock) -> None:
    _, secret = desk.with_app(there(desk.knock(CHEN)).member)
    clock.forward(minutes=1)
    half = there(desk.knock(CHEN))
    assert not half.member.second_factor
    whole = there(desk.type_digits(half.member, desk.digits(secret)))
    assert whole.member.second_factor and whole.cookie != half.cookie
    assert desk.who(half.cookie) is None
    found = desk.who(whole.cookie)
    assert found == whole.member and found.organisation_id == desk.one and found.email == CHEN


def test_only_the_hash_of_a_cookie_is_kept(desk: Desk) -> None:
    half = desk.half(CHEN)
    with open_session(desk.engine, writes=False) as session:
        row = session.get(MemberSession, hashed(half.cookie))
        assert row is not None and half.cookie not in repr(row)


@pytest.mark.parametrize("cookie", ["", "x", "jQRtvdaitRx-IAKTRPc-LAXFofgjRHZ11sdNrO61ljo", "\x00" * 43])
def test_a_cookie_that_is_not_ours_is_nobody(desk: Desk, cookie: str) -> None:
    assert desk.who(cookie) is None


def test_wrong_unknown_and_disabled_are_one_and_the_same(desk: Desk) -> None:
    eero = there(desk.knock(EERO)).member
    chen = desk.member(CHEN)
    assert chen is not None
    assert desk.knock(CHEN, PASSWORD + "!") is None
    assert desk.knock("nobody@one.example") is None
    with desk.writing() as session:
        assert disable_member(session, desk.doors.secrets, desk.doors.clock, eero, chen.id)
    assert desk.knock(CHEN) is None
    with desk.writing() as session:
        enable_member(session, desk.doors.secrets, desk.doors.clock, eero, chen.id)
    assert desk.knock(CHEN) is not None


@pytest.mark.parametrize("email", [CHEN, "nobody@one.example"])
def test_every_try_costs_one_slow_hash_and_the_same_questions(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, email: str
) -> None:
    runs, asked = [], []
    real = entering.fits
    monkeypatch.setattr(entering, "fits", lambda kept, password: runs.append(kept) or real(kept, password))
    event.listen(desk.engine, "before_cursor_execute", lambda *given: asked.append(given[2].split()[0]))
    assert desk.knock(email, "a wrong password") is None
    assert len(runs) == 1 and runs[0].startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert asked.count("SELECT") == 4  # two buckets that are not there yet, the hash, the member
    assert set(asked) <= {"SELECT", "UPDATE", "INSERT", "BEGIN"}


def test_five_wrong_passwords_make_that_account_wait_and_no_other(desk: Desk, clock: HandClock) -> None:
    for _ in range(5):
        assert desk.knock(CHEN, "wrong") is None
    with pytest.raises(TooMany) as many:
        desk.knock(CHEN)
    assert many.value.retry_after == 30
    assert desk.knock(DALIA) is not None
    clock.forward(seconds=30)
    assert desk.knock(CHEN) is not None


def test_an_unknown_account_waits_as_a_known_one_does(desk: Desk) -> None:
    for _ in range(5):
        assert desk.knock("nobody@one.example", "wrong") is None
    with pytest.raises(TooMany):
        desk.knock("nobody@one.example", "wrong")


def test_good_passwords_use_nothing_up(desk: Desk) -> None:
    for _ in range(8):
        assert desk.knock(CHEN) is not None


def test_a_passkey_opens_all_and_no_wrong_password_can_lock_it_out(desk: Desk) -> None:
    half = desk.half(CHEN)
    with desk.writing() as session:
        there(add_passkey(session, desk.doors, half.member, b"credential", b"key", 0, "Phone"))
    for _ in range(5):
        desk.knock(CHEN, "wrong")
    with pytest.raises(TooMany):
        desk.knock(CHEN)
    with desk.writing() as session:
        whole = there(enter_by_passkey(session, desk.doors, b"credential", 1))
    assert whole.member.second_factor and whole.member.email == CHEN
    assert desk.acts(desk.one)[-1] == "signed in"


def test_a_passkey_whose_count_does_not_go_up_is_refused(desk: Desk) -> None:
    half = desk.half(CHEN)
    with desk.writing() as session:
        add_passkey(session, desk.doors, half.member, b"credential", b"key", 7, "Phone")
    for count, enters in ((7, False), (6, False), (0, False), (8, True), (8, False)):
        with desk.writing() as session:
            assert (enter_by_passkey(session, desk.doors, b"credential", count) is not None) is enters


def test_a_passkey_that_does_not_count_opens_every_time(desk: Desk) -> None:
    half = desk.half(CHEN)
    with desk.writing() as session:
        add_passkey(session, desk.doors, half.member, b"credential", b"key", 0, "Phone")
    for _ in range(2):
        with desk.writing() as session:
            assert enter_by_passkey(session, desk.doors, b"credential", 0) is not None
    with desk.writing() as session:
        assert enter_by_passkey(session, desk.doors, b"another", 0) is None


def test_a_disabled_person_is_out_at_the_next_request(desk: Desk) -> None:
    whole, _ = desk.with_app(desk.half(CHEN).member)
    eero = desk.half(EERO).member
    assert desk.who(whole.cookie) is not None
    with desk.writing() as session:
        disable_member(session, desk.doors.secrets, desk.doors.clock, eero, whole.member.id)
    assert desk.who(whole.cookie) is None


def test_a_first_half_does_not_outlive_disabling(desk: Desk) -> None:
    half, eero = desk.half(CHEN), desk.half(EERO).member
    with desk.writing() as session:
        disable_member(session, desk.doors.secrets, desk.doors.clock, eero, half.member.id)
    with desk.writing() as session:
        assert complete_entry(session, desk.doors, half.member) is None


def test_a_password_that_was_changed_meanwhile_opens_nothing(desk: Desk) -> None:
    whole, _ = desk.with_app(desk.half(CHEN).member)
    tried = try_password(desk.engine, desk.doors, CHEN, PASSWORD)
    with desk.writing() as session:
        there(change_password(session, desk.doors, whole.member, "$argon2id$another"))
    with desk.writing() as session:
        assert enter_by_password(session, desk.doors, tried) is None


def test_another_password_ends_the_other_sessions_and_gives_this_one_a_new_id(desk: Desk) -> None:
    first, secret = desk.with_app(desk.half(CHEN).member)
    other = desk.half(CHEN)
    with desk.writing() as session:
        changed = there(change_password(session, desk.doors, first.member, "$argon2id$another"))
    assert [desk.who(one) is not None for one in (first.cookie, other.cookie, changed.cookie)] == [
        False,
        False,
        True,
    ]
    assert changed.member.second_factor and changed.member.started_at == first.member.started_at


def test_half_way_in_no_password_is_changed(desk: Desk) -> None:
    half = desk.half(CHEN)
    with desk.writing() as session:
        assert change_password(session, desk.doors, half.member, "$argon2id$another") is None


def test_a_session_ends_after_half_an_hour_without_a_request(desk: Desk, clock: HandClock) -> None:
    whole, _ = desk.with_app(desk.half(CHEN).member)
    clock.forward(minutes=29, seconds=59)
    seen = desk.who(whole.cookie)
    assert seen is not None and seen.worth_a_touch
    assert touch_session(desk.engine, seen)
    clock.forward(minutes=29, seconds=59)
    assert desk.who(whole.cookie) is not None
    clock.forward(seconds=1)
    assert desk.who(whole.cookie) is None


def test_a_busy_session_ends_after_twelve_hours(desk: Desk, clock: HandClock) -> None:
    whole, _ = desk.with_app(desk.half(CHEN).member)
    for _ in range(12 * 3 - 1):
        clock.forward(minutes=20)
        seen = desk.who(whole.cookie)
        assert seen is not None
        touch_session(desk.engine, seen)
    clock.forward(minutes=20)
    assert desk.who(whole.cookie) is None


def test_half_way_in_lasts_for_half_an_hour_however_busy(desk: Desk, clock: HandClock) -> None:
    half = desk.half(CHEN)
    clock.forward(minutes=20)
    seen = desk.who(half.cookie)
    assert seen is not None
    touch_session(desk.engine, seen)
    clock.forward(minutes=10)
    assert desk.who(half.cookie) is None


def test_signing_out_ends_this_browser_alone(desk: Desk) -> None:
    one, two = desk.half(CHEN), desk.half(CHEN)
    with desk.writing() as session:
        end_session(session, one.cookie)
        end_session(session, "no cookie of ours")
    assert desk.who(one.cookie) is None and desk.who(two.cookie) is not None


def test_a_first_half_becomes_a_whole_once_even_at_the_same_moment(desk: Desk) -> None:
    half = desk.half(CHEN).member

    def complete(_: int) -> bool:
        with desk.writing() as session:
            return complete_entry(session, desk.doors, half) is not None

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(complete, range(4))) == 1
