"""A hard word leads to what it means, on phones and for the host; and "B" is the same answer in the whole room."""

import pytest

from tests.client import Client
from tests.fixtures.rooms import OpenRoom, enter
from tests.integration.conftest import DeskClient
from tests.page_rules import Page, text_of
from tests.unit.accounts.desk import CHEN

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LANGS = ("fi", "en", "ar")
TAPS = ("", "open", "close", "reveal")


def explained(page: Page) -> int:
    """How many words the middle of a page links to: each has its target, and no other is there."""
    [main] = page.all("main")
    links = {one.get("href", "") for one in main.iter("a") if one.get("href", "").startswith("#")}
    ids = {f"#{one.get('id')}" for one in main.iter() if "id" in one.attrib}
    assert links <= ids
    assert {f"#{one.get('id')}" for one in main.iter("div") if one.get("class") == "word"} == links
    assert ("#words" in ids) == bool(links)
    return len(links)


def lettered(page: Page, *classes: str) -> list[tuple[str, str]]:
    """Letters and words of the answers, in the order of the page."""
    rows = [one for one in page.all("li", "summary") if one.get("class", "") in classes]
    letters = [
        next((text_of(b).strip() for b in row.iter("b") if b.get("class") == "letter"), "") for row in rows
    ]
    return [
        (at, text_of(row).strip().removeprefix(at).strip()) for at, row in zip(letters, rows, strict=True)
    ]


def host_page(desk_client: DeskClient, room: OpenRoom, lang: str) -> Page:
    """What the host sees."""
    browser = desk_client(CHEN)
    return browser.page(browser.get(f"/desk/{lang}/sessions/{room.begun.id.hex()}"))


@pytest.mark.parametrize("lang", LANGS)
def test_every_hard_word_has_its_explanation(
    client: Client, desk_client: DeskClient, room: OpenRoom, lang: str
) -> None:
    enter(client, room)
    found = []
    for number, item in enumerate(room.shape.items, 1):
        room.show(item)
        for tap in (
            TAPS if room.shape.items[item].kind in ("single", "multi", "truefalse", "poll") else TAPS[:1]
        ):
            if tap:
                room.tap(tap)
            found.append(explained(client.page(client.get(f"/{lang}/room"))))
            explained(host_page(desk_client, room, lang))
        explained(client.page(client.get(f"/{lang}/room/look/{number}")))
    assert max(found) > 1 and min(found) == 0


def test_the_projector_explains_nothing(client: Client, room: OpenRoom) -> None:
    room.show(next(iter(room.shape.items)))
    page = client.page(client.get(f"/screen/{room.begun.projector}"))
    assert [one.get("id") for one in page.all("div", "h2") if one.get("class") == "word"] == []


@pytest.mark.parametrize("kind", ["order", "match", "sort", "checklist", "cards"])
def test_a_letter_is_the_same_answer_in_the_whole_room(
    client: Client, desk_client: DeskClient, room: OpenRoom, kind: str
) -> None:
    enter(client, room)
    item = room.first(kind)
    room.show(item)
    number = [*room.shape.items].index(item) + 1
    screen = lettered(client.page(client.get(f"/screen/{room.begun.projector}")), "option")
    assert "".join(letter for letter, _ in screen) == "ABCDEFGHIJ"[: len(room.options(item))]
    pages = [client.page(client.get(place)) for place in ("/en/room", f"/en/room/look/{number}")]
    for page in (*pages, host_page(desk_client, room, "en")):
        shown = lettered(page, "answer") or [row for row in lettered(page, "") if row[0]]
        assert shown == screen
