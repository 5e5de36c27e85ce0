"""A host with a phone in the hand: a tap changes the page in place, numbers follow, nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.gathering.actions import Begun
from tests.browser.desk_site import DeskSite, desk_site
from tests.browser.hosting_walk import TAP
from tests.browser.walk import press
from tests.fixtures.rooms import OpenRoom
from tests.unit.accounts.desk import CHEN, there

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskSite]:
    """A desk of its own."""
    folder: Path = tmp_path_factory.mktemp("taps")
    with desk_site(folder) as made:
        yield made


@pytest.fixture
def host(chromium: Browser, site: DeskSite) -> Iterator[Page]:
    """Chen's phone, in the waiting room of a new group session."""
    context = chromium.new_context(viewport={"width": 360, "height": 640}, ignore_https_errors=True)
    page = context.new_page()
    site.sign_in(page, CHEN)
    _begun(page, site)
    yield page
    press(page, 'main a[href$="/end"]')
    press(page, "main form .filled")
    context.close()


def test_taps_leave_one_line_in_the_history(host: Page) -> None:
    before, address = host.evaluate("history.length"), host.url
    for tap in ("start", "next", "next", "back"):
        press(host, TAP.format(tap))
    assert (host.evaluate("history.length"), host.url) == (before, address)
    expect(host.get_by_text("Step 2 of 40")).to_be_visible()


def test_a_double_tap_is_one_step(host: Page) -> None:
    press(host, TAP.format("start"))
    host.locator(TAP.format("next")).dblclick()
    expect(host.get_by_text("Step 2 of 40")).to_be_visible()
    host.wait_for_timeout(300)
    expect(host.get_by_text("Step 2 of 40")).to_be_visible()


def test_a_slow_double_tap_does_not_go_on_with_the_button_that_came(host: Page) -> None:
    _to_a_poll(host)
    for tap, then in (("open", "close"), ("close", "reveal"), ("next", "back")):
        host.locator(TAP.format(tap)).click()
        host.locator(TAP.format(then)).click(delay=150)  # it is there already
        host.wait_for_timeout(600)
        assert host.locator(TAP.format(then)).count() == 1


def test_hands_that_were_not_saved_are_saved_with_the_next_tap(host: Page, site: DeskSite) -> None:
    _to_a_poll(host)
    press(host, TAP.format("open"))
    host.locator("#hands summary").click()
    host.locator("#hands [data-by='1']").first.click(click_count=4)
    press(host, TAP.format("close"))
    assert host.locator(TAP.format("reveal")).count() == 1
    expect(host.locator("#hands input[inputmode]").first).to_have_value("4")
    expect(host.locator("#hands summary")).to_contain_text("(4)")


def test_hands_that_are_no_numbers_stop_the_tap_and_are_told(host: Page) -> None:
    _to_a_poll(host)
    press(host, TAP.format("open"))
    host.locator("#hands summary").click()
    host.locator("#hands input[inputmode]").first.fill("many")
    press(host, TAP.format("close"))
    expect(host.get_by_text("Please look at the raised hands")).to_be_visible()
    assert host.locator(TAP.format("close")).count() == 1


def test_a_call_for_help_stays_in_sight_while_the_note_is_read(host: Page, site: DeskSite) -> None:
    room = _room(host, site)
    press(host, TAP.format("start"))
    room.join("a")
    room.signal("a", "help")
    call = host.get_by_text("1 asks for help")
    expect(call).to_be_visible(timeout=7000)
    host.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = call.bounding_box()
    bar = host.locator(".bar").bounding_box()
    assert box and bar and bar["y"] + bar["height"] <= box["y"] < 200


def test_buttons_are_under_the_thumb_without_scrolling(host: Page) -> None:
    _to_a_poll(host)
    host.evaluate("scrollTo(0, 0)")
    for value in ("back", "open", "next"):
        box = host.locator(TAP.format(value)).bounding_box()
        assert box and box["y"] + box["height"] <= 640 and min(box["height"], box["width"]) >= 48


def test_hands_that_are_being_typed_outlive_a_new_version(host: Page, site: DeskSite) -> None:
    _to_a_poll(host)
    press(host, TAP.format("open"))
    host.locator("#hands summary").click()
    host.locator("#hands [data-by='1']").first.click(click_count=3)
    other = host.context.new_page()
    other.goto(host.url)
    press(other, 'form[action$="/timer"] [value="5"]')
    expect(host.get_by_text("Time left")).to_be_visible()
    expect(host.locator("#hands input[inputmode]").first).to_have_value("3")
    expect(host.locator("#hands")).to_have_attribute("open", "")


def test_numbers_follow_and_a_call_for_help_is_said(host: Page, site: DeskSite) -> None:
    room = _room(host, site)
    expect(host.get_by_text("0 phones")).to_be_visible()
    room.join("a")
    expect(host.get_by_text("1 phone", exact=True)).to_be_visible(timeout=7000)
    room.signal("a", "help")
    expect(host.get_by_role("status").get_by_text("1 asks for help")).to_be_visible(timeout=7000)


def test_heads_are_added_up_while_they_are_counted(host: Page) -> None:
    press(host, 'main a[href$="/end"]')
    host.fill("[name=phones]", "14")
    for _ in range(6):
        host.locator("[data-by='1']").last.click()
    expect(host.locator("[data-sum]")).to_have_text("20")
    host.go_back()


def _begun(page: Page, site: DeskSite) -> None:
    page.goto(f"{site.url}/sessions")
    page.select_option("select[name=what]", "l03")
    press(page, "main form .filled")


def _to_a_poll(page: Page) -> None:
    press(page, TAP.format("start"))
    page.locator("#places summary").click()
    questions = "all => all.map(one => one.value).find(id => id[0] === 'q')"
    page.select_option("#step", page.locator("#step option").evaluate_all(questions))
    press(page, 'form[action$="/place"] button')


def _room(page: Page, site: DeskSite) -> OpenRoom:
    """The same group session, for phones that come without a browser."""
    code = "".join(one for one in page.inner_text(".groups") if one.isdigit())
    begun = Begun(bytes.fromhex(page.url.rpartition("/")[2]), code, "")
    return OpenRoom(site.desk, site.desk.doors.clock, there(site.desk.who(site.desk.cookie(CHEN))), begun)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["en", "fi", "sv", "ar"])
@pytest.mark.parametrize("width", [320, 360])
def test_the_words_of_three_taps_stay_within_their_buttons(host: Page, lang: str, width: int) -> None:
    _to_a_poll(host)
    host.set_viewport_size({"width": width, "height": 640})
    host.goto(host.url.replace("/desk/en/", f"/desk/{lang}/"))
    out = host.locator(".taps .button").evaluate_all(
        """buttons => buttons.flatMap((button) => {
          const [box, words] = [button, button.querySelector("span:not(.icon)")];
          const [{ left, right }, inside] = [box.getBoundingClientRect(), words.getBoundingClientRect()];
          return inside.left < left || inside.right > right ? [button.textContent] : [];
        })"""
    )
    assert host.locator(".taps .button").count() == 3
    assert out == []
