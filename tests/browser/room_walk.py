"""A phone in a group session: each page and state, from the code to what is kept at the end."""

import re
from collections.abc import Iterator
from dataclasses import replace

from playwright.sync_api import Page

from app.gathering.models import VISIT
from app.gathering.stage import timer
from tests.browser.desk_site import DeskSite
from tests.browser.walk import press
from tests.fixtures.clocks import HandClock
from tests.fixtures.compiled import real_library
from tests.fixtures.gathering import begun_by
from tests.fixtures.rooms import LESSON_MODULE, OpenRoom
from tests.unit.accounts.desk import CHEN, Desk

Walk = Iterator[str]
STEPS = ("step", "cards", "order", "match", "sort", "checklist", "reflect")


def room_walk(page: Page, site: DeskSite, lang: str) -> Walk:
    """The way in, the waiting room, steps, a question, a break, looking around, the end."""
    base, room = f"{site.learners_side}/{lang}", leading(site.desk)
    page.goto(f"{base}/room")
    yield "room-of-nobody"
    yield from _way_in(page, base, room)
    room.to("start")
    for kind in STEPS:
        room.show(room.first(kind))
        shown(page, base, room)
        yield f"room-{kind}"
    yield from _question(page, base, room)
    yield from _around(page, base, room)
    room.close()
    page.goto(f"{base}/room")
    yield "room-over"
    press(page, 'form[action$="/room/keep"] button')
    press(page, 'form[action$="/code/new"] button')
    page.goto(f"{base}/room")
    yield "room-over-with-code"
    press(page, 'form[action$="/room/keep"] button')
    yield "room-kept"
    yield from _visit(page, base, room)


def leading(desk: Desk) -> OpenRoom:
    """Chen leads, without a page of the desk."""
    clock = desk.doors.clock
    assert isinstance(clock, HandClock)
    host = desk.whole(CHEN)
    begun = begun_by(desk, host, clock, module=LESSON_MODULE)
    return OpenRoom(desk, clock, host, begun, library=real_library())


def shown(page: Page, base: str, room: OpenRoom) -> None:
    """The room, once this process has heard of what the host did last."""
    page.goto(f"{base}/room")
    page.locator(f'.room[data-version="{room.stage().version}"]').wait_for()


def _way_in(page: Page, base: str, room: OpenRoom) -> Walk:
    page.goto(f"{base}/join")
    yield "join"
    page.fill("#digits", "1234")
    press(page, "main form button")
    yield "join-slip"
    page.goto(f"{base}/join/{room.begun.code}")
    yield "join-by-picture"
    press(page, "main form button")
    yield "room-languages"
    press(page, ".tongues a")
    yield "room-waiting"
    page.goto(f"{base}/join")
    yield "join-again"


def _question(page: Page, base: str, room: OpenRoom) -> Walk:
    room.show(room.first("multi"), "open")
    shown(page, base, room)
    yield "room-question"
    page.locator("#answer-B").click()
    page.locator("main .sent").filter(has_text=re.compile(r"\S")).wait_for()
    yield "room-answered"
    press(page, "#signal-help")
    yield "room-signal"
    room.to("close")
    shown(page, base, room)
    yield "room-question-closed"
    room.to("reveal")
    shown(page, base, room)
    yield "room-results"


def _around(page: Page, base: str, room: OpenRoom) -> Walk:
    press(page, 'a[href$="/room/look"]')
    yield "look"
    press(page, ".look-list a")
    yield "look-at-a-step"
    press(page, ".look-back a")
    room.to("break")
    room.tap(timer(600))
    shown(page, base, room)
    yield "room-break"
    room.to("go-on")


def _visit(page: Page, base: str, room: OpenRoom) -> Walk:
    begun = begun_by(room.desk, room.host, room.clock, kind=VISIT, module="")
    other = replace(room, begun=begun)
    page.goto(f"{base}/join/{other.begun.code}")
    press(page, "main form button")
    for part in ("before", "during", "after"):
        other.to("start" if part == "before" else "next")
        shown(page, base, other)
        yield f"room-visit-{part}"
    other.close()
