"""Each page of a phone in a group session: axe, large text, fingers, the exit; and what happens without a network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.desk_site import desk_site
from tests.browser.room_walk import leading, room_walk
from tests.browser.test_accessibility import AXE, LANGUAGES, looked_at
from tests.browser.test_overflow import NARROW, exit_covered, in_large_text
from tests.browser.test_validity import CAN_CHECK, keep_page, told_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: ./askel test does it"),
]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_of_a_phone_keeps_the_rules_of_the_house(
    chromium: Browser, tmp_path: Path, lang: str
) -> None:
    found: dict[str, list[str]] = {}
    sent = tmp_path / "sent"
    sent.mkdir()
    context = chromium.new_context(bypass_csp=True, viewport=NARROW, ignore_https_errors=True)  # type: ignore[arg-type]
    context.add_init_script(path=AXE)
    page, replies = context.new_page(), list[Response]()
    page.on("response", lambda reply: replies.append(reply))
    with desk_site(tmp_path) as site:
        for number, state in enumerate(room_walk(page, site, lang)):
            keep_page(replies, sent)
            problems = [*in_large_text(page), *exit_covered(page), *looked_at(page, number, lang)]
            found |= {state: problems} if problems else {}
        context.close()
    assert found == {}, "\n".join(f"{state}: {problems}" for state, problems in found.items())
    assert number > 25
    told = told_of(sent) if CAN_CHECK else []
    assert told == [], "\n".join(told)


def test_without_a_network_the_last_answer_waits_and_is_sent(chromium: Browser, tmp_path: Path) -> None:
    with desk_site(tmp_path) as site:
        page, room = chromium.new_page(), leading(site.desk)
        _join(page, site.learners_side, room.begun.code)
        poll = room.first("multi")
        room.show(poll, "open")
        page.locator("#answer-A").wait_for()
        page.context.set_offline(True)
        for letter in "ACAB":
            page.locator(f"#answer-{letter}").click()
        expect(page.locator(".sent")).to_contain_text("We will send this")
        assert room.counts().answered == 0
        page.context.set_offline(False)
        expect(page.locator(".sent")).to_contain_text("Sent.", timeout=10_000)
        assert page.evaluate("document.activeElement.id") == "answer-B"
        room.to("close")
        options = room.options(poll)
        counted = {option for option, result in room.results(poll).items() if option and result.count}
        assert counted == {options[1], options[2]}
        page.context.close()


def test_an_answer_is_one_request_and_what_is_on_the_screen_says_that_it_was_sent(
    chromium: Browser, tmp_path: Path
) -> None:
    with desk_site(tmp_path) as site:
        page, room = chromium.new_page(), leading(site.desk)
        _join(page, site.learners_side, room.begun.code)
        poll = room.first("multi")
        room.show(poll, "open")
        page.locator("#answer-A").wait_for()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(f"{request.method} {request.url.rpartition('/')[2]}"))
        for letter, words in (
            ("A", "Sent. You can change it."),
            ("C", "Sent. You can change it."),
            ("A", "Sent."),
        ):
            page.locator(f"#answer-{letter}").click()
            expect(page.locator("html")).not_to_have_attribute("data-waiting", "")
            expect(page.locator("main .sent")).to_contain_text(words)
        assert page.evaluate("document.activeElement.id") == "answer-A"
        page.locator("#answer-C").click()
        expect(page.locator("main .sent")).to_have_text("")
        posts = [one for one in asked if one.startswith("POST")]
        assert posts == ["POST answer"] * 4
        assert "GET room" not in asked
        assert room.counts().answered == 0
        page.context.close()


def _join(page: Page, url: str, code: str) -> None:
    page.goto(f"{url}/en/join/{code}")
    page.locator("main form button").click()
    page.locator(".tongues a").first.click()
    page.locator(".room").wait_for()
