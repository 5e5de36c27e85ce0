"""People in a room on bad lines: a phone without scripts, one that loses requests, one that sleeps; and the host's."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from sqlalchemy import select
from sqlmodel import col

from app.gathering.models import Seat
from app.gathering.stage import timer
from tests.browser.desk_site import DeskSite, desk_site
from tests.browser.room_walk import leading
from tests.browser.test_journey_desk import PHONE, browser_of
from tests.browser.walk import press
from tests.fixtures.gathering import begun_by
from tests.fixtures.rooms import LESSON_MODULE, OpenRoom
from tests.unit.accounts.desk import CHEN, there

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
AT_ONCE, SOON, PATIENTLY = 3_000, 10_000, 45_000
WATCH_VERSIONS = """() => {
  window.versions = [];
  document.addEventListener("askel:page", () => {
    window.versions.push(document.querySelector(".room").dataset.version);
  });
}"""
HIDE = """away => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => away });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskSite]:
    """A desk of its own."""
    folder: Path = tmp_path_factory.mktemp("faults")
    with desk_site(folder) as made:
        yield made


@pytest.fixture(scope="module")
def first(site: DeskSite) -> OpenRoom:
    """What Chen leads."""
    return leading(site.desk)


@pytest.fixture
def room(first: OpenRoom) -> Iterator[OpenRoom]:
    """A group session of this test alone."""
    begun = begun_by(first.desk, first.host, first.clock, module=LESSON_MODULE)
    made = replace(first, begun=begun, phones={})
    yield made
    made.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """Somebody's."""
    with browser_of(chromium, PHONE) as page:
        yield page


def test_without_scripts_a_question_comes_and_goes_by_itself(
    chromium: Browser, site: DeskSite, room: OpenRoom
) -> None:
    poll = room.first("single")
    room.to("start")
    with browser_of(chromium, PHONE, scripts=False) as page:
        join(page, site, room)
        room.show(poll, "open")
        page.locator("#answer-B").click(timeout=SOON)
        expect(page.locator(".sent")).to_contain_text("Sent. You can change it.")
        room.to("close", "reveal")
        expect(page.locator(".results")).to_be_visible(timeout=SOON)
        assert room.results(poll)[room.options(poll)[1]].count == 1


def test_every_answer_arrives_though_each_fifth_request_is_lost(
    phone: Page, site: DeskSite, room: OpenRoom
) -> None:
    asked, lost = count(), count(1)

    def perhaps(route: Route) -> None:
        if next(asked) % 5 != 1:
            return route.continue_()
        # of every second one only the reply is lost: the server did what was asked
        if next(lost) % 2 and route.request.method == "POST":
            route.fetch(max_redirects=0)
        return route.abort()

    join(phone, site, room)
    phone.route("**/room/**", perhaps)
    polls = [item for item in room.shape.items if room.shape.items[item].kind == "single"][:2]
    room.to("start")
    for poll in polls:
        room.show(poll, "open")
        form = phone.locator(f'form:has([name="item"][value="{poll}"])')
        form.locator("#answer-A").click(timeout=PATIENTLY)
        form.locator("#answer-B").click(timeout=PATIENTLY)
        until_chosen(phone, room, room.options(poll)[1])
        room.to("close")
    assert [counted(room, poll) for poll in polls] == [{1: 1}] * len(polls)
    assert next(lost) > 1


def test_while_the_group_goes_on_nothing_around_the_step_is_touched(
    phone: Page, site: DeskSite, room: OpenRoom
) -> None:
    room.to("start")
    join(phone, site, room)
    phone.evaluate(
        "() => { window.around = [...document.body.children].filter((one) => one.id !== 'main'); }"
    )
    phone.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    phone.evaluate("() => { document.getElementById('notice').textContent = 'This did not work.'; }")
    for _ in range(2):
        with phone.expect_response("**/room/after/*") as got:
            shown = room.to("next")
        assert "data-middle" in got.value.text()
        assert got.value.request.headers["last-event-id"] == str(shown.version)
        expect(phone.locator(".room")).to_have_attribute("data-version", str(shown.version), timeout=SOON)
        assert phone.evaluate(
            "() => window.around.length > 4 && window.around.every((one) => one.isConnected)"
        )
        assert phone.evaluate("() => [document.activeElement.tagName, scrollY]") == ["H1", 0]
        expect(phone.locator("#notice")).to_be_empty()


def test_a_code_that_is_closed_elsewhere_leaves_nothing_of_its_own_on_the_screen(
    phone: Page, site: DeskSite, room: OpenRoom
) -> None:
    phone.goto(f"{site.learners_side}/en/code")
    press(phone, 'form[action$="/code/new"] button')
    room.to("start")
    join(phone, site, room)
    own = phone.locator('.foot a[href="/en/me"]')
    expect(own).to_have_count(1)
    for name in ("a", "__Host-a"):
        phone.context.clear_cookies(name=name)
    shown = room.to("next")
    expect(phone.locator(".room")).to_have_attribute("data-version", str(shown.version), timeout=SOON)
    expect(own).to_have_count(0)


def test_a_screen_of_one_group_goes_over_to_another_without_a_storm(
    phone: Page, site: DeskSite, room: OpenRoom, first: OpenRoom
) -> None:
    room.to("start", "next", "next", "next", "break", "go-on")
    join(phone, site, room)
    begun = begun_by(first.desk, first.host, first.clock, module=LESSON_MODULE)
    other = replace(first, begun=begun, phones={})
    join(phone.context.new_page(), site, other)
    asked: list[str] = []
    phone.on("request", lambda one: asked.append(one.url) if "/after/" in one.url else None)
    phone.route("**/room/news", lambda route: route.abort())
    phone.evaluate("() => dispatchEvent(new Event('online'))")
    version = str(other.stage().version)
    expect(phone.locator(".room")).to_have_attribute("data-version", version, timeout=SOON)
    phone.wait_for_timeout(3_000)  # what was known of the first group is given up
    asked.clear()
    phone.wait_for_timeout(6_500)
    assert len(asked) <= 3
    other.close()


def test_a_page_of_before_that_comes_late_does_not_stay(phone: Page, site: DeskSite, room: OpenRoom) -> None:
    join(phone, site, room)
    before = room.show(room.first("single"), "open").version
    following = phone.locator(".room")
    expect(following).to_have_attribute("data-version", str(before), timeout=SOON)
    old = phone.evaluate("() => fetch('/en/room').then(reply => reply.text())")
    assert f'data-version="{before}"' in old
    now = there(room.tap(timer(600))).version
    expect(following).to_have_attribute("data-version", str(now), timeout=SOON)
    phone.evaluate(WATCH_VERSIONS)
    phone.route("**/room/answer", lambda route: route.fulfill(body=old, content_type="text/html"))
    phone.locator("#answer-A").click()
    expect(following).to_have_attribute("data-version", str(now), timeout=AT_ONCE)
    phone.wait_for_function(f"() => window.versions.join().startsWith('{before},{now}')", timeout=AT_ONCE)


def test_news_whose_page_is_lost_are_asked_for_again_before_the_next_news(
    phone: Page, site: DeskSite, room: OpenRoom
) -> None:
    room.to("start")
    join(phone, site, room)
    phone.wait_for_timeout(1_500)  # its stream is open, and has spoken
    phone.route("**/room/after/*", lambda route: route.abort(), times=1)
    shown = room.to("next")
    expect(phone.locator(".room")).to_have_attribute("data-version", str(shown.version), timeout=SOON)


def test_a_phone_that_slept_for_ten_minutes_is_at_once_where_the_group_is(
    phone: Page, site: DeskSite, room: OpenRoom
) -> None:
    join(phone, site, room)
    room.to("start")
    phone.locator("[data-step]").wait_for(timeout=SOON)
    phone.evaluate(HIDE, True)
    phone.route("**/room/news", lambda route: route.abort())
    room.clock.forward(minutes=10)
    poll = room.first("multi")
    room.show(poll, "open")
    phone.wait_for_timeout(500)
    assert phone.locator("#answer-A").count() == 0
    phone.evaluate(HIDE, False)
    phone.locator("#answer-A").click(timeout=AT_ONCE)
    expect(phone.locator(".sent")).to_contain_text("Sent.")
    counts = room.counts()
    assert (counts.phones, counts.here, counts.answered) == (1, 1, 1)


def test_a_host_whose_tap_or_whose_reply_is_lost_moves_one_step_and_no_more(
    phone: Page, site: DeskSite, room: OpenRoom
) -> None:
    room.to("start")
    site.sign_in(phone, CHEN)
    # news would bring the step before the second tap
    for place in ("news", "after/*"):
        phone.route(f"**/{place}", lambda route: route.abort())
    phone.goto(f"{site.url}/sessions/{room.begun.id.hex()}", wait_until="networkidle")
    phone.route("**/tap", lambda route: route.abort(), times=1)
    phone.locator('.taps [value="next"]').click()
    expect(phone.locator("#notice")).not_to_be_empty()
    assert room.stage().version == 2
    phone.route("**/tap", only_the_reply_is_lost, times=1)
    phone.locator('.taps [value="next"]').click()
    phone.locator("html:not([data-waiting])").wait_for(state="attached")
    assert room.stage().version == 3
    press(phone, '.taps [value="next"]')
    expect(phone.get_by_text("Step 2 of 40")).to_be_visible()
    assert room.stage().version == 3


def only_the_reply_is_lost(route: Route) -> None:
    """The server does what was asked, and nobody hears of it."""
    route.fetch(max_redirects=0)
    route.abort()


def join(page: Page, site: DeskSite, room: OpenRoom) -> None:
    """By the square."""
    page.goto(f"{site.learners_side}/en/join/{room.begun.code}")
    page.locator('form[action$="/join"] button').click()
    page.locator('main a[href="/en/room"]').click()
    page.locator(".room").wait_for()


def until_chosen(page: Page, room: OpenRoom, option: str) -> None:
    """The newest answer has arrived, and no older one after it."""
    for _ in range(PATIENTLY // 100):
        with room.reading() as connection:
            chosen = select(col(Seat.choice)).where(col(Seat.gathering_id) == room.begun.id)
            if connection.execute(chosen).scalar() == option:
                return
        page.wait_for_timeout(100)
    raise AssertionError(option)


def counted(room: OpenRoom, poll: str) -> dict[int, int]:
    """How many chose the option at this place."""
    results = room.results(poll)
    options = room.options(poll)
    return {
        place: results[one].count
        for place, one in enumerate(options)
        if one in results and results[one].count
    }
