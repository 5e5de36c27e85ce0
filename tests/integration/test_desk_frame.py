"""The frame of the desk: its languages, its door, and who is let where."""

import pytest

from tests.client import Client, Raw
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@SQLITE
@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/desk", "/desk/sv/"),
        ("/desk/", "/desk"),
        ("/desk/FI", "/desk/fi/"),
        ("/desk/fi/groups/", "/desk/fi/groups"),
        ("/desk/fi/", "/desk/fi/sign-in"),
    ],
)
def test_an_address_of_the_desk_is_written_one_way(raw: Raw, asked: str, goes: str) -> None:
    raw.follow_redirects = False
    assert raw.get(asked, headers={"Accept-Language": "sv"}).headers["location"] == goes


def test_who_is_wholly_in_goes_on_to_the_groups(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    chen.follow_redirects = False
    assert chen.get("/desk/fi/").headers["location"] == "/desk/fi/groups"


def test_signing_out_ends_the_session_and_not_only_the_cookie(desk: Desk, desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    [cookie] = chen.jar.values()
    chen.follow_redirects = False
    assert chen.post("/desk/fi/sign-out").headers["location"] == "/desk/fi/sign-in"
    assert chen.jar == {}
    assert desk.who(cookie) is None


@SQLITE
def test_only_the_desk_may_use_passkeys_and_the_whole_screen(client: Client, raw: Raw) -> None:
    raw.follow_redirects = False
    allowed = raw.get("/desk/fi/").headers["permissions-policy"]
    for name in (
        "publickey-credentials-get",
        "publickey-credentials-create",
        "fullscreen",
        "screen-wake-lock",
    ):
        assert f"{name}=(self)" in allowed
        assert f"{name}=()" in client.get("/fi/").headers["permissions-policy"]


@SQLITE
def test_a_language_that_nobody_offers_has_no_desk(desk_client: DeskClient) -> None:
    assert desk_client(EERO).get("/desk/xx/", status=404).url.path == "/desk/xx/"
