"""How long sessions last, and how many tries an account has."""

import pytest

from app.accounts.limits import DAY, DRAWERS, HOUR, INVITE, MINUTE, account_limit, ends_at

SALT = bytes(range(32))


@pytest.mark.parametrize(
    ("seen", "second_factor", "end"),
    [
        (0, True, 30 * MINUTE),
        (11 * HOUR, True, 11 * HOUR + 30 * MINUTE),
        (12 * HOUR - 1, True, 12 * HOUR),
        (0, False, 30 * MINUTE),
        (20 * MINUTE, False, 30 * MINUTE),
    ],
)
def test_a_session_ends_when_idle_and_at_the_latest_after_its_time(
    seen: int, second_factor: bool, end: int
) -> None:
    assert ends_at(0, seen, second_factor=second_factor) == end


def test_an_invite_lasts_for_a_day() -> None:
    assert INVITE == DAY == 24 * HOUR


def test_an_account_has_five_tries_and_then_two_a_minute() -> None:
    limit = account_limit(SALT, "password", b"chen@one.example")
    assert (limit.burst, limit.step) == (5, 30_000)
    assert limit == account_limit(SALT, "password", b"chen@one.example")
    assert limit != account_limit(SALT, "digits", b"chen@one.example")


def test_strangers_addresses_make_no_more_rows_than_there_are_drawers() -> None:
    names = {account_limit(SALT, "password", b"%d" % number).name for number in range(20_000)}
    assert 3500 < len(names) <= DRAWERS
    assert all(len(name) <= 32 for name in names)


def test_whose_drawer_is_whose_depends_on_the_salt() -> None:
    ours = [account_limit(SALT, "password", b"%d" % number).name for number in range(50)]
    others = [account_limit(bytes(32), "password", b"%d" % number).name for number in range(50)]
    assert sum(one == two for one, two in zip(ours, others, strict=True)) < 3
