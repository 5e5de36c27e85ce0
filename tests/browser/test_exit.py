"""Leaving: at once, by tap or key, with and without a network, and nothing is there to come back to (E1-E3)."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Profile, Site
from tests.browser.profile import addresses, search_profile
from tests.browser.steps import at_rest, heading, opened, slow, soon, turn, until

pytestmark = pytest.mark.browser
# Presses the button and tells when the next picture was painted, and what was in it.
COVER_TIME = """() => new Promise((done) => {
  const start = performance.now();
  document.querySelector('[data-exit] button').click();
  const painted = () => done([performance.now() - start, document.title, document.body.innerText]);
  requestAnimationFrame(() => setTimeout(painted, 0));
})"""


@pytest.fixture
def lesson(page: Page, site: Site) -> Page:
    """Amina, signed in, four screens deep."""
    opened(page, site.url + "/en/code")
    page.fill("[name=code]", "11")
    page.click("text=Enter")
    heading(page, "Wombat home en")
    page.click("text=lesson 1")
    heading(page, "Quokka lesson 1 en")
    page.click("text=next")
    heading(page, "Quokka lesson 2 en")
    return page


def press_later(page: Page, key: str, seconds: float) -> None:
    """A key that tells the page it was pressed some time from now: its script reads the time of the key."""
    stroke = {"key": key, "code": key, "timestamp": time.time() + seconds}
    keyboard = page.context.new_cdp_session(page)
    for way in ("keyDown", "keyUp"):
        keyboard.send("Input.dispatchKeyEvent", {"type": way, **stroke})


def gone(page: Page, site: Site) -> None:
    page.wait_for_url(site.neutral)
    assert page.title() == "Weather"


def test_the_button_leaves_and_ends_the_session(lesson: Page, site: Site) -> None:
    assert site.sessions == {"amina"}
    lesson.click("text=Exit")
    gone(lesson, site)
    assert site.sessions == set()
    assert lesson.context.cookies(site.url) == []


def milliseconds_to_leave(page: Page, site: Site) -> float:
    """From the tap on the button to the beginning of the page it leads to, by the browser's own clock."""
    told: list[str] = []
    page.on("console", lambda line: told.append(line.text))
    page.evaluate("addEventListener('click', () => console.log(Date.now()), true)")
    page.click("text=Exit", no_wait_after=True)
    gone(page, site)
    return float(page.evaluate("performance.timeOrigin")) - float(told[0])


@pytest.mark.parametrize("key", ["Shift", "Escape"])
def test_three_presses_of_a_key_leave(lesson: Page, site: Site, key: str) -> None:
    lesson.focus("[data-keep=r1]")
    for _ in range(3):
        lesson.keyboard.press(key)
    gone(lesson, site)
    assert site.sessions == set()


def test_capital_letters_and_slow_presses_do_not_leave(lesson: Page) -> None:
    lesson.focus("[data-keep=r1]")
    for letter in "ABCDE":
        lesson.keyboard.press(f"Shift+{letter}")
    for key in ("Shift", "Escape", "Shift", "Escape", "Shift"):
        lesson.keyboard.press(key)
    lesson.click("#d1, [data-keep=r1]", modifiers=["Shift"])
    for _ in range(2):
        lesson.keyboard.press("Escape")
    press_later(lesson, "Escape", seconds=5.1)
    lesson.wait_for_timeout(200)
    heading(lesson, "Quokka lesson 2 en")
    assert lesson.input_value("[data-keep=r1]") == "ABCDE"


@pytest.mark.parametrize("offline", [False, True])
def test_the_screen_is_covered_at_once(lesson: Page, site: Site, offline: bool) -> None:
    phone = lesson.context
    phone.route("**/out", lambda route: None)  # the server takes its time, or is not there at all
    quickest = 1000.0
    for page in (lesson, phone.new_page(), phone.new_page()):  # a busy machine may paint late now and then
        if quickest >= 100:
            phone.set_offline(False)
            if page != lesson:
                opened(page, site.url + "/en/l2/a")
            phone.set_offline(offline)
            took, title, text = page.evaluate(COVER_TIME)
            assert (title, text) == ("Loading", "")
            quickest = min(took, quickest)
    assert quickest < 100


def test_a_reload_on_the_way_does_not_stand_in_the_way_out(lesson: Page, site: Site) -> None:
    for _ in range(2):
        lesson.reload()
        until(lesson, "history.state === 3 && document.activeElement")
        lesson.evaluate("window.same = true")
        turn(lesson, "back")
        until(lesson, "history.state === 2")
        assert lesson.evaluate("window.same") is True
        turn(lesson, "forward")
        until(lesson, "history.state === 3")
    lesson.click("text=Exit")
    gone(lesson, site)
    assert site.sessions == set()


def test_the_cover_is_the_harmless_page_that_came_along(lesson: Page) -> None:
    lesson.route("**/out", lambda route: None)  # so that there is time to look at it
    lesson.evaluate("""() => {
      const harmless = document.createElement('template');
      harmless.dataset.exitCover = '';
      harmless.content.append('A sunny day');
      document.body.append(harmless);
    }""")
    assert lesson.evaluate(COVER_TIME)[1:] == ["Loading", "A sunny day"]


def test_without_a_network_nothing_of_the_page_comes_back(lesson: Page) -> None:
    lesson.context.set_offline(True)
    lesson.click("text=Exit", no_wait_after=True)
    lesson.wait_for_timeout(1500)
    assert "Quokka" not in lesson.content()


def test_leaving_does_not_wait_longer_than_the_server_needs(lesson: Page, site: Site) -> None:
    # the limits of 700 ms for the server and 200 ms for the way back are not used up
    assert milliseconds_to_leave(lesson, site) < 600


def test_a_server_that_does_not_answer_is_not_waited_for(lesson: Page, site: Site) -> None:
    lesson.route("**/out", lambda route: None)
    assert milliseconds_to_leave(lesson, site) < 1600


def test_a_page_under_way_does_not_come_up_after_the_cover(lesson: Page, site: Site) -> None:
    told: list[str] = []
    lesson.on("console", lambda message: told.append(message.text))
    slow(lesson, "**/l3/a", 200)
    lesson.route("**/out", lambda route: None)
    lesson.evaluate("document.querySelector('main > a[href=\"/en/l3/a\"]').click()")
    lesson.evaluate("""() => {
      document.querySelector('[data-exit] button').click();
      console.log('watching');
      new MutationObserver(() => {
        if (document.documentElement.textContent.includes('Quokka')) console.log('it came up');
      }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    }""")
    gone(lesson, site)
    assert told == ["watching"]


def test_what_was_sent_is_still_saved_but_its_reply_changes_nothing(lesson: Page, site: Site) -> None:
    lesson.route("**/out", lambda route: None)
    slow(lesson, "**/completion", 200)
    lesson.evaluate(
        "[...document.querySelectorAll('button')].find(b => b.textContent === 'completion').click()"
    )
    lesson.evaluate("document.querySelector('[data-exit] button').click()")
    lesson.wait_for_url(site.neutral)
    soon(lesson, lambda: ("/en/l2/a/completion", []) in site.posted, "it was not sent")
    lesson.go_back()
    until(lesson, "'left' in document.documentElement.dataset")


def test_back_after_exit_shows_nothing(lesson: Page, site: Site) -> None:
    lesson.click("text=Exit")
    gone(lesson, site)
    lesson.go_back()
    until(lesson, "'left' in document.documentElement.dataset")
    assert lesson.inner_text("body") == ""
    assert lesson.title() == "Loading"
    assert not lesson.evaluate("window.navigation.canGoForward && history.state > 0")
    lesson.go_back()
    at_rest(lesson)
    assert "Quokka" not in lesson.content()


def test_a_reload_after_exit_and_back_shows_the_public_page(lesson: Page, site: Site) -> None:
    lesson.click("text=Exit")
    gone(lesson, site)
    lesson.go_back()
    until(lesson, "'left' in document.documentElement.dataset")
    lesson.reload()
    heading(lesson, "Code en")


def test_exit_from_the_first_page_leaves_no_page_of_ours_behind(page: Page, site: Site) -> None:
    page.goto(site.neutral)
    opened(page, site.url + "/en/")
    page.click("text=Exit")
    page.wait_for_url(site.neutral)
    for way in ("back", "forward"):
        turn(page, way)
        page.wait_for_timeout(400)
        assert page.url == site.neutral


def test_the_way_back_from_another_site_asks_the_server_again(lesson: Page, site: Site) -> None:
    lesson.goto(site.neutral)
    site.sessions.clear()
    lesson.go_back()
    heading(lesson, "Code en")
    assert "amina" not in lesson.content()
    until(lesson, "history.state === 3")
    lesson.click("text=Exit")
    gone(lesson, site)
    assert site.posted[-1] == ("/out", [])


def test_exit_works_without_javascript(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "/en/l1/a")
    page.keyboard.press("Tab")
    expect(page.locator("[data-exit] button")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(site.neutral)
    assert site.posted == [("/out", [])]
    context.close()


def test_after_exit_the_profile_holds_only_the_address_that_was_opened(
    profile: Profile, site: Site, tmp_path: Path
) -> None:
    with profile(tmp_path) as context:
        page = context.pages[0]
        opened(page, site.url + "/en/")
        for number in (1, 2, 3):
            page.click("text=lesson 1" if number == 1 else "text=next")
            heading(page, f"Quokka lesson {number} en")
        page.wait_for_timeout(1500)
        page.click("text=Exit")
        page.wait_for_url(site.neutral)
        page.wait_for_timeout(1500)
    assert addresses(tmp_path, site.url) == {f"{site.url}/en/"}
    assert search_profile(tmp_path, ["quokka", "wombat", "/out", "l2/a"]) == {}


def test_a_page_that_the_browser_had_set_aside_is_blank_until_the_server_sent_it_anew(lesson: Page) -> None:
    show_again = """() => {
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      return document.body.innerText;
    }"""
    assert lesson.evaluate(show_again) == ""
    heading(lesson, "Code en")
