"""What a look at one's progress costs when the tables are nearly empty, and when they hold millions of rows."""

import tempfile
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from secrets import token_bytes
from statistics import median

from sqlalchemy import Connection, Engine, text

from app.config import Settings
from app.db import make_engine
from app.practice.queries import module_progress
from tests.bench.servers import fresh_settings
from tests.bench.table import Row

EACH = 20
"""Answers of one learner, in two modules."""
LOOKS = 4000
ACTIVE = 100
"""So many learners at once are a busy hour for a hundred thousand who have a code."""
BATCH = 5000
DAY = "2026-12-01"


def measure(rows: int, rounds: int) -> Iterator[Row]:
    """The same look in a nearly empty and in a large database, in turn."""
    with tempfile.TemporaryDirectory(prefix="askel-bench-") as place:
        alone, [only] = _filled(fresh_settings(Path(place) / "small"), EACH)
        crowd, learners = _filled(fresh_settings(Path(place) / "large"), rows)
        active = Random(1).sample(learners, ACTIVE)
        looks = [(_look(alone, [only]), _look(crowd, active), _look(crowd, learners)) for _ in range(rounds)]
        size = (Path(place) / "large" / "askel.db").stat().st_size / 2**20
        alone.dispose()
        crowd.dispose()
    base = median(one for one, _, _ in looks)
    yield Row(f"a look at one's progress: {EACH} answers in the database", f"{base:.1f} us", "")
    for place, told in (
        (1, f"{ACTIVE} learners who are there now"),
        (2, "any learner at all, nothing in caches"),
    ):
        cost, ratio = median(one[place] for one in looks), median(one[place] / one[0] for one in looks)
        what = f"... {rows:,} answers ({size:,.0f} MB), {told}"
        yield Row(what, f"{cost:.1f} us, {ratio:.2f} x", "within 20 %" if place == 1 else "")


def _look(engine: Engine, learners: Sequence[bytes]) -> float:
    """Microseconds of processor time for one look, on average."""
    chosen = Random(2).choices(learners, k=LOOKS)
    with engine.connect() as connection:
        for learner in chosen[: LOOKS // 4]:
            module_progress(connection, learner, "l03")
        begin = time.process_time()
        for learner in chosen:
            module_progress(connection, learner, "l03")
        return (time.process_time() - begin) / LOOKS * 1e6


def _filled(settings: Settings, rows: int) -> tuple[Engine, list[bytes]]:
    engine = make_engine(settings.url)
    with engine.execution_options(writes=True).begin() as connection:
        return engine, _learners(connection, rows // EACH)


def _learners(connection: Connection, count: int) -> list[bytes]:
    """In the order of their keys: each page of the tables is filled once."""
    ids = sorted(token_bytes(16) for _ in range(count))
    for start in range(0, count, BATCH):
        some = ids[start : start + BATCH]
        connection.execute(LEARNER, [{"id": one, "lookup": sha256(one).digest()} for one in some])
        connection.execute(ANSWER, [row for one in some for row in _answers(one)])
        connection.execute(PLACE, [{"id": one, "lesson": "l03/a", "turn": 1} for one in some])
        connection.execute(DONE, [{"id": one, "lesson": "l03/a"} for one in some])
    return ids


def _answers(learner: bytes) -> Iterator[dict[str, object]]:
    for number in range(EACH):
        yield {
            "id": learner,
            "item": f"{'l03' if number % 2 else 'l11'}/q-item-{number:02}",
            "value": "option",
        }


LEARNER = text(
    "INSERT INTO learner (id, lookup, pepper_id, wrapped_key, made_week, used_week, keep_days)"
    " VALUES (:id, :lookup, 'k1', x'00', '2026-W48', '2026-W48', 180)"
)
ANSWER = text("INSERT INTO answer (learner_id, item, value, checked) VALUES (:id, :item, :value, 1)")
PLACE = text("INSERT INTO place (learner_id, lesson, item, turn) VALUES (:id, :lesson, 'q-item-01', :turn)")
DONE = text(f"INSERT INTO completion (learner_id, lesson, day) VALUES (:id, :lesson, '{DAY}')")
