"""Moving about keeps the address that was opened, loses nothing that was typed, and works with Back (E5)."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Profile, Site
from tests.browser.profile import addresses, search_profile
from tests.browser.steps import heading, opened, settled, slow, turn, until

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_links_change_the_page_and_not_the_address(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/")
    page.click("text=lesson 3")
    heading(page, "Quokka lesson 3 en")
    page.click("text=next")
    heading(page, "Quokka lesson 4 en")
    assert page.url == f"{site.url}/en/"
    assert page.evaluate("history.state") == 2
    assert page.title() == "4.1 - Askel"
    assert focused(page) == "Quokka lesson 4 en"


def test_relative_links_start_from_the_page_on_the_screen(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/")
    page.click("text=lesson 3")
    heading(page, "Quokka lesson 3 en")
    with page.expect_request(f"{site.url}/en/l3/next"):
        page.click("text=relative")


def test_back_and_forward_work_inside_and_find_the_place_again(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/l1/a")
    page.evaluate("scrollTo(0, 900); document.querySelector('main > a[href=\"/en/l2/a\"]').click()")
    heading(page, "Quokka lesson 2 en")
    assert page.evaluate("scrollY") == 0
    turn(page, "back")
    heading(page, "Quokka lesson 1 en")
    until(page, "scrollY === 900")
    turn(page, "forward")
    heading(page, "Quokka lesson 2 en")
    assert page.url == f"{site.url}/en/l1/a"


def test_back_after_a_reload_shows_the_opened_address(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/")
    page.click("text=lesson 3")
    heading(page, "Quokka lesson 3 en")
    page.reload()
    until(page, "history.state === 1")
    heading(page, "Wombat home en")
    turn(page, "back")
    until(page, "history.state === 0")
    heading(page, "Wombat home en")


def test_choosing_a_language_turns_the_page_around(page: Page, site: Site) -> None:
    opened(page, site.url + "/")
    page.click("text=choose ar")
    heading(page, "Wombat home ar")
    for name, value in {"dir": "rtl", "lang": "ar", "class": "lang-ar"}.items():
        expect(page.locator("html")).to_have_attribute(name, value)
    assert page.url == f"{site.url}/"


def test_step_links_scroll_without_a_hash_in_the_address(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/l1/a")
    page.click("text=to three")
    assert page.evaluate("document.activeElement.id") == "3"
    expect(page.locator("[id='3']")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    page.click("text=third step")
    assert page.evaluate("scrollY") > 500
    page.evaluate("document.querySelector('a[href=\"#3\"]').setAttribute('href', '#in2')")
    page.click("text=to three")
    expect(page.locator("#in2")).to_be_visible()
    assert (page.url, page.evaluate("history.length")) == (f"{site.url}/en/l1/a", 2)


def test_checking_an_answer_keeps_the_place_and_moves_to_the_feedback(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/l1/a")
    page.check("[name='a.q1'][value=x]")
    page.fill("[data-keep=r2]", "my own words")
    page.click("#d2 summary")
    page.locator("[id='1']").evaluate("step => scrollTo(0, step.offsetTop - 50)")
    before = page.evaluate("scrollY")
    page.evaluate("document.querySelector('[name=check][value=\"1\"]').click()")
    expect(page.locator("[data-focus]")).to_be_focused()
    assert page.evaluate("scrollY") == before
    assert site.posted == [("/en/l1/a/answers", [("a.q1", "x"), ("check", "1")])]
    assert page.input_value("[data-keep=r2]") == "my own words"
    assert page.evaluate("document.getElementById('d2').open")
    assert page.evaluate("history.state") == 0


def test_what_is_ticked_while_a_reply_is_under_way_is_not_lost(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/l1/a")
    slow(page, "**/answers", 300)
    page.check("[name='a.q1'][value=x]")
    page.evaluate("document.querySelector('[name=check][value=\"1\"]').click()")
    page.check("[name='a.q2'][value=y]")
    expect(page.locator("[data-focus]")).to_be_visible()
    assert page.is_checked("[name='a.q2'][value=y]")
    assert page.is_checked("[name='a.q1'][value=x]")


WHERE = "Math.round(document.querySelector('[data-step][id=\"2\"]').getBoundingClientRect().top)"


def test_the_language_button_of_a_lesson_keeps_place_ticks_and_own_words(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/l1/a")
    page.check("[name='a.q1'][value=y]")
    page.fill("[data-keep=r1]", "my own words")
    page.evaluate("scrollTo(0, 700)")
    before = page.evaluate(WHERE)
    page.evaluate("[...document.querySelectorAll('button')].find(b => b.textContent === 'to fi').click()")
    heading(page, "Quokka lesson 1 fi")
    assert page.is_checked("[name='a.q1'][value=y]")
    assert page.input_value("[data-keep=r1]") == "my own words"
    assert page.evaluate(WHERE) == before, "the step stays where it was, however long the heading above it is"
    page.click("text=next")
    heading(page, "Quokka lesson 2 fi")
    turn(page, "back")
    heading(page, "Quokka lesson 1 fi")  # not the English one that was there before
    assert page.input_value("[data-keep=r1]") == ""  # another screen in between: it was only on that screen


def test_a_reply_without_redirect_is_not_fetched_by_back(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/")
    page.click("text=search")
    heading(page, "Search en")
    page.fill("input[name=words]", "pay")
    page.click("text=Find")
    expect(page.locator("#results li")).to_have_text("found pay")
    assert page.evaluate("history.state") == 1
    turn(page, "back")
    heading(page, "Wombat home en")
    turn(page, "forward")
    heading(page, "Search en")
    assert [path for path, _ in site.posted] == ["/en/search"]


def test_a_form_that_asks_by_address_keeps_the_address_bar_too(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/")
    page.click("text=search")
    heading(page, "Search en")
    page.evaluate("document.querySelector('form:not([data-exit])').method = 'get'")
    page.fill("input[name=words]", "pay slip")
    page.click("text=Find")
    until(page, "history.state === 2")
    assert site.asked == ["", "words=pay+slip"]
    assert page.url == f"{site.url}/en/"


def test_a_redirect_is_a_new_place_unless_it_leads_to_the_same_one(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/l1/a")
    page.click("button:text-is('same')")
    settled(page)
    assert page.evaluate("history.state") == 0
    page.click("button:text-is('completion')")
    heading(page, "Quokka lesson 2 en")
    assert page.evaluate("history.state") == 1
    page.click("button:text-is('nothing')")
    settled(page)
    heading(page, "Quokka lesson 2 en")


def test_a_wrong_entry_stays_in_its_field_and_the_message_has_the_focus(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/code")
    page.fill("[name=code]", "33")
    page.click("text=Enter")
    expect(page.locator("[data-focus]")).to_be_focused()
    assert page.input_value("[name=code]") == "33"


@pytest.mark.parametrize(("act", "shown"), [("500", False), ("500-kept", True), ("422", True)])
def test_a_failure_never_takes_the_page_with_the_input_away(
    page: Page, site: Site, act: str, shown: bool
) -> None:
    opened(page, site.url + "/en/l1/a")
    page.check("[name='a.q1'][value=x]")
    page.evaluate("document.querySelector('main').dataset.old = ''")
    page.click(f"button:text-is('{act}')")
    if shown:
        expect(page.locator("main[data-old]")).to_have_count(0)
        assert page.inner_text("#notice") == ""
    else:
        expect(page.locator("#notice")).to_have_text("Did not work")
        assert page.is_checked("[name='a.q1'][value=x]")


def test_without_a_network_a_calm_line_appears_and_everything_stays(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/l1/a")
    page.fill("[data-keep=r1]", "my own words")
    page.context.set_offline(True)
    for press in ("text=next", "[name=check][value='1']"):
        page.click(press)
        expect(page.locator("#notice")).to_have_text("No connection")
    heading(page, "Quokka lesson 1 en")
    assert page.input_value("[data-keep=r1]") == "my own words"
    page.context.set_offline(False)
    page.click("[name=check][value='1']")
    expect(page.locator("[data-focus]")).to_be_focused()
    expect(page.locator("#notice")).to_have_text("")


def test_a_double_tap_sends_once(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/l1/a")
    page.evaluate("for (let n = 0; n < 3; n++) document.querySelector('[name=check]').click()")
    expect(page.locator("[data-focus]")).to_be_focused()
    page.click("[name=check][value='1']")
    settled(page)
    assert len(site.posted) == 2


def test_the_last_link_wins(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/")
    slow(page, "**/l2/a", 400)
    page.evaluate("document.querySelector('[href=\"/en/l2/a\"]').click()")
    page.evaluate("document.querySelector('[href=\"/en/l5/a\"]').click()")
    heading(page, "Quokka lesson 5 en")
    page.wait_for_timeout(600)
    heading(page, "Quokka lesson 5 en")
    assert page.evaluate("history.state") == 1


def test_pages_outside_the_learner_side_open_the_ordinary_way(page: Page, site: Site) -> None:
    opened(page, site.url + "/en/")
    page.click("text=work/")
    page.wait_for_url("**/en/work/")
    assert page.title() == "Potoroo for staff"


ELSEWHERE = (
    "link.download = ''",
    "link.target = '_blank'",
    "link.dataset.plain = ''",
    "link.href = 'tel:112'",
    "link.href = 'https://example.org/'",
    "keys.ctrlKey = true",
)
# Changes a link or the keys that are held, clicks, and tells whether a script of ours took the click.
CLICK = """change => {
  const link = document.querySelector('main a'), keys = { bubbles: true, cancelable: true };
  if (change) eval(change);
  let taken;
  const last = (event) => { taken = event.defaultPrevented; event.preventDefault(); };
  addEventListener('click', last, { once: true });
  link.dispatchEvent(new MouseEvent('click', keys));
  return taken;
}"""


@pytest.mark.parametrize("change", ELSEWHERE)
def test_links_to_elsewhere_and_new_tabs_are_left_to_the_browser(page: Page, site: Site, change: str) -> None:
    opened(page, site.url + "/en/")
    assert page.evaluate(CLICK, change) is False
    opened(page, site.url + "/fi/")  # a reload would remember its number before the scripts are there
    assert page.evaluate(CLICK, "") is True


def test_a_fragment_alone_is_swapped_by_htmx_which_comes_with_the_first_touch(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, site.url + "/en/")
    assert not [url for url in asked if "htmx" in url]
    page.click("text=search")
    heading(page, "Search en")
    page.wait_for_load_state("networkidle")  # nobody chooses before the form's behaviour is there
    assert not [url for url in asked if "htmx" in url]
    page.select_option("select", "numbat")
    expect(page.locator("#results li")).to_have_text("found numbat")
    assert page.evaluate("[history.state, location.pathname, document.styleSheets.length]") == [1, "/en/", 1]
    assert page.evaluate("[document.querySelectorAll('main h1').length, localStorage.length]") == [1, 0]


def test_the_profile_of_a_phone_holds_one_address_and_no_word_of_what_was_read(
    profile: Profile, site: Site, tmp_path: Path
) -> None:
    with profile(tmp_path) as context:
        page = context.pages[0]
        opened(page, site.url + "/")
        page.click("text=choose en")
        page.click("text=lesson 1")
        for lang in ("en", "fi", "ar"):
            page.click(f"text=to {lang}")
            for number in range(1, 11):
                heading(page, f"Quokka lesson {number} {lang}")
                page.fill("[data-keep=r1]", "kowari words of my own")
                page.click("[name=check][value='1']")
                expect(page.locator("[data-focus]")).to_be_visible()
                page.click("text=home" if number == 10 else "text=next")
            page.click("text=lesson 1")
        page.wait_for_timeout(1500)  # Chromium writes its session files a moment later
        page.click("text=Exit")
        page.wait_for_url(site.neutral)
    assert (
        search_profile(tmp_path, ["quokka", "wombat", "bilby", "kowari", "feedback", "/l3/a", "/fi/l"]) == {}
    )
    assert addresses(tmp_path, site.url) == {f"{site.url}/"}


def test_the_search_of_a_profile_finds_what_plain_navigation_leaves(
    profile: Profile, site: Site, tmp_path: Path
) -> None:
    with profile(tmp_path) as context:
        context.pages[0].goto(site.url + "/en/work/")
        context.pages[0].wait_for_timeout(1500)
    assert addresses(tmp_path, site.url) == {f"{site.url}/en/work/"}
    assert set(search_profile(tmp_path, ["Potoroo", "quokka"])) == {"Potoroo"}
