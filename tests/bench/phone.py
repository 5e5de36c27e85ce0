"""What a lesson costs a learner's phone: slow 3G, a processor four times slower, a real Chromium."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, sync_playwright

from app import i18n
from tests.bench.servers import fresh_settings, product
from tests.bench.table import Row

BITS_PER_SECOND = 400_000
LATENCY_MS = 400
SLOWER = 4
SETTLED_MS = 4000
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
PAINTS = """
window.paints = {first: 0, largest: 0}
new PerformanceObserver((list) => { for (const one of list.getEntries()) paints.first = one.startTime })
  .observe({type: 'paint', buffered: true})
new PerformanceObserver((list) => { for (const one of list.getEntries()) paints.largest = one.startTime })
  .observe({type: 'largest-contentful-paint', buffered: true})
"""
KOLIBRI, IOGT = 28.0, 2.3
"""Seconds to the largest paint of a lesson there, on the same phone and line (PERFORMANCE)."""


@dataclass
class View:
    """What came over the line for one view, and when something was to be seen."""

    bytes: list[int] = field(default_factory=list)
    first: float = 0
    largest: float = 0

    @property
    def total(self) -> int:
        """All bytes, headers too."""
        return sum(self.bytes)


def measure(rounds: int) -> Iterator[Row]:
    """A first view with nothing kept, and a second one, of a lesson in each language."""
    found: dict[str, list[tuple[View, View]]] = {}
    with (
        tempfile.TemporaryDirectory(prefix="askel-bench-") as place,
        sync_playwright() as playwright,
        product(fresh_settings(Path(place) / "data"), free=True) as server,
    ):
        browser = playwright.chromium.launch(executable_path=_chromium(), args=[*FLAGS])
        for _ in range(rounds):
            for locale in i18n.OFFERED:
                context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2)
                views = _views(context, f"http://{server.host}/{locale.code}/l03/b")
                found.setdefault(locale.code, []).append(views)
                context.close()
        browser.close()
    for lang, views in found.items():
        yield from _rows(lang, views)


def _views(context: BrowserContext, address: str) -> tuple[View, View]:
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    speed = BITS_PER_SECOND / 8
    limits = {"latency": LATENCY_MS, "downloadThroughput": speed, "uploadThroughput": speed, "offline": False}
    line.send("Network.emulateNetworkConditions", limits)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(PAINTS)
    first = _view(page, line, address)
    page.goto("about:blank")
    return first, _view(page, line, address)


def _view(page: Page, line: CDPSession, address: str) -> View:
    view = View()

    def count(event: dict[str, Any]) -> None:
        view.bytes.append(int(event["encodedDataLength"]))

    line.on("Network.loadingFinished", count)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(SETTLED_MS)  # whatever scripts still ask for comes along
    line.remove_listener("Network.loadingFinished", count)
    paints = page.evaluate("paints")
    view.first, view.largest = paints["first"] / 1000, paints["largest"] / 1000
    return view


def _rows(lang: str, views: list[tuple[View, View]]) -> Iterator[Row]:
    first, repeat = [one for one, _ in views], [other for _, other in views]
    largest = median(view.largest for view in first)
    yield Row(
        f"phone, {lang}: largest paint of a lesson, cold",
        f"{largest:.2f} s (first paint {median(view.first for view in first):.2f} s), "
        f"{KOLIBRI / largest:.0f} x sooner than Kolibri, {IOGT / largest:.1f} x than IoGT",
        "<= 1.0 s, >= 25 x, >= 2.2 x",
    )
    for what, seen, target in (
        ("whole first view", first[0], "<= 50 kB, <= 12 requests"),
        ("repeat view", repeat[0], "<= 15 kB"),
    ):
        yield Row(f"phone, {lang}: {what}", f"{seen.total / 1000:.1f} kB, {len(seen.bytes)} requests", target)


def _chromium() -> str | None:
    named = os.environ.get("ASKEL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    return named or shutil.which("google-chrome")
