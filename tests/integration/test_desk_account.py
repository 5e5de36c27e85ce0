"""My account: whatever changes gives this browser a new id and signs out all others."""

from base64 import b32decode

import pytest

from app.accounts.factors.actions import add_passkey
from app.accounts.factors.queries import factors
from app.db import open_session
from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, PASSWORD, Desk, there

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ACCOUNT, DONE, OUT = "/desk/en/account", "/desk/en/account/changed", "/desk/en/sign-in"
NEW = "seven slow boats at noon"


def cookie_of(client: Client) -> str:
    """What the browser holds of the desk."""
    [value] = client.jar.values()
    return value


def with_passkey(desk: Desk, client: Client, name: bytes = b"key") -> None:
    """A passkey more for whoever is signed in there."""
    here = desk.who(cookie_of(client))
    assert here
    with desk.writing() as session:
        client.jar[next(iter(client.jar))] = there(
            add_passkey(session, desk.doors, here, name, b"public", 0, "blue key")
        ).cookie


def test_another_password_ends_other_browsers_and_the_old_one_opens_nothing(
    desk: Desk, desk_client: DeskClient
) -> None:
    chen, other = desk_client(CHEN), desk_client(CHEN)
    before = cookie_of(chen)
    page = chen.submit(chen.get(ACCOUNT), f"{ACCOUNT}/password", {"old": PASSWORD, "new": NEW})
    assert page.url.path == DONE
    assert cookie_of(chen) != before and desk.who(before) is None
    assert other.get(ACCOUNT).url.path == OUT
    assert desk.knock(CHEN) is None and desk.knock(CHEN, NEW)


@SQLITE
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("not mine at all", NEW, "not your password"),
        (PASSWORD, "short", "12 characters"),
        (PASSWORD, "chen one example", "easy to guess"),
        (PASSWORD, "x" * 300, "too long"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(
    desk: Desk, desk_client: DeskClient, old: str, new: str, said: str
) -> None:
    chen = desk_client(CHEN)
    reply = chen.post(f"{ACCOUNT}/password", {"old": old, "new": new}, status=422)
    assert said in chen.page(reply).said()
    assert old not in reply.text and f'value="{new}"' not in reply.text
    assert desk.knock(CHEN)


@SQLITE
def test_guessing_the_old_password_has_to_wait(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    for _ in range(5):
        chen.post(f"{ACCOUNT}/password", {"old": "not mine at all", "new": NEW}, status=422)
    assert chen.post(f"{ACCOUNT}/password", {"old": PASSWORD, "new": NEW}, status=429).headers["retry-after"]


def test_another_app_takes_the_place_of_the_old_one(desk: Desk, desk_client: DeskClient) -> None:
    chen, other = desk_client(CHEN), desk_client(CHEN)
    page = chen.get(f"{ACCOUNT}/app")
    [spelled] = [one for one in chen.page(page).all("p") if one.get("class") == "box once"]
    secret = b32decode("".join("".join(spelled.itertext()).split()))
    chen.submit(page, f"{ACCOUNT}/app", {"digits": "000000"}, status=422)
    assert chen.submit(page, f"{ACCOUNT}/app", {"digits": desk.digits(secret)}).url.path == DONE
    assert other.get(ACCOUNT).url.path == OUT
    assert desk.type_digits(there(desk.knock(CHEN)).member, desk.digits(secret, 1))


@SQLITE
def test_an_offer_to_somebody_else_is_nobodys(desk: Desk, desk_client: DeskClient) -> None:
    chen, other = desk_client(CHEN), desk_client(CHEN)
    page = other.get(f"{ACCOUNT}/app")
    [spelled] = [one for one in other.page(page).all("p") if one.get("class") == "box once"]
    digits = desk.digits(b32decode("".join("".join(spelled.itertext()).split())))
    chen.submit(page, f"{ACCOUNT}/app", {"digits": digits}, status=422)
    chen.post(f"{ACCOUNT}/app", {"offer": "=&%", "digits": digits}, status=422)


def test_factors_come_and_go_but_the_last_one_stays(desk: Desk, desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    assert "Nothing was removed" in chen.post(f"{ACCOUNT}/app/removal", status=422).text
    with_passkey(desk, chen)
    other = desk_client(CHEN)
    assert "blue key" in chen.get(ACCOUNT).text
    assert chen.submit(chen.get(ACCOUNT), f"{ACCOUNT}/app/removal").url.path == DONE
    assert other.get(ACCOUNT).url.path == OUT
    page = chen.get(ACCOUNT)
    assert "Nothing was removed" in chen.submit(page, f"{ACCOUNT}/passkeys/removal", status=422).text
    with_passkey(desk, chen, b"another")
    assert chen.submit(chen.get(ACCOUNT), f"{ACCOUNT}/passkeys/removal").url.path == DONE
    assert chen.post(f"{ACCOUNT}/passkeys/removal", {"passkey": "no id"}, status=422).url.path


def test_new_codes_sign_out_the_others_and_stay_when_asked_twice(desk: Desk, desk_client: DeskClient) -> None:
    chen, other = desk_client(CHEN), desk_client(CHEN)
    assert "Show my codes" in chen.get(f"{ACCOUNT}/codes").text
    pages = [chen.post(f"{ACCOUNT}/codes") for _ in range(2)]
    assert pages[0].text != pages[1].text and "not shown again" in pages[1].text
    assert "You have 10 codes left" in chen.get(f"{ACCOUNT}/codes").text
    assert other.get(ACCOUNT).url.path == OUT


def test_signing_out_everywhere_means_here_too(desk_client: DeskClient) -> None:
    chen, other = desk_client(CHEN), desk_client(CHEN)
    assert chen.submit(chen.get(ACCOUNT), f"{ACCOUNT}/sign-out").url.path == OUT
    assert other.get(ACCOUNT).url.path == OUT and chen.jar == {}


@pytest.mark.parametrize(
    "place",
    ["account/app", "account/app/removal", "account/passkeys/removal", "account/codes", "account/passkeys"],
)
def test_a_browser_that_was_left_open_changes_nothing_about_signing_in(
    desk: Desk, desk_client: DeskClient, clock: HandClock, place: str
) -> None:
    chen = desk_client(CHEN)
    here = desk.who(cookie_of(chen))
    assert here
    with_passkey(desk, chen)
    with open_session(desk.engine, writes=False) as session:
        before = factors(session, here.id)
    clock.forward(minutes=16)
    page = chen.post(f"/desk/en/{place}", {"passkey": b"key".hex(), "label": "red key"})
    assert page.url.path == ACCOUNT
    assert "please sign in once more" in chen.page(page).said()
    with open_session(desk.engine, writes=False) as session:
        assert factors(session, here.id) == before
    assert "/account/" not in page.text.replace("/account/password", "").replace("/account/sign-out", "")
    out = chen.submit(page, "/desk/en/sign-out")
    assert out.url.path == OUT
