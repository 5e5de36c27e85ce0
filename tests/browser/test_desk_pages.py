"""Each page of the desk, and of cards and sharing: axe, large text, large enough to tap, valid for the Nu checker."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.browser.desk_site import desk_site
from tests.browser.desk_walk import desk_walk
from tests.browser.test_accessibility import AXE, ONE, looked_at
from tests.browser.test_overflow import NARROW, in_large_text
from tests.browser.test_validity import CAN_CHECK, keep_page, told_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: ./askel test does it"),
]


@pytest.mark.parametrize("lang", ONE)
def test_every_page_of_the_desk_keeps_the_rules_of_the_house(
    chromium: Browser, tmp_path: Path, lang: str
) -> None:
    found: dict[str, list[str]] = {}
    sent = tmp_path / "sent"
    sent.mkdir()
    with desk_site(tmp_path) as site:
        laptop, phone = (_browser(chromium) for _ in range(2))
        replies = {page: _listening(page) for page in (laptop, phone)}
        for number, (state, page) in enumerate(desk_walk(laptop, phone, site, lang)):
            keep_page(replies[page], sent)
            problems = [*in_large_text(page), *looked_at(page, 2 * number, lang)]
            if problems:
                found[state] = problems
        laptop.context.close()
        phone.context.close()
    assert found == {}, "\n".join(f"{state}: {problems}" for state, problems in found.items())
    assert len(list(sent.iterdir())) > 35
    told = told_of(sent) if CAN_CHECK else []
    assert told == [], "\n".join(told)


def _browser(chromium: Browser) -> Page:
    context: BrowserContext = chromium.new_context(bypass_csp=True, viewport=NARROW, ignore_https_errors=True)  # type: ignore[arg-type]
    context.add_init_script(path=AXE)
    return context.new_page()


def _listening(page: Page) -> list[Response]:
    replies: list[Response] = []
    page.on("response", lambda reply: replies.append(reply))
    return replies
