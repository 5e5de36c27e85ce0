"""What comes is little and in few pieces. (test_walks.py sees that all of it is ours, and that nothing complains.)"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.product import Product
from tests.browser.steps import opened, settled
from tests.browser.walk import press

pytestmark = pytest.mark.browser
VIEW_BYTES, VIEW_REQUESTS, AGAIN_BYTES, SCRIPT_BYTES = 50_000, 12, 15_000, 25_000


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone that has never been here."""
    context = chromium.new_context(viewport={"width": 360, "height": 640}, ignore_https_errors=True)
    yield context.new_page()
    context.close()


@dataclass
class Traffic:
    """What went over the line, as the browser counts it: headers and packed bodies, nothing from its cache."""

    bytes: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def watch(self, page: Page) -> None:
        """Count from now on."""
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on(
            "Network.requestWillBeSent",
            lambda event: self._begun(event["requestId"], event["request"]["url"]),
        )
        line.on(
            "Network.loadingFinished",
            lambda event: self._done(event["requestId"], event["encodedDataLength"]),
        )

    def _begun(self, number: str, url: str) -> None:
        self.names[number] = url

    def _done(self, number: str, length: float) -> None:
        url = self.names.get(number, number)
        self.bytes[url] = self.bytes.get(url, 0) + int(length)

    def taken(self) -> dict[str, int]:
        """What came since the last time, by address."""
        found, self.bytes = {url: size for url, size in self.bytes.items() if size}, {}
        return found


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
@pytest.mark.parametrize("path", ["", "l03/a", "help"])
def test_a_first_view_is_small_and_the_next_one_smaller(
    page: Page, product: Product, path: str, lang: str
) -> None:
    traffic = Traffic()
    traffic.watch(page)
    opened(page, f"{product.url}/{lang}/{path}")
    page.wait_for_load_state("networkidle")
    first = traffic.taken()
    page.goto("about:blank")
    opened(page, f"{product.url}/{lang}/{path}")
    page.wait_for_load_state("networkidle")
    again = traffic.taken()
    scripts = sum(size for url, size in first.items() if "/js/" in url)
    whole, rest = sum(first.values()), sum(again.values())
    print(f"\n/{lang}/{path}: {len(first)} requests, {whole} bytes, scripts {scripts}; again {rest}")
    assert len(first) <= VIEW_REQUESTS
    assert whole <= VIEW_BYTES
    assert scripts <= SCRIPT_BYTES
    assert rest <= AGAIN_BYTES


def test_moving_on_fetches_the_page_and_nothing_else(page: Page, product: Product) -> None:
    opened(page, product.url + "/ar/l03")
    page.wait_for_load_state("networkidle")
    traffic = Traffic()
    traffic.watch(page)
    press(page, 'main a[href="/ar/l03/b"]')
    settled(page)
    page.wait_for_timeout(300)
    taken = traffic.taken()
    print(f"\n/ar/l03/b by a link: {taken}")
    assert [url for url in taken if "/js/" not in url] == [f"{product.url}/ar/l03/b"]
    assert sum(taken.values()) <= AGAIN_BYTES
