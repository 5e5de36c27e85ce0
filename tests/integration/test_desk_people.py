"""People, for admins: who is invited, who is out, and that an organisation always has an admin."""

import pytest
from httpx import Response

from app.accounts.models import ADMIN
from tests.client import Client
from tests.integration.conftest import DeskClient, drawn_on
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk, there

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PEOPLE = "/desk/en/people"


def page_of(desk: Desk, email: str) -> str:
    """The page of one person."""
    return f"{PEOPLE}/{there(desk.member(email)).id.hex()}"


def link_on(client: Client, page: Response) -> str:
    """The link that a page hands over."""
    [found] = [one for one in client.page(page).all("p") if one.get("class") == "box once"]
    return "".join(found.itertext()).strip()


def test_the_list_has_everybody_of_this_organisation_and_nobody_else(
    desk: Desk, desk_client: DeskClient
) -> None:
    said = desk_client(EERO).get(PEOPLE).text
    assert EERO in said and CHEN in said and DALIA not in said


def test_an_invite_is_shown_once_as_text_and_picture_and_works(
    desk: Desk, desk_client: DeskClient, client: Client
) -> None:
    eero = desk_client(EERO)
    shown = eero.submit(eero.get(PEOPLE), "/desk/en/invites", {"email": "New@One.example", "role": "admin"})
    link = link_on(eero, shown)
    assert link.startswith("http://localhost:8000/desk/join/")
    assert drawn_on(shown)
    assert link not in eero.get(PEOPLE).text and "new@one.example" in eero.get(PEOPLE).text
    invited = client.get(link.removeprefix("http://localhost:8000"))
    assert "new@one.example" in invited.text and "as an admin" in client.page(invited).said()


def test_pressed_twice_the_last_link_is_the_good_one(
    desk: Desk, desk_client: DeskClient, client: Client
) -> None:
    eero, typed = desk_client(EERO), {"email": "new@one.example", "role": "coach"}
    links = [link_on(eero, eero.post("/desk/en/invites", typed)) for _ in range(2)]
    first, last = [one.removeprefix("http://localhost:8000") for one in links]
    client.get(first, status=404)
    client.get(last)


def test_an_invite_that_was_taken_back_opens_nothing(
    desk: Desk, desk_client: DeskClient, client: Client
) -> None:
    address, eero = f"/desk/join/{desk.invite(desk.one, 'new@one.example')}", desk_client(EERO)
    page = eero.submit(eero.get(PEOPLE), "/desk/en/invites/withdrawal")
    assert page.url.path == PEOPLE and "new@one.example" not in page.text
    client.get(address, status=404)
    assert eero.post("/desk/en/invites/withdrawal", {"email": "new@one.example"}).url.path == PEOPLE


@SQLITE
def test_an_address_that_cannot_be_one_is_kept_and_marked(desk_client: DeskClient) -> None:
    reply = desk_client(EERO).post("/desk/en/invites", {"email": "not one", "role": "admin"}, status=422)
    assert 'value="not one"' in reply.text and 'aria-invalid="true"' in reply.text
    assert 'value="admin" checked' in reply.text


@SQLITE
def test_whether_somebody_has_an_address_is_told_to_nobody(desk: Desk, desk_client: DeskClient) -> None:
    eero = desk_client(EERO)
    known, unknown = (
        eero.post("/desk/en/invites", {"email": email, "role": "coach"})
        for email in (DALIA, "nobd@two.example")
    )
    assert (
        eero.page(known).said().replace(DALIA, "")[:40] == eero.page(unknown).said().replace("nobd@", "")[:40]
    )
    assert len(known.text.splitlines()) == len(unknown.text.splitlines())


def test_somebody_kept_out_is_out_at_once_and_comes_back(desk: Desk, desk_client: DeskClient) -> None:
    eero, chen, address = desk_client(EERO), desk_client(CHEN), page_of(desk, CHEN)
    term = there(desk.member(CHEN)).term
    for _ in range(2):
        assert "· cannot sign in" in eero.page(eero.post(f"{address}/pause")).said()
    assert there(desk.member(CHEN)).term == term + 1
    assert chen.get("/desk/en/account").url.path == "/desk/en/sign-in"
    for _ in range(2):
        assert "· cannot sign in" not in eero.page(eero.post(f"{address}/return")).said()
    assert desk.acts(desk.one)[-2:] == ["disabled", "enabled"]


def test_another_role_wants_a_new_sign_in(desk: Desk, desk_client: DeskClient) -> None:
    eero, chen, address = desk_client(EERO), desk_client(CHEN), page_of(desk, CHEN)
    page = eero.submit(eero.get(address), f"{address}/role")
    assert page.url.path == address and there(desk.member(CHEN)).role == ADMIN
    assert chen.get("/desk/en/account").url.path == "/desk/en/sign-in"
    assert eero.post(f"{address}/role", {"role": "king"}).url.path == address


def test_removing_takes_two_taps_and_leaves_no_row(desk: Desk, desk_client: DeskClient) -> None:
    eero, address = desk_client(EERO), page_of(desk, CHEN)
    asked = eero.submit(eero.get(address), f"{address}/removal")
    assert "Are you sure" in asked.text and desk.member(CHEN)
    assert eero.submit(asked, f"{address}/removal").url.path == PEOPLE
    assert desk.member(CHEN) is None
    eero.get(address, status=404)
    assert "somebody who has left" in eero.get("/desk/en/trail").text


@pytest.mark.parametrize("act", ["role", "pause", "removal"])
def test_the_last_admin_stays(desk: Desk, desk_client: DeskClient, act: str) -> None:
    eero, address = desk_client(EERO), page_of(desk, EERO)
    asked = eero.post(f"{address}/{act}", {"role": "coach"})
    assert "Are you sure" in asked.text
    reply = eero.submit(asked, f"{address}/{act}", status=422)
    assert "needs one admin" in eero.page(reply).said()
    assert eero.get(PEOPLE).url.path == PEOPLE


def test_an_admin_beside_another_may_go_after_a_second_tap(desk: Desk, desk_client: DeskClient) -> None:
    eero, address = desk_client(EERO), page_of(desk, EERO)
    eero.post(f"{page_of(desk, CHEN)}/role", {"role": "admin"})
    eero.post(f"{address}/pause")
    assert eero.get(PEOPLE).url.path == PEOPLE
    assert eero.post(f"{address}/pause", {"sure": "1"}).url.path == "/desk/en/sign-in"
    assert there(desk.member(EERO)).disabled


@pytest.mark.parametrize("act", ["", "/role", "/pause", "/return", "/removal"])
def test_somebody_of_another_organisation_is_as_unknown_as_nobody(
    desk: Desk, desk_client: DeskClient, act: str
) -> None:
    eero, dalia, nobody = desk_client(EERO), page_of(desk, DALIA), f"{PEOPLE}/{'0' * 32}"
    ask = eero.post if act else eero.get
    said = [
        ask(f"{one}{act}", status=404).text.replace(one.rpartition("/")[2], "") for one in (dalia, nobody)
    ]
    assert said[0] == said[1]
    assert not there(desk.member(DALIA)).disabled
