"""Joining the desk: one link, once; a password that holds; a second factor before anything else."""

from base64 import b32decode
from re import fullmatch

import pytest
from httpx import Response

from app.accounts.limits import JOINS
from app.accounts.passwords import Weakness
from tests.client import Client
from tests.integration.conftest import drawn_on
from tests.unit.accounts.desk import CHEN, EERO, PASSWORD, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
FATIMA = "fatima@one.example"
START, CODES = "/desk/en/start", "/desk/en/account/codes"


def page_of(desk: Desk, email: str = FATIMA, role: str = "coach") -> str:
    """The address of somebody's invite, in English."""
    return f"/desk/en/join/{desk.invite(desk.one, email, role)}"


def join(
    client: Client, address: str, name: str = "Fatima", password: str = PASSWORD, status: int = 200
) -> str:
    """Fill in the page of an invite; the path of the page that comes."""
    typed = {"name": name, "password": password}
    return client.submit(client.get(address), address, typed, status=status).url.path


def app_digits(desk: Desk, client: Client, page: Response) -> str:
    """What an app shows that was given the key on a page."""
    [spelled] = [one for one in client.page(page).all("p") if one.get("class") == "box once"]
    return desk.digits(b32decode("".join("".join(spelled.itertext()).split())))


def codes_on(client: Client, page: Response) -> list[str]:
    """The recovery codes on a page."""
    listed = ["".join(one.itertext()).strip() for one in client.page(page).all("li")]
    return [one for one in listed if fullmatch(r"(?:[A-Z2-9]{4} ){3}[A-Z2-9]{4}", one)]


def without_address(reply: Response) -> bytes:
    """A page without the address that its language menu repeats."""
    return reply.content.replace(reply.url.path.rpartition("/")[2].encode(), b"")


def test_a_link_leads_through_password_and_app_to_the_codes_and_in(desk: Desk, client: Client) -> None:
    address = page_of(desk)
    first = client.get(address.replace("/en/", "/"), headers={"Accept-Language": "en"})
    assert first.url.path == address
    assert FATIMA in first.text and "One" in client.page(first).said()
    assert join(client, address) == START
    [half] = client.jar.values()
    page = client.get(START)
    shown = client.submit(page, START, {"digits": app_digits(desk, client, page)})
    assert shown.url.path == CODES
    assert half not in client.jar.values()
    assert len(codes_on(client, client.submit(shown, CODES))) == 10
    assert desk.acts(desk.one)[-3:] == ["joined", "app added", "recovery codes made"]


def test_codes_that_were_asked_for_twice_are_the_last_ones(desk: Desk, client: Client) -> None:
    join(client, page_of(desk))
    page = client.get(START)
    client.submit(page, START, {"digits": app_digits(desk, client, page)})
    first, second = client.post(CODES), client.post(CODES)
    assert codes_on(client, first) != codes_on(client, second)
    code = codes_on(client, second)[0]
    client.post("/desk/en/sign-out")
    client.post("/desk/en/sign-in", {"email": FATIMA, "password": PASSWORD})
    client.follow_redirects = False
    assert client.post("/desk/en/second", {"paper": code}).headers["location"] == "/desk/en/groups"


def test_wrong_digits_keep_the_same_picture(desk: Desk, client: Client) -> None:
    join(client, page_of(desk))
    page = client.get(START)
    again = client.submit(page, START, {"digits": "000000"}, status=422)
    assert drawn_on(again) == drawn_on(page) != drawn_on(client.get(START))
    assert "do not fit" in again.text


def test_a_link_works_once_and_says_the_same_whatever_is_wrong_with_it(desk: Desk, client: Client) -> None:
    used, taken, old = page_of(desk), page_of(desk, CHEN), page_of(desk, "other@one.example")
    assert join(client, used) == START
    client.post("/desk/en/sign-out")
    typed = {"name": "Somebody", "password": PASSWORD}
    said = [client.get("/desk/en/join/AAAAAAAAAAAAAAAAAAAAAA", status=404)]
    said += [client.get("/desk/en/join/nothing", status=404), client.post(taken, typed, status=404)]
    said += [
        client.get(used, status=404),
        client.post(used, typed, status=404),
        client.get(taken, status=404),
    ]
    desk.doors.clock.forward(minutes=24 * 60 + 1)
    said += [client.get(old, status=404), client.post(old, typed, status=404)]
    assert {without_address(one) for one in said} == {without_address(said[0])}


def test_whoever_sends_the_form_twice_is_in(desk: Desk, client: Client) -> None:
    address = page_of(desk)
    page = client.get(address)
    for _ in range(2):
        assert client.submit(page, address, {"name": "Fatima", "password": PASSWORD}).url.path == START


@SQLITE
@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("short", Weakness.SHORT),
        ("x" * 201, Weakness.LONG),
        ("passwordpassword", Weakness.COMMON),
        ("fatima one example", Weakness.COMMON),
    ],
)
def test_a_weak_password_is_refused_and_the_name_kept(
    desk: Desk, client: Client, password: str, weakness: Weakness
) -> None:
    said = {"short": "Use 12 characters or more", "long": "too long", "common": "easy to guess"}
    address = page_of(desk)
    reply = client.submit(client.get(address), address, {"name": "Fatima", "password": password}, status=422)
    assert said[weakness] in client.page(reply).said()
    assert 'value="Fatima"' in reply.text
    assert f'value="{password}"' not in reply.text
    assert desk.member(FATIMA) is None


@SQLITE
def test_a_name_is_needed_and_fits_one_line(desk: Desk, client: Client) -> None:
    address = page_of(desk)
    assert join(client, address, name=" ", status=422) == address
    assert join(client, address, name="x" * 121, status=422) == address
    assert join(client, address, name="  Fatima \n Ali ") == START
    row = desk.member(FATIMA)
    assert row and row.name == "Fatima Ali"


@SQLITE
def test_new_passwords_wait_in_a_bucket_of_their_own(desk: Desk, client: Client) -> None:
    for _ in range(JOINS.burst):
        desk.doors.throttle.reserve(JOINS)
    address = page_of(desk)
    reply = client.post(address, {"name": "Fatima", "password": PASSWORD}, status=429)
    assert reply.headers["retry-after"] and 'value="Fatima"' in reply.text
    assert client.post("/desk/en/sign-in", {"email": EERO, "password": PASSWORD}).url.path == START
