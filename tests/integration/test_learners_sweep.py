"""The sweep: everything goes when its time is over, and not a moment before."""

import pytest
from sqlalchemy import Engine, func, select

from app.learners.expiring.actions import sweep
from app.learners.models import CodeShowing, Learner, Session
from tests.cast import Person
from tests.fixtures.clocks import HandClock


def left(engine: Engine) -> tuple[int, int, int]:
    with engine.connect() as connection:
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (Learner, Session, CodeShowing)
        ]
    return counts[0], counts[1], counts[2]


def test_what_is_in_time_stays(amina: Person, clock: HandClock, engine: Engine) -> None:
    amina.phone.submit(amina.visit("code"), "/ar/code/new")
    clock.forward(minutes=9, seconds=59)
    sweep(engine, clock)
    assert left(engine) == (1, 1, 1)


def test_a_code_is_shown_for_ten_minutes_a_phone_is_open_for_fifteen(
    amina: Person, clock: HandClock, engine: Engine
) -> None:
    amina.phone.submit(amina.visit("code"), "/ar/code/new")
    clock.forward(minutes=10)
    sweep(engine, clock)
    assert left(engine) == (1, 1, 0)
    clock.forward(minutes=5)
    sweep(engine, clock)
    assert left(engine) == (1, 0, 0)


def test_a_busy_phone_goes_after_eight_hours_and_an_own_one_after_thirty_days(
    amina: Person, bruno: Person, clock: HandClock, engine: Engine
) -> None:
    amina.make_code()
    bruno.make_code()
    bruno.phone.post("/fi/code", {"code": bruno.code, "own": "1"})
    for _ in range(48):
        amina.visit("me")
        clock.forward(minutes=10)
    sweep(engine, clock)
    assert left(engine)[1] == 1
    clock.forward(days=29, hours=15, minutes=59)
    sweep(engine, clock)
    assert left(engine)[1] == 1
    clock.forward(minutes=1)
    sweep(engine, clock)
    assert left(engine)[1] == 0


@pytest.mark.parametrize("days", [30, 365])
def test_a_learner_goes_after_the_days_that_were_chosen(
    amina: Person, bruno: Person, clock: HandClock, engine: Engine, days: int
) -> None:
    amina.make_code()
    amina.phone.post("/ar/me/keep", {"days": str(days)})
    clock.forward(days=days)
    sweep(engine, clock)
    assert left(engine)[0] == 1
    clock.forward(days=8)
    sweep(engine, clock)
    assert left(engine)[0] == 0
    bruno.phone.post("/fi/code", {"code": amina.code}, status=422)


def test_coming_back_starts_the_time_anew(amina: Person, clock: HandClock, engine: Engine) -> None:
    amina.make_code()
    for _ in range(3):
        clock.forward(days=170)
        sweep(engine, clock)
        assert amina.enter_code().url.path == "/ar/"


def test_an_expired_code_opens_nothing_even_before_the_sweep(
    amina: Person, clock: HandClock, engine: Engine
) -> None:
    amina.make_code()
    clock.forward(days=190)
    amina.enter_code(status=422)
    assert left(engine)[0] == 1


def test_after_a_sweep_no_dead_row_is_left_in_postgresql(
    amina: Person, clock: HandClock, engine: Engine
) -> None:
    if engine.dialect.name != "postgresql":
        return
    amina.make_code()
    clock.forward(days=400)
    sweep(engine, clock)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql(
            "SELECT pg_relation_size('learner'), pg_relation_size('session')"
        ).one()
    assert tuple(pages) == (0, 0)
