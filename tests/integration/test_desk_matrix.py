"""Each route of the desk, asked by five people: what comes is what desk_matrix.py says (SAFETY C3)."""

import re
from collections.abc import Callable

import pytest
from httpx import Response
from starlette.types import ASGIApp

from tests.client import Client, Raw
from tests.conftest import inside
from tests.contract.routes_of import route_lines
from tests.fixtures.clocks import HandClock
from tests.fixtures.coaching import circle, learner_of
from tests.fixtures.gathering import begun_by
from tests.integration.conftest import DeskClient
from tests.integration.desk_matrix import ROUTES, Row
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk, there

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HEADERS = {"Accept-Language": "fi", "Sec-Fetch-Site": "same-origin"}
PLAIN = {"lang", "number", "before", "version"}
Ids = dict[str, str]
Asked = Callable[[str], Row]


@pytest.fixture
def ids(desk: Desk, clock: HandClock) -> Ids:
    """What stands in addresses: all of it belongs to Chen, or to her organisation."""
    group = circle(desk, CHEN)
    return {
        "lang": "fi",
        "token": desk.invite(desk.one, "new@one.example"),
        "member": there(desk.member(CHEN)).id.hex(),
        "before": "3",
        "group_id": group.hex(),
        "share_id": learner_of(desk, CHEN, places=("l03",), group_id=group, lets_back=True).id.hex(),
        "number": "1",
        "gathering_id": begun_by(desk, desk.whole(CHEN), clock, module="l03").id.hex(),
        "version": "0",
    }


@pytest.fixture
def five(
    desk: Desk, app: ASGIApp, make_client: Callable[..., Client], desk_client: DeskClient
) -> dict[str, str]:
    """The cookies of all five, in the order of a row."""
    desk.cookie(CHEN)
    return {
        "stranger": "",
        "half way": desk.half(CHEN).cookie,
        "coach": desk.cookie(CHEN),
        "admin": desk.cookie(EERO),
        "foreign": desk.cookie(DALIA),
    }


@pytest.fixture
def asked(app: ASGIApp, raw: Raw, ids: Ids, five: dict[str, str]) -> Asked:
    """What the five are told at one route."""
    raw.follow_redirects = False

    def ask(line: str) -> Row:
        method, path = line.split(" ")
        address = re.sub(r"\{([^}]+)\}", lambda found: ids[found[1]], path)
        told = []
        for cookie in five.values():
            raw.jar.clear()
            raw.jar.update({inside(app).state.cookies.desk.name: cookie} if cookie else {})
            told.append(_told(raw.request(method, address, headers=HEADERS), ids))
        return Row(*told)

    return ask


def test_every_route_of_the_desk_is_in_the_matrix(app: ASGIApp, database_url: str) -> None:
    listed = {line for line in route_lines(app) if re.match(r"\w+ /desk(?:/|$)", line)}
    assert listed == ROUTES.keys()


@SQLITE
def test_each_of_five_people_gets_the_pages_that_the_matrix_says(asked: Asked) -> None:
    pages = [line for line in ROUTES if line.startswith("GET")]
    assert {line: asked(line) for line in pages} == {line: ROUTES[line] for line in pages}


@SQLITE
@pytest.mark.parametrize("line", [line for line in ROUTES if line.startswith("POST")])
def test_each_of_five_people_may_send_what_the_matrix_says(asked: Asked, line: str) -> None:
    assert asked(line) == ROUTES[line]


def _told(reply: Response, ids: Ids) -> int | str:
    """A status, and for a redirect the last word of where it leads; an id by its name."""
    if reply.status_code != 303:
        return reply.status_code
    last = reply.headers["location"].rpartition("/")[2]
    named = {value: f"{{{name}}}" for name, value in ids.items() if name not in PLAIN}
    return f"303 {named.get(last, last)}"
