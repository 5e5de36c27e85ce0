"""Second factors: an app, passkeys, codes on paper; taken once, and changed only by whoever proved one."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlmodel import select

from app.accounts.entering.doors import Doors
from app.accounts.factors.actions import (
    accept_digits,
    accept_paper_code,
    add_app,
    add_passkey,
    make_paper_codes,
    offer_app,
    remove_app,
    remove_passkey,
)
from app.accounts.factors.queries import Factors, factors, passkey, passkeys_of
from app.accounts.models import Member, RecoveryCode
from app.accounts.totp import grouped
from app.db import open_session
from app.errors import TooMany
from app.security.secrets import Secrets
from tests.fixtures.clocks import HandClock
from tests.unit.accounts.desk import CHEN, DALIA, SECRETS, Desk, there


def of(desk: Desk, member_id: bytes) -> Factors:
    with open_session(desk.engine, writes=False) as session:
        return factors(session, member_id)


def test_somebody_new_has_no_factor_and_is_in_after_choosing_one(desk: Desk) -> None:
    half = desk.half(CHEN)
    assert not of(desk, half.member.id).any
    whole, _ = desk.with_app(half.member)
    assert whole.member.second_factor and desk.who(half.cookie) is None
    assert of(desk, half.member.id) == Factors(app=True, passkeys=0, paper_codes=0)


def test_digits_open_once(desk: Desk, clock: HandClock) -> None:
    _, secret = desk.with_app(desk.half(CHEN).member)
    digits = desk.digits(secret)
    assert desk.type_digits(desk.half(CHEN).member, digits) is None
    clock.forward(seconds=30)
    digits = desk.digits(secret)
    assert desk.type_digits(desk.half(CHEN).member, digits) is not None
    assert desk.type_digits(desk.half(CHEN).member, digits) is None


def test_digits_open_once_even_at_the_same_moment(desk: Desk, clock: HandClock) -> None:
    _, secret = desk.with_app(desk.half(CHEN).member)
    halves = [desk.half(CHEN).member for _ in range(4)]
    clock.forward(seconds=30)
    with ThreadPoolExecutor(4) as pool:
        entered = list(pool.map(lambda one: desk.type_digits(one, desk.digits(secret)), halves))
    assert sum(one is not None for one in entered) == 1


def test_five_wrong_digits_make_that_account_wait(desk: Desk, clock: HandClock) -> None:
    _, secret = desk.with_app(desk.half(CHEN).member)
    half = desk.half(CHEN).member
    for _ in range(5):
        assert desk.type_digits(half, "000000") is None
    with pytest.raises(TooMany):
        desk.type_digits(half, desk.digits(secret, 1))
    clock.forward(seconds=30)
    assert desk.type_digits(half, desk.digits(secret)) is not None


def test_the_secret_of_an_app_is_sealed_to_its_member(desk: Desk, clock: HandClock) -> None:
    _, secret = desk.with_app(desk.half(CHEN).member)
    row = desk.member(CHEN)
    assert row is not None and row.totp_sealed is not None and secret not in row.totp_sealed
    dalia = desk.half(DALIA).member
    with desk.writing() as session:
        moved = session.get(Member, dalia.id)
        assert moved is not None
        moved.totp_sealed = row.totp_sealed
    clock.forward(seconds=30)
    assert desk.type_digits(dalia, desk.digits(secret)) is None


def test_an_app_outlives_a_new_pepper_and_moves_over_to_it(desk: Desk, clock: HandClock) -> None:
    _, secret = desk.with_app(desk.half(CHEN).member)
    later = {"k2": bytes(range(3, 35))}
    for peppers in ({**SECRETS.peppers, **later}, later):
        clock.forward(seconds=30)
        desk.doors = Doors(
            desk.doors.throttle, desk.doors.lane, Secrets(SECRETS.salt, peppers), desk.doors.clock
        )
        assert desk.type_digits(desk.half(CHEN).member, desk.digits(secret)) is not None


def test_an_offer_is_for_this_browser_and_half_an_hour(desk: Desk, clock: HandClock) -> None:
    here, elsewhere = desk.half(CHEN).member, desk.half(CHEN).member
    offer = offer_app(desk.doors, here)
    assert offer.secret not in offer.sealed

    def added(who: object, box: bytes, typed: str) -> bool:
        with desk.writing() as session:
            return add_app(session, desk.doors, who, box, typed) is not None  # type: ignore[arg-type]

    assert not added(elsewhere, offer.sealed, desk.digits(offer.secret))
    assert not added(here, offer.sealed[:-1] + b"x", desk.digits(offer.secret))
    assert not added(here, b"", desk.digits(offer.secret))
    assert not added(here, offer.sealed, "000000")
    clock.forward(minutes=30)
    assert not added(here, offer.sealed, desk.digits(offer.secret))
    clock.forward(minutes=-1)
    assert added(here, offer.sealed, desk.digits(offer.secret))


def test_half_way_in_nobody_changes_the_factors_of_somebody_who_has_one(desk: Desk) -> None:
    desk.with_app(desk.half(CHEN).member)
    half = desk.half(CHEN).member
    offer = offer_app(desk.doors, half)
    with desk.writing() as session:
        assert add_app(session, desk.doors, half, offer.sealed, desk.digits(offer.secret)) is None
        assert add_passkey(session, desk.doors, half, b"credential", b"key", 0, "Phone") is None
        assert make_paper_codes(session, desk.doors, half) is None
        assert remove_app(session, desk.doors, half) is None
    assert of(desk, half.id) == Factors(app=True, passkeys=0, paper_codes=0)


def test_another_factor_ends_the_other_sessions(desk: Desk) -> None:
    first, _ = desk.with_app(desk.half(CHEN).member)
    other = desk.half(CHEN)
    with desk.writing() as session:
        now = there(add_passkey(session, desk.doors, first.member, b"credential", b"key", 0, "Phone"))
    assert desk.who(first.cookie) is None and desk.who(other.cookie) is None
    assert desk.who(now.cookie) is not None


def test_the_last_factor_stays(desk: Desk) -> None:
    here, _ = desk.with_app(desk.half(CHEN).member)
    with desk.writing() as session:
        assert remove_app(session, desk.doors, here.member) is None
    with desk.writing() as session:
        here = there(add_passkey(session, desk.doors, here.member, b"one", b"key", 0, "Phone"))
    with desk.writing() as session:
        here = there(remove_app(session, desk.doors, here.member))
    with desk.writing() as session:
        assert remove_passkey(session, desk.doors, here.member, b"one") is None
    with desk.writing() as session:
        here = there(add_passkey(session, desk.doors, here.member, b"two", b"key", 0, "Key" * 40))
    with desk.writing() as session:
        here = there(remove_passkey(session, desk.doors, here.member, b"one"))
        assert [len(one.label) for one in passkeys_of(session, here.member.id)] == [60]
        assert passkey(session, b"one") is None


def test_nobody_removes_or_takes_over_the_passkey_of_another(desk: Desk) -> None:
    with desk.writing() as session:
        there(add_passkey(session, desk.doors, desk.half(CHEN).member, b"one", b"key", 0, "Phone"))
    dalia, _ = desk.with_app(desk.half(DALIA).member)
    with desk.writing() as session:
        assert remove_passkey(session, desk.doors, dalia.member, b"one") is None
        assert add_passkey(session, desk.doors, dalia.member, b"one", b"mine", 0, "Mine") is None
        kept = passkey(session, b"one")
        assert kept is not None and kept.public_key == b"key"


def test_ten_codes_on_paper_each_open_once(desk: Desk) -> None:
    here, _ = desk.with_app(desk.half(CHEN).member)
    with desk.writing() as session:
        codes = make_paper_codes(session, desk.doors, here.member)
    assert codes is not None and len(set(codes)) == 10
    for code, opens in ((codes[0], True), (codes[0], False), (grouped(codes[1]).lower(), True)):
        with desk.writing() as session:
            assert accept_paper_code(session, desk.doors, here.member, code) is opens
    assert of(desk, here.member.id).paper_codes == 8
    assert desk.acts(desk.one).count("recovery code used") == 2


def test_new_codes_on_paper_end_the_old_ones_and_open_for_their_owner_alone(desk: Desk) -> None:
    here, _ = desk.with_app(desk.half(CHEN).member)
    dalia = desk.half(DALIA).member
    with desk.writing() as session:
        old = make_paper_codes(session, desk.doors, here.member)
    with desk.writing() as session:
        new = make_paper_codes(session, desk.doors, here.member)
    assert old and new
    for who, code, opens in (
        (here.member, old[0], False),
        (dalia, new[0], False),
        (here.member, new[0], True),
    ):
        with desk.writing() as session:
            assert accept_paper_code(session, desk.doors, who, code) is opens


def test_codes_on_paper_are_kept_as_hashes_under_the_pepper(desk: Desk) -> None:
    here, _ = desk.with_app(desk.half(CHEN).member)
    with desk.writing() as session:
        codes = make_paper_codes(session, desk.doors, here.member)
        assert codes is not None
        kept = [one.code_hash for one in session.exec(select(RecoveryCode))]
    assert len(kept) == 10 and all(len(one) == 32 for one in kept)
    assert not any(code.encode() in b"".join(kept) for code in codes)
    rotated = Secrets(SECRETS.salt, {**SECRETS.peppers, "k2": bytes(range(3, 35))})
    without = Secrets(SECRETS.salt, {"k2": bytes(range(3, 35))})
    for secrets, opens in ((without, False), (rotated, True)):
        with desk.writing() as session:
            doors = replace(desk.doors, secrets=secrets)
            assert accept_paper_code(session, doors, here.member, codes[0]) is opens


def test_guessing_codes_on_paper_is_slowed_down(desk: Desk) -> None:
    here, _ = desk.with_app(desk.half(CHEN).member)

    def guess() -> bool:
        with desk.writing() as session:
            return accept_paper_code(session, desk.doors, here.member, "A" * 16)

    assert [guess() for _ in range(5)] == [False] * 5
    with pytest.raises(TooMany):
        guess()


def test_without_an_app_no_digits_count(desk: Desk) -> None:
    half = desk.half(CHEN).member
    with desk.writing() as session:
        assert not accept_digits(session, desk.doors, half, "123456")
