"""The second wall on PostgreSQL: even a query that forgot whose rows it wants gets those of one member alone."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session as DatabaseSession
from sqlmodel import col, func, select

from app.accounts.models import Member
from app.coaching.models import CoachGroup
from app.db import make_engine, session, wall_in
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk

POSTGRES = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
pytestmark = POSTGRES
ROLE = "askel_server"


@pytest.fixture
def as_server(database_url: str, desk: Desk) -> Iterator[Engine]:
    """The database as a server should open it: as an ordinary role, which owns the tables and passes no wall."""
    parts = urlsplit(database_url)
    with psycopg.connect(parts._replace(scheme="postgresql").geturl(), autocommit=True) as connection:
        connection.execute(
            f"DO $$ BEGIN CREATE ROLE {ROLE} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in tables:
            connection.execute(f"ALTER TABLE {table} OWNER TO {ROLE}")
    engine = make_engine(database_url)
    with engine.begin() as first:
        assert first.exec_driver_sql("SELECT count(*) FROM member").scalar() == 3
    opened = make_engine(f"{database_url}{'&' if '?' in database_url else '?'}user={ROLE}")
    yield opened
    opened.dispose()
    engine.dispose()


def _asking(engine: Engine, **ids: bytes) -> Iterator[DatabaseSession]:
    """The session of one request, walled in as the desk walls it in."""
    app = SimpleNamespace(state=SimpleNamespace(engine=engine))
    request: Any = SimpleNamespace(method="POST", app=app, state=SimpleNamespace())
    if ids:
        wall_in(request, **ids)
    return session(request)


def _members(engine: Engine, **ids: bytes) -> set[str]:
    asked = _asking(engine, **ids)
    found = set(next(asked).exec(select(Member.email)))
    next(asked, None)
    return found


def test_a_request_of_the_desk_sees_its_own_organisation_alone(as_server: Engine, desk: Desk) -> None:
    assert _members(as_server, organisation_id=desk.one) == {CHEN, EERO}
    assert _members(as_server, organisation_id=desk.two) == {DALIA}


def test_the_wall_is_gone_with_its_request(as_server: Engine, desk: Desk) -> None:
    assert _members(as_server, organisation_id=desk.two) == {DALIA}
    assert _members(as_server) == {CHEN, DALIA, EERO}


def test_the_wall_stands_again_after_a_rollback(as_server: Engine, desk: Desk) -> None:
    asked = _asking(as_server, organisation_id=desk.two)
    opened = next(asked)
    opened.exec(select(Member.email)).all()
    opened.rollback()
    assert set(opened.exec(select(Member.email))) == {DALIA}
    next(asked, None)


def test_nobody_writes_or_removes_the_rows_of_another_coach(as_server: Engine, desk: Desk) -> None:
    chen, dalia = (desk.half(email).member.id for email in (CHEN, DALIA))
    with desk.writing() as free:
        free.add(CoachGroup(member_id=dalia, name="Tuesday"))
    asked = _asking(as_server, member_id=chen)
    opened = next(asked)
    assert opened.exec(select(func.count()).select_from(CoachGroup)).one() == 0
    opened.add(CoachGroup(member_id=dalia, name="Wednesday"))
    with pytest.raises(DBAPIError, match="row-level security"):
        opened.flush()
    opened.close()
    with desk.writing() as free:
        assert free.exec(select(CoachGroup.name).where(col(CoachGroup.member_id) == dalia)).all() == [
            "Tuesday"
        ]


def test_every_request_at_the_desk_is_walled_in(desk_client: DeskClient, desk: Desk, engine: Engine) -> None:
    said: list[Any] = []
    event.listen(engine, "before_cursor_execute", lambda *given: said.append(given[2:4]))
    desk_client(EERO).get("/desk/en/people")
    named = {tuple(values.values())[:2] for sql, values in said if "set_config" in sql}
    there = desk.member(EERO)
    assert there
    assert named == {
        ("askel.member_id", there.id.hex()),
        ("askel.organisation_id", desk.one.hex()),
    }
