"""A host name for the desk alone: on each of the two hosts the other side is not there."""

import pytest

from app.accounts.passkeys import site_of
from app.config import Settings
from tests.client import Raw
from tests.conftest import MakeApp

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
DESK, LEARNERS = {"Host": "desk.example"}, {"Host": "askel.example"}


@pytest.fixture
def apart(make_app: MakeApp, make_client) -> Raw:  # type: ignore[no-untyped-def]
    """A stranger at a site whose desk has a name of its own."""
    client = make_client(kind=Raw, to=make_app(hosts="askel.example", desk_host="Desk.example"))
    client.follow_redirects = False
    return client


@pytest.mark.parametrize(
    "path", ["/desk", "/desk/fi/sign-in", "/desk/fi/groups", "/desk/join/AAAAAAAAAAAAAAAAAAAAAA"]
)
def test_the_desk_is_at_its_own_host_and_nowhere_else(apart: Raw, path: str) -> None:
    assert apart.get(path, headers=DESK).status_code in {200, 303}
    missing, unknown = apart.get(path, headers=LEARNERS), apart.get("/fi/nowhere", headers=LEARNERS)
    assert missing.status_code == unknown.status_code == 404
    assert missing.headers["content-type"] == unknown.headers["content-type"]


@pytest.mark.parametrize("path", ["/fi/", "/fi/help", "/fi/l03/a", "/fi/code", "/fi/me"])
def test_learners_pages_are_not_at_the_host_of_the_desk(apart: Raw, path: str) -> None:
    assert apart.get(path, headers=LEARNERS).status_code in {200, 303}
    assert apart.get(path, headers=DESK).status_code == 404


def test_its_first_page_leads_to_the_desk(apart: Raw) -> None:
    reply = apart.get("/", headers=DESK)
    assert (reply.status_code, reply.headers["location"]) == (303, "/desk")
    assert apart.get("/", headers=LEARNERS).status_code == 200
    assert (
        apart.get("/health", headers=DESK).status_code
        == apart.get("/health", headers=LEARNERS).status_code
        == 200
    )


def test_forms_are_refused_on_the_other_side_too(apart: Raw) -> None:
    same = {"Sec-Fetch-Site": "same-origin"}
    assert apart.request("POST", "/desk/fi/sign-in", headers=LEARNERS | same).status_code == 404
    assert apart.request("POST", "/fi/code/new", headers=DESK | same).status_code == 404


def test_passkeys_belong_to_the_host_of_the_desk(database_url: str) -> None:
    named = {"hosts": "askel.example", "tls": True}
    assert site_of(Settings(desk_host="desk.example", **named)).origin == "https://desk.example"
    assert site_of(Settings(**named)).rp_id == "askel.example"
