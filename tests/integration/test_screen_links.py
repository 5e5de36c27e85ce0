"""Nothing on a projector leads anywhere: whoever stands before it has no pointer, and no page to come back to."""

import pytest
from starlette.types import ASGIApp

from app.i18n import REGISTRY
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import open_room
from tests.unit.accounts.desk import Desk

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_an_option_with_a_hard_word_is_no_link(
    client: Client, desk: Desk, app: ASGIApp, clock: HandClock
) -> None:
    state = inside(app).state
    reader = state.pages.reader(REGISTRY["fi"], clock.today())
    linked = [
        (code, item.id)
        for code, shape in state.library.shapes.items()
        if code.startswith("l")
        for letter in shape.lessons
        for item in state.library.lesson(code, letter, reader).items
        if any("<a " in option.html for option in item.options)
    ]
    assert linked
    for code, item in linked:
        room = open_room(desk, app, clock, module=code)
        room.show(item)
        page = client.page(client.get(f"/screen/{room.begun.projector}"))
        assert [one.get("href") for one in page.all("a")] in ([], ["#main"]), (code, item)
        room.close()
