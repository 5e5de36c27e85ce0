"""The buckets that everybody shares, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, event

from app.db import make_engine
from app.errors import TooMany
from app.security.throttle import FAILED_CODES, NEW_CODES, Limit, Throttle
from tests.fixtures.clocks import HandClock


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    made = make_engine(database_url)
    yield made
    made.dispose()


@pytest.fixture
def throttle(engine: Engine, clock: HandClock) -> Throttle:
    return Throttle(engine, clock)


def taken(throttle: Throttle, limit: Limit, tries: int) -> int:
    """How many of so many tries pass."""
    passed = 0
    for _ in range(tries):
        try:
            throttle.reserve(limit)
            passed += 1
        except TooMany:
            continue
    return passed


def test_the_limits_are_those_of_the_rules() -> None:
    assert (FAILED_CODES.burst, FAILED_CODES.per_second) == (20, 5)
    assert (NEW_CODES.burst, NEW_CODES.per_second) == (20, 2)


def test_a_burst_passes_and_then_everybody_waits_until_tokens_come_back(
    throttle: Throttle, clock: HandClock
) -> None:
    assert taken(throttle, FAILED_CODES, 30) == 20
    clock.forward(seconds=1.001)
    assert taken(throttle, FAILED_CODES, 30) == 5
    clock.forward(hours=1)
    assert taken(throttle, FAILED_CODES, 30) == 20


def test_whoever_is_refused_is_told_how_long_to_wait(throttle: Throttle, clock: HandClock) -> None:
    taken(throttle, NEW_CODES, 20)
    with pytest.raises(TooMany) as many:
        throttle.reserve(NEW_CODES)
    assert many.value.retry_after == 1
    clock.forward(seconds=many.value.retry_after)
    throttle.reserve(NEW_CODES)


def test_good_tries_give_their_token_back(throttle: Throttle, engine: Engine) -> None:
    for _ in range(100):
        throttle.reserve(FAILED_CODES)
        with engine.begin() as connection:
            throttle.refund(FAILED_CODES, connection)
    assert taken(throttle, FAILED_CODES, 30) == 20


def test_each_limit_has_a_bucket_of_its_own(throttle: Throttle) -> None:
    taken(throttle, FAILED_CODES, 30)
    assert taken(throttle, NEW_CODES, 30) == 20


def test_all_workers_share_it(throttle: Throttle, engine: Engine, clock: HandClock) -> None:
    other = Throttle(make_engine(engine.url.render_as_string(hide_password=False)), clock)
    assert taken(throttle, FAILED_CODES, 12) + taken(other, FAILED_CODES, 12) == 20
    other._engine.dispose()


def test_at_the_same_moment_no_token_is_given_twice(engine: Engine, clock: HandClock) -> None:
    throttles = [Throttle(engine, clock) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        passed = pool.map(lambda one: taken(one, FAILED_CODES, 6), throttles)
        assert sum(passed) == 20


def test_the_very_first_tries_of_all_pass_at_the_same_moment(engine: Engine, clock: HandClock) -> None:
    for number in range(25):
        limit = Limit(f"limit {number}", 20, 5)
        with ThreadPoolExecutor(8) as pool:
            throttles = [Throttle(engine, clock) for _ in range(8)]
            assert sum(pool.map(lambda one, limit=limit: taken(one, limit, 1), throttles)) == 8


def test_a_flood_does_not_reach_the_database(throttle: Throttle, engine: Engine) -> None:
    taken(throttle, FAILED_CODES, 21)
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert taken(throttle, FAILED_CODES, 200) == 0
    assert asked == []


def test_a_clock_that_is_set_back_locks_nobody_out(throttle: Throttle, clock: HandClock) -> None:
    clock.forward(days=300)
    taken(throttle, FAILED_CODES, 30)
    clock.forward(days=-300)
    assert taken(throttle, FAILED_CODES, 30) == 20
