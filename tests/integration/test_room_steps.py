"""Every step on a phone, in its own language: the same letters for everybody, and a good page whatever it holds."""

from itertools import cycle

import pytest
from starlette.types import ASGIApp

from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, enter, open_room
from tests.fixtures.sharing import naming
from tests.page_rules import text_of
from tests.unit.accounts.desk import Desk, there

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MODULES = ("l01", "l03", "l09", "l11")


@pytest.mark.parametrize("module", MODULES)
def test_every_step_is_a_good_page_on_a_phone(
    desk: Desk, app: ASGIApp, clock: HandClock, client: Client, module: str
) -> None:
    room, shape = open_room(desk, app, clock, module=module), inside(app).state.library.shapes[module]
    enter(client, room)
    items = [item for ids in shape.lessons.values() for item in ids]
    for item, lang in zip(items, cycle(("en", "ar", "fi")), strict=False):
        room.show(item, "open", "close", "reveal")
        page = client.page(client.get(f"/{lang}/room"))
        assert f"{items.index(item) + 1}" in page.said()
        assert len(page.all("h1")) == 1


def test_letters_are_the_same_in_every_language(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    poll = room.first("multi")
    room.show(poll, "open")
    found = set()
    for lang in ("en", "fi", "sv", "ar"):
        buttons = [
            one for one in client.page(client.get(f"/{lang}/room")).all("button") if one.get("data-option")
        ]
        found.add(tuple((one.get("id"), one.get("data-option"), text_of(one).strip()[0]) for one in buttons))
    assert len(found) == 1
    assert [id_ for id_, _, _ in found.pop()][:3] == ["answer-A", "answer-B", "answer-C"]


def test_an_order_is_shown_mixed_so_that_it_gives_nothing_away(client: Client, room: OpenRoom) -> None:
    enter(client, room)
    item = room.first("order")
    room.show(item)
    page = client.page(client.get("/en/room"))
    rows = [text_of(one).strip() for one in page.all("li") if one.get("class") == "answer"]
    shown = [row[1:] for row in rows]
    assert "".join(row[0] for row in rows) == "ABCDEFGHIJ"[: len(rows)]
    library, reader = there(room.library), naming(there(room.library)).reader
    lesson = there(library.lesson("l03", room.shape.items[item].lesson, reader))
    right = [option.text for one in lesson.items if one.id == item for option in one.options]
    assert sorted(shown) == sorted(right)
    assert shown != right
