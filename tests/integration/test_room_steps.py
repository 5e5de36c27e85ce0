"""Every step on a phone, in its own language: the same letters for everybody, and nothing that only a host may read."""

import re

import pytest
from starlette.types import ASGIApp

from app.gathering.models import LECTURE, VISIT
from app.gathering.stage import go_to
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import LESSON_MODULE, OpenRoom, enter, open_room
from tests.unit.accounts.desk import Desk, there

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(desk: Desk, app: ASGIApp, clock: HandClock) -> OpenRoom:
    """Chen's group session."""
    return open_room(desk, app, clock)


@SQLITE
@pytest.mark.parametrize("module", ["l00", "l03", "l09", "l11"])
def test_every_step_of_a_module_is_a_good_page_in_every_language(
    desk: Desk, app: ASGIApp, clock: HandClock, client: Client, module: str
) -> None:
    library = inside(app).state.library
    if module not in library.shapes:
        pytest.skip(f"there is no {module}")
    room = open_room(desk, app, clock, module=module)
    enter(client, room)
    for item in (one for ids in library.shapes[module].lessons.values() for one in ids):
        room.show(item)
        for lang in ("en", "fi", "sv", "ar"):
            assert client.get(f"/{lang}/room").status_code == 200
        client.get("/fi/room/look/1")
