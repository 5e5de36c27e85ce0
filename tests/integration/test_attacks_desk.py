"""Attacks on the desk: what an error repeats, names that nobody sees, odd addresses, admins who were kept out."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import Connection, Engine, event

from app.accounts.actions import change_role, disable_member, invite_member, remove_member, withdraw_invite
from app.accounts.entering.queries import OpenMember
from app.accounts.models import ADMIN, COACH
from app.errors import NotFound
from tests.client import Client, Raw
from tests.conftest import MakeApp
from tests.fixtures.coaching import circle, learner_of
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO, PASSWORD, Desk, there

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
POSTGRES = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
NEW, OWN = "new@one.example", "eero@elsewhere.example"
TABLES = "share|suggestion|stuck|look|card|coach_group|member|member_invite|audit_entry"
WALLED = rf"\b(?:FROM|JOIN|INTO|UPDATE) (?:{TABLES})\b"


@pytest.fixture
def admins(desk: Desk) -> tuple[OpenMember, OpenMember]:
    """Eero and Chen, who are both admins of the first organisation."""
    eero, chen = desk.whole(EERO), there(desk.member(CHEN))
    with desk.writing() as session:
        change_role(session, desk.doors.secrets, desk.doors.clock, eero, chen.id, ADMIN)
    return eero, desk.whole(CHEN)


def join(client: Client, token: str, name: str) -> Response:
    """Send the form of an invite."""
    return client.post(
        f"/desk/en/join/{token}",
        {"name": name, "password": PASSWORD},
        headers={"Sec-Fetch-Site": "same-origin"},
    )


@SQLITE
@pytest.mark.parametrize("table", ["member_invite", "organisation", "bucket", "member"])
def test_a_failing_database_never_repeats_a_new_password(
    desk: Desk, raw: Raw, engine: Engine, table: str
) -> None:
    token = desk.invite(desk.one, NEW)
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO gone")
    reply = join(raw, token, "Maija")
    assert (reply.status_code, PASSWORD in reply.text, "Maija" in reply.text) == (503, False, True)


@SQLITE
@pytest.mark.parametrize("name", ["\u200b", "\u202e\u2066", "\u3164", "\x1b\x7f", "- ."])
def test_a_name_that_nobody_sees_is_none(desk: Desk, raw: Raw, name: str) -> None:
    assert join(raw, desk.invite(desk.one, NEW), name).status_code == 422
    assert desk.member(NEW) is None


@SQLITE
@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Ma\u202eija\u0007  Virta", "Maija Virta"), ("نگین\u200cدخت", "نگین\u200cدخت"), ("ချော", "ချော")],
)
def test_a_name_is_kept_without_signs_that_turn_a_line_around(
    desk: Desk, raw: Raw, typed: str, kept: str
) -> None:
    join(raw, desk.invite(desk.one, NEW), typed)
    assert there(desk.member(NEW)).name == kept


@pytest.mark.parametrize("number", ["0", "-1", "9" * 19, "9" * 5000, "٣", "3.", "x", "%00"])
def test_a_number_that_no_entry_has_is_a_page_that_is_not_here(
    desk_client: DeskClient, make_client: Callable[..., Client], number: str
) -> None:
    eero, raw = desk_client(EERO), make_client(kind=Raw, strict=False)
    assert raw.get(f"/desk/en/trail/{number}").status_code in {200, 404}
    raw.jar.update(eero.jar)
    assert raw.get(f"/desk/en/trail/{number}").status_code == 404
    assert eero.get(f"/desk/en/trail/{'9' * 18}").status_code == 200


@pytest.mark.parametrize("act", [change_role, disable_member, remove_member])
def test_an_admin_who_was_kept_out_changes_nothing_more(
    desk: Desk, admins: tuple[OpenMember, OpenMember], act: Any
) -> None:
    eero, chen = admins
    keys, clock = desk.doors.secrets, desk.doors.clock
    third = desk.joined(desk.one, NEW).member
    with desk.writing() as session:
        disable_member(session, keys, clock, chen, eero.id)
    given = (third.id, ADMIN) if act is change_role else (third.id,)
    for late in (
        lambda session: act(session, keys, clock, eero, *given),
        lambda session: invite_member(session, keys, clock, desk.one, OWN, ADMIN, eero.id),
        lambda session: withdraw_invite(session, keys, clock, eero, OWN),
    ):
        with pytest.raises(NotFound), desk.writing() as session:
            late(session)
    row = there(desk.member(NEW))
    assert (row.role, row.disabled) == (COACH, False)


@pytest.mark.parametrize("act", [change_role, disable_member, remove_member])
def test_a_link_ends_with_the_admin_who_made_it(
    desk: Desk, admins: tuple[OpenMember, OpenMember], act: Any
) -> None:
    eero, chen = admins
    keys, clock = desk.doors.secrets, desk.doors.clock
    with desk.writing() as session:
        own = invite_member(session, keys, clock, desk.one, OWN, ADMIN, eero.id)
        other = invite_member(session, keys, clock, desk.one, NEW, COACH, chen.id)
    with desk.writing() as session:
        act(session, keys, clock, chen, eero.id, *((COACH,) if act is change_role else ()))
    assert desk.join(own) is None
    assert there(desk.join(other)).member.email == NEW


@SQLITE
def test_where_the_desk_has_a_host_of_its_own_no_header_elsewhere_tells_of_it(
    make_app: MakeApp, make_client: Callable[..., Client]
) -> None:
    raw = make_client(kind=Raw, to=make_app(hosts="askel.example", desk_host="desk.example"))
    asked = [raw.get(path, headers={"Host": "askel.example"}) for path in ("/desk/fi/xx", "/fi/nowhere")]
    told = [{name: value for name, value in one.headers.items() if name != "content-length"} for one in asked]
    assert told[0] == told[1]
    assert [one.status_code for one in asked] == [404] * 2


@POSTGRES
@pytest.mark.parametrize("place", ["groups/{group}", "learners/{share}", "learners/{share}/meeting"])
def test_pages_about_learners_ask_behind_the_wall_alone(
    desk: Desk, desk_client: DeskClient, engine: Engine, place: str
) -> None:
    group = circle(desk, CHEN)
    share = learner_of(desk, CHEN, places=("l03",), group_id=group)
    chen, outside = desk_client(CHEN), _outside(engine)
    chen.get("/desk/en/" + place.format(group=group.hex(), share=share.id.hex()))
    assert outside == []


def _outside(engine: Engine) -> list[str]:
    """Every statement from now on about walled rows in a transaction that has no wall; but who is at the desk."""
    walls: set[int] = set()
    found: list[str] = []

    def ended(connection: Connection) -> None:
        walls.discard(id(connection.connection.dbapi_connection))

    def asked(connection: Connection, _: Any, sql: str, *rest: Any) -> None:
        at = id(connection.connection.dbapi_connection)
        if "set_config" in sql:
            walls.add(at)
        elif at not in walls and re.search(WALLED, sql) and "member_session" not in sql:
            found.append(sql)

    for end in ("commit", "rollback"):
        event.listen(engine, end, ended)
    event.listen(engine, "before_cursor_execute", asked)
    return found
