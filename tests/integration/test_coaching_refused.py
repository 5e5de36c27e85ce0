"""Who is not let in: strangers, half ways, and other coaches, for whom nothing of this is there (SAFETY C3)."""

import re

import httpx
import pytest
from starlette.types import ASGIApp

from app.accounts.actions import disable_member, enable_member
from app.learners.sharing.models import GOING, Look, Share, Suggestion
from tests.client import Raw
from tests.conftest import inside
from tests.fixtures.coaching import circle, learner_of, term_of
from tests.fixtures.sharing import rows
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk

PAGES = (
    "groups/{group}", "groups/{group}/name", "groups/{group}/end", "groups/{group}/suggest",
    "learners/{share}", "learners/{share}/label", "learners/{share}/suggest", "learners/{share}/meeting",
    "learners/{share}/suggestions",
)  # fmt: skip
FORMS = (*PAGES[1:4], *PAGES[5:])
OPEN = ("groups", "programme", "programme/4")
SENT = {"name": "Mine", "label": "mine", "place": "l03", "withdrawn": "l03", "do": "page", "group": ""}


def addresses(group: str, share: str, places: tuple[str, ...] = PAGES) -> list[str]:
    return [f"/desk/en/{place.format(group=group, share=share)}" for place in places]


def without_ids(reply: httpx.Response) -> str:
    """The answer but for the address, which stands in its links to other languages."""
    return re.sub(r"\b[0-9a-f]{32}\b", "id", reply.text)


@pytest.mark.parametrize("email", [EERO, DALIA])
def test_what_is_of_another_coach_is_like_what_nobody_has(
    desk: Desk, desk_client: DeskClient, email: str
) -> None:
    group = circle(desk, CHEN)
    share = learner_of(desk, CHEN, GOING, ("l03",), group_id=group)
    other = desk_client(email)
    for known, unknown in zip(
        addresses(group.hex(), share.id.hex()), addresses("0" * 32, "0" * 32), strict=True
    ):
        assert without_ids(other.get(known, status=404)) == without_ids(other.get(unknown, status=404))
    for known, unknown in zip(
        addresses(group.hex(), share.id.hex(), FORMS), addresses("0" * 32, "0" * 32, FORMS), strict=True
    ):
        assert without_ids(other.post(known, SENT, status=404)) == without_ids(
            other.post(unknown, SENT, status=404)
        )
    assert "blue heron" not in other.get("/desk/en/groups").text
    assert "Tuesday group" not in other.get("/desk/en/programme/4").text
    assert [one.label for one in rows(desk.engine, Share)] == ["blue heron"]
    assert [one.place for one in rows(desk.engine, Suggestion)] == ["l03"]
    assert rows(desk.engine, Look) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("written", ["x", "0" * 31, "0" * 33, "G" * 32, "ABCDEF" * 5 + "AB"])
def test_an_address_that_is_no_id_is_not_there_either(desk_client: DeskClient, written: str) -> None:
    chen = desk_client(CHEN)
    for address in addresses(written, written):
        chen.get(address, status=404)


def test_an_id_in_capitals_is_another_address(desk: Desk, desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    chen.get(f"/desk/en/learners/{learner_of(desk, CHEN).id.hex().upper()}", status=404)


def test_strangers_and_those_half_way_in_are_led_to_the_door(desk: Desk, raw: Raw, app: ASGIApp) -> None:
    group, share = circle(desk, CHEN).hex(), learner_of(desk, CHEN).id.hex()
    raw.follow_redirects = False
    for way, cookie in (("sign-in", ""), ("second", desk.half(CHEN).cookie)):
        raw.jar.clear()
        if cookie:
            raw.jar[inside(app).state.cookies.desk.name] = cookie
        for address in (*addresses(group, share), *addresses("", "", OPEN)):
            led = raw.get(address)
            assert (led.status_code, led.headers["location"]) == (303, f"/desk/en/{way}")
        for address in (*addresses(group, share, FORMS), "/desk/en/groups", "/desk/en/programme/4"):
            sent = raw.post(address, SENT)
            assert sent.status_code == 403 and b"blue heron" not in sent.content
    assert [one.label for one in rows(desk.engine, Share)] == ["blue heron"]
    assert rows(desk.engine, Look) == []


def test_a_coach_who_was_away_finds_no_learner_of_before(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    share = learner_of(desk, CHEN, group_id=group)
    chen, doors, admin = term_of(desk, CHEN), desk.doors, desk.whole(EERO)
    with desk.writing() as session:
        disable_member(session, doors.secrets, doors.clock, admin, chen.id)
        enable_member(session, doors.secrets, doors.clock, admin, chen.id)
    back = desk_client(CHEN)
    back.get(f"/desk/en/learners/{share.id.hex()}", status=404)
    assert "Nobody is in this group yet" in back.get(f"/desk/en/groups/{group.hex()}").text
    assert "blue heron" not in back.get("/desk/en/groups").text
