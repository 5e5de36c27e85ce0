"""The thief of the database: what the files still hold of somebody who is gone, and who may read them."""

import stat
from datetime import date
from pathlib import Path
from random import Random
from sqlite3 import connect

import pytest
from sqlalchemy import Connection, Engine, delete, update
from sqlmodel import col, select

from app import upkeep
from app.commands.migrate import migrate
from app.config import Settings
from app.db import make_engine, open_session
from app.learners import actions
from app.learners.expiring.actions import sweep
from app.learners.models import Learner, Session
from app.migrations import upgrade
from app.practice.actions import complete_lesson, keep_place, save_answers
from app.practice.grading import AnswerState
from tests.fixtures.clocks import HandClock

CROWD = 120
VISITS = 4000
ERASED = 30


def busy_site(folder: Path) -> tuple[Engine, list[bytes]]:
    """A database as months of use leave it: rows came in between others, so that pages were split and copied."""
    chance = Random(7)  # the same each time
    engine = make_engine(f"sqlite:///{folder / 'askel.db'}")
    upgrade(engine)
    ids = [chance.randbytes(16) for _ in range(CROWD)]
    with open_session(engine, writes=True) as session:
        for learner_id in ids:
            keys = {"lookup": chance.randbytes(32), "wrapped_key": chance.randbytes(61)}
            weeks = {"made_week": "2026-W40", "used_week": "2026-W48"}
            session.add(Learner.model_validate({"id": learner_id, "pepper_id": "k1", **keys, **weeks}))
            keys = {"token_hash": chance.randbytes(32), "wrapped_key": chance.randbytes(61)}
            times = {"started_at": 1, "seen_at": 1, "fresh_at": 1}
            session.add(Session.model_validate({"learner_id": learner_id, **keys, **times}))
        session.flush()
        connection = session.connection()
        for _ in range(VISITS):
            visit(connection, chance, chance.choice(ids))
        session.commit()
    return engine, ids


def visit(connection: Connection, chance: Random, learner_id: bytes) -> None:
    lesson = f"l{chance.randint(1, 25):02}/{chance.choice('abcde')}"
    ticks = ",".join(f"opt{chance.randint(1, 9)}" for _ in range(chance.randint(1, 20)))
    save_answers(
        connection, learner_id, {f"{lesson[:3]}/q-{chance.randint(1, 40)}": AnswerState(ticks, checked=True)}
    )
    keep_place(connection, learner_id, lesson, "s-one")
    if chance.random() < 0.3:
        complete_lesson(connection, learner_id, lesson, date(2026, 11, 24))


def left_of(folder: Path, ids: list[bytes]) -> list[int]:
    """Whose id, or half of it, can be read in some file of the database."""
    content = b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("askel.db"))
    return [
        number
        for number, one in enumerate(ids)
        if one[: len(one) // 2] in content or one[len(one) // 2 :] in content
    ]


def test_a_split_page_keeps_no_copy_of_an_erased_learner(tmp_path: Path) -> None:
    engine, ids = busy_site(tmp_path)
    for learner_id in ids[:ERASED]:
        assert left_of(tmp_path, [learner_id]), "the search itself must find what is there"
        actions.erase(engine, learner_id)
        assert left_of(tmp_path, [learner_id]) == []
    assert len(left_of(tmp_path, ids)) == CROWD - ERASED
    engine.dispose()


def test_without_writing_the_pages_anew_copies_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "note_gone", lambda connection: None)
    engine, ids = busy_site(tmp_path)
    left = []
    for learner_id in ids[:ERASED]:
        actions.erase(engine, learner_id)
        left += left_of(tmp_path, [learner_id])
    assert left, "secure_delete does not look where pages were split"
    engine.dispose()


def test_a_sweep_leaves_no_copy_of_those_whose_time_is_over(tmp_path: Path, clock: HandClock) -> None:
    engine, ids = busy_site(tmp_path)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(Learner).where(col(Learner.id).in_(ids[:60])).values(used_week="2025-W01"))
    sweep(engine, clock)
    with engine.connect() as connection:
        assert set(connection.execute(select(col(Learner.id))).scalars()) == set(ids[60:])
    assert left_of(tmp_path, ids[:60]) == []
    engine.dispose()


def test_what_could_not_be_emptied_at_once_is_emptied_by_the_next_sweep(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "EMPTYING_TRIES", 1)
    engine, ids = busy_site(tmp_path)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(delete(Learner).where(col(Learner.id).in_(ids[:60])))
        upkeep.note_gone(connection)
    other = connect(tmp_path / "askel.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not upkeep.empty_files(engine)
    other.execute("ROLLBACK")
    other.close()
    assert left_of(tmp_path, ids[:60])
    sweep(engine, clock)
    assert left_of(tmp_path, ids[:60]) == []
    engine.dispose()


def test_one_sweep_keeps_everybody_as_long_as_they_chose(tmp_path: Path, clock: HandClock) -> None:
    engine, ids = busy_site(tmp_path)
    weeks = {30: "2026-W43", 60: "2026-W43", 365: "2025-W50"}
    with engine.execution_options(writes=True).begin() as connection:
        for learner_id, (days, week) in zip(ids, weeks.items(), strict=False):
            chosen = {"keep_days": days, "used_week": week}
            connection.execute(update(Learner).where(col(Learner.id) == learner_id).values(chosen))
    sweep(engine, clock)
    with engine.connect() as connection:
        assert set(connection.execute(select(col(Learner.id))).scalars()) == set(ids[1:])
    engine.dispose()


def test_nobody_else_on_the_machine_can_read_the_database(tmp_path: Path) -> None:
    folder = tmp_path / "made-by-the-operator"
    folder.mkdir(mode=0o755)
    migrate(Settings(data_dir=folder))
    with make_engine(f"sqlite:///{folder / 'askel.db'}").execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("DELETE FROM bucket")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert {"askel.db", "askel.db-wal"} <= set(modes)
    assert {mode & 0o077 for mode in modes.values()} == {0}
