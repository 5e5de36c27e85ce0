"""Nothing scrolls on a projector: every step of every module, in one language and in two, measured in Chromium."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from starlette.requests import Request

from app import i18n
from app.config import Settings
from app.gathering.hosting.access import hostable
from app.gathering.models import LECTURE, MODULE, VISIT
from app.gathering.screens.access import Screen, shown
from app.gathering.screens.fitting import Fit
from app.gathering.stage import ANSWERED, COUNTED, PARTS, Result, Stage, State
from app.handouts.qr import qr_svg
from app.main import create_app
from tests.browser.conftest import free_port, served
from tests.conftest import inside
from tests.fixtures import shared
from tests.fixtures.clocks import HandClock
from tests.fixtures.compiled import share_compiled
from tests.fixtures.migrated import migrated_url

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
LANGUAGES = ("en", "fi", "sv", "ar")
ALL = [*((one,) for one in LANGUAGES), *combinations(LANGUAGES, 2)]
USUAL = [("fi",), ("ar",), ("en", "fi"), ("fi", "ar")]
CHOSEN = ALL if os.environ.get("ASKEL_ALL") else USUAL
SIZES = ((1280, 720), (1920, 1080)) if os.environ.get("ASKEL_ALL") else ((1280, 720),)
"""A screen is drawn in parts of its height, so that a larger one differs by rounding alone."""
TIGHT = 2
"""Of 28.7 parts of the height. Where the reckoning leaves less, all languages are measured; elsewhere one by turn."""
PUT = """html => {
  const next = new DOMParser().parseFromString(html, "text/html");
  const root = document.documentElement;
  for (const name of ["lang", "dir"]) root.setAttribute(name, next.documentElement.getAttribute(name));
  document.body.replaceChildren(...next.body.childNodes);
  const wrong = [...document.querySelectorAll(".columns *, .join, .along *, .beside")].filter((one) => {
    const { bottom, left, right, width } = one.getBoundingClientRect();
    return width && !one.closest(".hidden-text") && (bottom > innerHeight || left < -1 || right > innerWidth + 1);
  });
  const scrolls = root.scrollHeight > innerHeight || root.scrollWidth > innerWidth;
  return wrong.map((one) => `${one.tagName} ${one.getAttribute("class")}`).concat(scrolls ? ["it scrolls"] : []);
}"""


@dataclass(frozen=True)
class Projector:
    """The product, and a page that its screens are put on."""

    app: Any
    page: Page

    def shown(self, stage: Stage) -> dict[str, Any]:
        """What stands beside the code, in which size."""
        screen = Screen("x" * 43, stage.id, stage)
        with i18n.using(screen.locales[0]):
            return shown(Request({"type": "http", "app": self.app, "headers": []}), screen)

    def html(self, stage: Stage, shown: dict[str, Any] | None = None) -> str:
        """The screen of this stage."""
        screen = Screen("x" * 43, stage.id, stage)
        with i18n.using(screen.locales[0]):
            html: str = self.app.state.pages.render(
                "gathering/screen.html",
                discreet=False,
                secret=screen.secret,
                groups=["4417", "0936"],
                place="askel.example/join",
                picture=_way_in,
                **(shown or self.shown(stage)),
            )
        return html

    def stages(self, screen: str) -> Iterator[Stage]:
        """Everything that can be shown."""
        library = self.app.state.library
        for code in hostable(library):
            for item, known in library.shapes[code].items.items():
                for ballot in ("open", "revealed") if known.kind in COUNTED else ("none",):
                    results = _counted(known.option_ids) if ballot == "revealed" else {}
                    yield Stage(b"i", 9, MODULE, code, State("running", item, ballot, screen=screen), results)
        for kind in (LECTURE, VISIT):
            for part in PARTS[kind]:
                yield Stage(b"i", 9, kind, "", State("running", part, screen=screen))
        yield Stage(b"i", 1, MODULE, "l03", State(screen=screen))
        soon = self.app.state.clock.seconds() + 3599
        yield Stage(
            b"i", 5, MODULE, "l03", State("running", "", on_break=True, timer_ends_at=soon, screen=screen)
        )


@cache
def _way_in(label: str) -> str:
    """The picture at the code, drawn once."""
    return qr_svg("https://askel.example/fi/join/44170936", label)


def _counted(options: Sequence[str]) -> dict[str, Result]:
    """What phones and hands chose, and how many phones answered."""
    chosen = {option: Result(n * 7 % 12, n) for n, option in enumerate(options)}
    return {**chosen, ANSWERED: Result(sum(one.count for one in chosen.values()))}


@pytest.fixture
def projector(tmp_path: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Projector]:
    """One of its pages is open, with its style sheets; its scripts are not."""
    share_compiled(tmp_path)
    shared.share(monkeypatch)
    settings = Settings(data_dir=tmp_path, database_url=migrated_url("sqlite", tmp_path))
    app, port = create_app(settings, HandClock()), free_port()
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    made = Projector(inside(app), page)
    with served(app, port):
        first = made.html(next(made.stages("en")))
        page.route("**/screen/**", lambda route: route.fulfill(body=first, content_type="text/html"))
        page.goto(f"http://localhost:{port}/screen/x")
        yield made
        context.close()
    state = inside(app).state
    for opened in (state.roads, state.lane, state.press):
        opened.close()
    state.engine.dispose()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_nothing_scrolls_on_any_step(projector: Projector, size: tuple[int, int]) -> None:
    projector.page.set_viewport_size({"width": size[0], "height": size[1]})
    wrong = {
        (stage.module, stage.state.step, stage.state.ballot, stage.state.screen): found
        for stage, html in _measured(projector)
        if (found := projector.page.evaluate(PUT, html))
    }
    assert wrong == {}


def _measured(projector: Projector) -> Iterator[tuple[Stage, str]]:
    """Every stage in one of the chosen languages or pairs, each by turn; those that are nearly full in all."""
    for turn, languages in enumerate(CHOSEN):
        for number, stage in enumerate(projector.stages(" ".join(languages))):
            there = projector.shown(stage)
            if CHOSEN is ALL or number % len(CHOSEN) == turn or _nearly_full(stage, there["fit"]):
                yield stage, projector.html(stage, there)


def _nearly_full(stage: Stage, fit: Fit) -> bool:
    """Or its size is not reckoned at all, as that of the waiting room is not."""
    return fit.spare < TIGHT or stage.kind != MODULE or not stage.state.step
