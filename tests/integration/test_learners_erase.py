"""Erasing: two taps, no reason, and nothing is left: not in tables, not in files."""

from pathlib import Path
from secrets import token_bytes

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.engine import Row

from app.db import make_engine, open_session
from app.learners import actions
from app.learners.expiring.actions import sweep
from app.learners.models import CodeShowing, Learner, Session, random_id
from app.migrations import upgrade
from tests.cast import Person
from tests.client import Client

SIZE = 300


def count(engine: Engine, table: type) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_two_taps_erase_everything_on_every_phone(amina: Person, bruno: Person, engine: Engine) -> None:
    amina.make_code()
    bruno.enter_code(amina.code)
    asked = amina.phone.get("/ar/me/erase")
    assert not [one for one in amina.phone.page(asked).all("textarea", "select") if one.get("name")]
    done = amina.phone.submit(asked, "/ar/me/erase")
    assert "/ar/me" not in done.text
    assert done.headers["clear-site-data"] == '"cookies", "storage"'
    assert "__Host-a" not in amina.phone.jar
    assert (count(engine, Learner), count(engine, Session), count(engine, CodeShowing)) == (0, 0, 0)
    assert bruno.visit("me").url.path == "/fi/code"
    bruno.phone.post("/fi/code", {"code": amina.code}, status=422)


def test_the_first_tap_erases_nothing(amina: Person, engine: Engine) -> None:
    amina.make_code()
    amina.phone.get("/ar/me/erase")
    assert count(engine, Learner) == 1


def test_others_are_not_touched(amina: Person, bruno: Person) -> None:
    amina.make_code()
    bruno.make_code()
    amina.phone.submit(amina.phone.get("/ar/me/erase"), "/ar/me/erase")
    assert bruno.visit("me").url.path == "/fi/me"


def test_a_second_tap_is_told_the_truth(bruno: Person) -> None:
    bruno.make_code()
    asked = bruno.phone.get("/fi/me/erase")
    first = bruno.phone.submit(asked, "/fi/me/erase")
    again = bruno.phone.submit(asked, "/fi/me/erase")
    assert again.text == first.text


def test_a_session_that_had_ended_is_never_told_that_it_is_erased(bruno: Person, engine: Engine) -> None:
    bruno.make_code()
    asked = bruno.phone.get("/fi/me/erase")
    bruno.phone.jar.clear()
    bruno.phone.submit(asked, "/fi/me/erase", status=422)
    assert count(engine, Learner) == 1


def test_a_made_up_receipt_proves_nothing(client: Client) -> None:
    for receipt in ("", "x", "é", "AAAA", "A" * 5000):
        client.post("/en/me/erase", {"receipt": receipt}, status=422)


def test_without_a_session_there_is_nothing_to_erase(client: Client) -> None:
    assert client.get("/en/me/erase").url.path == "/en/code"


def test_every_table_of_a_learner_is_known_and_goes_with_the_learner() -> None:
    names = {table.name for table in actions.learner_tables()}
    assert {"learner", "session", "code_showing", "answer", "completion", "place"} <= names
    for table in actions.learner_tables():
        assert table.name == "learner" or any(key.ondelete == "CASCADE" for key in table.foreign_keys)


def crowd(engine: Engine, size: int) -> list[bytes]:
    """Many learners with open phones, so that rows share pages and indexes have levels."""
    ids = [random_id() for _ in range(size)]
    with open_session(engine, writes=True) as session:
        for learner_id in ids:
            session.add(
                Learner(
                    id=learner_id,
                    lookup=token_bytes(32),
                    pepper_id="k1",
                    wrapped_key=token_bytes(61),
                    made_week="2026-W01",
                    used_week="2026-W01",
                )
            )
        session.flush()
        for learner_id in ids:
            times = {"started_at": 1, "seen_at": 1, "fresh_at": 1}
            session.add(
                Session(
                    token_hash=token_bytes(32), learner_id=learner_id, wrapped_key=token_bytes(61), **times
                )
            )
            session.add(
                CodeShowing(
                    token_hash=token_bytes(32), learner_id=learner_id, sealed=token_bytes(81), expires_at=1
                )
            )
        session.commit()
    return ids


def secrets_of(engine: Engine, learner_id: bytes) -> list[bytes]:
    with engine.connect() as connection:
        learner: Row = connection.execute(select(Learner).where(Learner.id == learner_id)).one()
        session: Row = connection.execute(select(Session).where(Session.learner_id == learner_id)).one()
        showing: Row = connection.execute(
            select(CodeShowing).where(CodeShowing.learner_id == learner_id)
        ).one()
    return [
        *(learner.id, learner.lookup, learner.wrapped_key),
        *(session.token_hash, session.wrapped_key, showing.token_hash, showing.sealed),
    ]


def found(folder: Path, needles: list[bytes]) -> list[tuple[str, int]]:
    """Which of these bytes are in which file of the database; half of each is already too much."""
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("askel.db")}
    return [
        (name, place)
        for name, content in files.items()
        for place, needle in enumerate(needles)
        if needle[: len(needle) // 2] in content or needle[len(needle) // 2 :] in content
    ]


def test_afterwards_the_files_of_sqlite_hold_no_byte_of_the_learner(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'askel.db'}")
    upgrade(engine)
    ids = crowd(engine, SIZE)
    for learner_id in ids[:: SIZE // 20]:
        needles = secrets_of(engine, learner_id)
        assert found(tmp_path, needles), "the search itself must find what is there"
        actions.erase(engine, learner_id)
        assert found(tmp_path, needles) == []
    assert count(engine, Learner) == SIZE - 20
    engine.dispose()


def test_after_a_sweep_the_files_of_sqlite_hold_no_byte_of_the_expired(tmp_path: Path, clock: object) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'askel.db'}")
    upgrade(engine)
    needles = [needle for learner_id in crowd(engine, SIZE) for needle in secrets_of(engine, learner_id)]
    assert found(tmp_path, needles)
    sweep(engine, clock)  # type: ignore[arg-type]
    assert count(engine, Learner) == 0
    assert found(tmp_path, needles) == []
    engine.dispose()


def test_the_log_is_cut_even_when_somebody_is_reading(tmp_path: Path) -> None:
    from threading import Timer

    engine = make_engine(f"sqlite:///{tmp_path / 'askel.db'}")
    upgrade(engine)
    ids = crowd(engine, 20)
    needles = secrets_of(engine, ids[0])
    reader = engine.connect()
    assert reader.execute(select(func.count()).select_from(Learner)).scalar_one() == 20
    Timer(0.5, reader.close).start()
    actions.erase(engine, ids[0])
    assert found(tmp_path, needles) == []
    engine.dispose()


def test_without_cutting_the_log_the_same_search_finds_the_row(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'askel.db'}")
    upgrade(engine)
    ids = crowd(engine, 50)
    needles = secrets_of(engine, ids[7])
    with engine.execution_options(writes=True).connect() as connection, connection.begin():
        connection.execute(delete(Learner).where(Learner.id == ids[7]))  # type: ignore[arg-type]
    assert found(tmp_path, needles), "rows stay in the log until it is cut"
    engine.dispose()
