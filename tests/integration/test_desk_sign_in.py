"""The door of the desk: password, second factor, sessions; the same answer for whoever does not fit."""

import pytest
from starlette.types import ASGIApp

from app.accounts.actions import disable_member
from app.accounts.entering import actions as entering
from app.accounts.factors.actions import make_paper_codes
from app.accounts.passwords import fits
from tests.client import Client
from tests.conftest import inside
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO, PASSWORD, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
DOOR, SECOND = "/desk/en/sign-in", "/desk/en/second"


def cookie_of(client: Client) -> str:
    """What the browser holds of the desk."""
    return next(iter(client.jar.values()), "")


def knock(client: Client, email: str, password: str = PASSWORD, status: int = 200) -> str:
    """Type an address and a password; the path of the page that comes."""
    page = client.get(DOOR)
    return client.submit(page, DOOR, {"email": email, "password": password}, status=status).url.path


def test_a_password_and_the_digits_of_an_app_open_the_desk(desk: Desk, client: Client) -> None:
    _, secret = desk.with_app(desk.half(CHEN).member)
    desk.doors.clock.forward(minutes=2)
    assert knock(client, CHEN) == SECOND
    half = cookie_of(client)
    client.follow_redirects = False
    reply = client.submit(client.get(SECOND), SECOND, {"digits": desk.digits(secret)})
    assert reply.headers["location"] == "/desk/en/groups"
    assert cookie_of(client) != half
    assert desk.who(half) is None
    found = desk.who(cookie_of(client))
    assert found and found.second_factor and found.email == CHEN


def test_digits_that_were_used_open_nothing_again(
    desk: Desk, make_client: type[Client], client: Client
) -> None:
    _, secret = desk.with_app(desk.half(CHEN).member)
    desk.doors.clock.forward(minutes=2)
    digits = desk.digits(secret)
    other = make_client()
    for one in (client, other):
        knock(one, CHEN)
    client.follow_redirects = False
    client.post(SECOND, {"digits": digits})
    reply = other.post(SECOND, {"digits": digits}, status=422)
    assert "works once" in other.page(reply).said()
    found = desk.who(cookie_of(other))
    assert found and not found.second_factor


def test_a_recovery_code_opens_the_desk_once(desk: Desk, client: Client, make_client: type[Client]) -> None:
    here = desk.whole(CHEN)
    with desk.writing() as session:
        codes = make_paper_codes(session, desk.doors, here)
    assert codes
    other = make_client()
    for one in (client, other):
        knock(one, CHEN)
    client.follow_redirects = False
    assert client.post(SECOND, {"paper": codes[0].lower()}).headers["location"] == "/desk/en/groups"
    assert "does not fit" in other.post(SECOND, {"paper": codes[0]}, status=422).text


def test_somebody_without_a_factor_makes_one_first(desk: Desk, client: Client) -> None:
    assert knock(client, CHEN) == "/desk/en/start"


@SQLITE
def test_half_way_in_is_not_in(desk: Desk, client: Client) -> None:
    desk.whole(CHEN)
    knock(client, CHEN)
    assert client.get("/desk/en/account").url.path == SECOND
    assert "signed out" in client.post("/desk/en/account/codes", status=403).text


def test_unknown_wrong_and_disabled_are_answered_with_the_same_bytes(desk: Desk, client: Client) -> None:
    stranger, typed = "nobody@one.example", {"password": PASSWORD}
    unknown = client.post(DOOR, {"email": CHEN.replace("chen", "none"), **typed}, status=422)
    wrong = client.post(DOOR, {"email": CHEN, "password": "something else"}, status=422)
    with desk.writing() as session:
        eero, chen = desk.whole(EERO), desk.member(CHEN)
        assert chen
    with desk.writing() as session:
        disable_member(session, desk.doors.secrets, desk.doors.clock, eero, chen.id)
    disabled = client.post(DOOR, {"email": CHEN, **typed}, status=422)
    never = client.post(DOOR, {"email": stranger, **typed}, status=422)
    assert wrong.content == disabled.content
    assert unknown.content.replace(b"none@", b"chen@") == wrong.content
    assert never.content.replace(stranger.encode(), CHEN.encode()) == wrong.content
    assert sorted(wrong.headers.items()) == sorted(disabled.headers.items())
    # what was typed comes back, and other letters may pack into a byte more or less
    seen = [{**reply.headers, "content-length": ""} for reply in (wrong, unknown)]
    assert seen[0] == seen[1]
    assert client.jar == {}


@SQLITE
@pytest.mark.parametrize("email", [CHEN, "nobody@one.example", "no address"])
def test_each_try_costs_one_slow_hash_whoever_is_meant(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch, email: str
) -> None:
    ran: list[str] = []

    def counted(kept: str, password: str) -> bool:
        ran.append(kept)
        return fits(kept, password)

    monkeypatch.setattr(entering, "fits", counted)
    client.post(DOOR, {"email": email, "password": "something else"}, status=422)
    assert [one.rpartition("$")[0].rpartition("$")[0] for one in ran] == ["$argon2id$v=19$m=65536,t=3,p=1"]


@SQLITE
def test_what_was_typed_is_kept_but_for_the_password(desk: Desk, client: Client) -> None:
    reply = client.post(DOOR, {"email": "Chen@One.example", "password": "my own secret words"}, status=422)
    assert 'value="Chen@One.example"' in reply.text
    assert "my own secret words" not in reply.text
    assert "type your password" in client.post(DOOR, {"email": CHEN, "password": ""}, status=422).text


@SQLITE
def test_whoever_must_wait_is_told_so_and_keeps_the_address(desk: Desk, client: Client) -> None:
    for _ in range(5):
        client.post(DOOR, {"email": CHEN, "password": "something else"}, status=422)
    reply = client.post(DOOR, {"email": CHEN, "password": PASSWORD}, status=429)
    assert int(reply.headers["retry-after"]) > 0
    assert f'value="{CHEN}"' in reply.text
    desk.doors.clock.forward(minutes=1)
    assert knock(client, CHEN) == "/desk/en/start"


@SQLITE
def test_digits_are_counted_too(desk: Desk, client: Client) -> None:
    desk.whole(CHEN)
    knock(client, CHEN)
    for _ in range(5):
        client.post(SECOND, {"digits": "000000"}, status=422)
    assert "retry-after" in client.post(SECOND, {"digits": "000000"}, status=429).headers


def test_a_disabled_coach_is_out_at_the_next_request(desk: Desk, desk_client: DeskClient) -> None:
    chen, eero, row = desk_client(CHEN), desk.whole(EERO), desk.member(CHEN)
    assert chen.get("/desk/en/account").url.path == "/desk/en/account"
    assert row
    with desk.writing() as session:
        disable_member(session, desk.doors.secrets, desk.doors.clock, eero, row.id)
    assert chen.get("/desk/en/account").url.path == DOOR
    assert "was not saved" in chen.post("/desk/en/account/codes", status=403).text


@pytest.mark.parametrize(("minutes", "stays"), [(29, True), (31, False)])
def test_half_an_hour_without_a_tap_ends_a_session(
    desk: Desk, desk_client: DeskClient, minutes: int, stays: bool
) -> None:
    chen = desk_client(CHEN)
    desk.doors.clock.forward(minutes=minutes)
    assert (chen.get("/desk/en/account").url.path == "/desk/en/account") is stays


def test_twelve_hours_end_a_session_that_is_used(desk: Desk, desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    for _ in range(12 * 3 - 1):
        desk.doors.clock.forward(minutes=20)
        assert chen.get("/desk/en/account").url.path == "/desk/en/account"
    desk.doors.clock.forward(minutes=21)
    assert chen.get("/desk/en/account").url.path == DOOR


@SQLITE
def test_whoever_is_in_does_not_see_the_door(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    chen.follow_redirects = False
    for place in ("sign-in", "second", "start"):
        assert chen.get(f"/desk/en/{place}").headers["location"] == "/desk/en/groups"


@SQLITE
def test_the_desk_has_a_cookie_of_its_own(app: ASGIApp, desk: Desk, client: Client) -> None:
    cookies = inside(app).state.cookies
    knock(client, CHEN)
    assert list(client.jar) == [cookies.desk.name]
    assert (
        len({getattr(cookies, name).name for name in ("session", "preferences", "carried", "desk", "asked")})
        == 5
    )
