"""Which group session a projector shows, and its page: the step large, in one language or two, and how to join."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app import i18n
from app.errors import NotFound
from app.gathering.access import ask_again, stage_now, told_to
from app.gathering.codes import drawn, join_code
from app.gathering.queries import projected
from app.gathering.scene import Scene
from app.gathering.screens.blocks import blocks_of, line_of
from app.gathering.screens.fitting import DRAWING, Fit, Words, fit_of
from app.gathering.screens.queries import seed_of
from app.gathering.stage import MOST_ON_SCREEN, PARTS, Stage, stones_of
from app.i18n import Locale
from app.learners.codes import grouped
from app.pages import Pages
from app.security.origin import learner_origin

LINK = re.compile(r"</?a\b[^>]*>")
POLL, PILES, PILE, RIGHT = (7,) * 6, (4,) * 6, (2,), (2, 8)
"""Words about a poll that is open; words before the names of piles, and the room around each of these; the sign and
the word at a right answer."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What one secret opens now."""

    secret: str
    gathering_id: bytes
    stage: Stage

    @property
    def locales(self) -> Sequence[Locale]:
        """Its languages; that of the reader where none was chosen."""
        chosen = [i18n.offered(code) for code in self.stage.state.screen.split()]
        return [one for one in chosen if one][:MOST_ON_SCREEN] or [i18n.current()]


async def screen_of(request: Request) -> Screen:
    """The screen of this address. A secret that opens nothing is like any unknown address: NotFound."""
    state, secret = request.app.state, request.path_params["secret"]
    now = state.clock.seconds()
    found = await state.roads.read(lambda connection: projected(connection, secret, now))
    stage = await stage_now(state, found, told_to(request)) if found else None
    if found is None or stage is None or stage.state.phase == "closed":
        raise NotFound
    return Screen(secret, found, stage)


async def screen_page(request: Request, screen: Screen) -> HTMLResponse:
    """The page, in the first of its languages."""
    state = request.app.state
    seed = await state.roads.read(lambda connection: seed_of(connection, screen.gathering_id))
    if seed is None:
        raise NotFound
    code = join_code(state.secrets, seed)
    first = screen.locales[0]
    origin = learner_origin(request.headers["host"], state.settings)
    with i18n.using(first):
        page: HTMLResponse = state.pages.page(
            request,
            "gathering/screen.html",
            discreet=False,
            learner=None,
            secret=screen.secret,
            groups=grouped(code).split(),
            place=f"{origin}/join".partition("://")[2],
            picture=lambda label: drawn(f"{origin}/{first.code}/join/{code}", label),
            **shown(request, screen),
        )
    ask_again(request, page, f"/screen/{screen.secret}")
    return page


def shown(request: Request, screen: Screen) -> dict[str, Any]:
    """What stands beside the code: a column a language, each with words of its own."""
    state, stage = request.app.state, screen.stage
    found = [(locale, state.scenes.shown(locale, stage)) for locale in screen.locales]
    scenes = [(locale, unlinked(scene) if scene else None) for locale, scene in found]
    there = [scene for _, scene in scenes if scene]
    values = {"stage": stage, "state": stage.state, "part": stage.part}
    fit = fit_of([words_of(scene) for scene in there] or [Words()], bars=stage.state.shows_counts)
    columns = [
        _column(state.pages, locale, scene, {**values, "fit": fit})
        for locale, scene in scenes
        if scene or not there
    ]
    if values["part"]:
        fit = fit_of([words_in(html) for _, html in columns])
    return {
        **values,
        "fit": fit,
        "now": state.clock.seconds(),
        "drawing": there[0].item.pictogram if there and fit.spare >= DRAWING else "",
        "stones": there[0].stones if there else stones_of(PARTS.get(stage.kind, ()), stage.part),
        "columns": columns,
        "thanks": [_said(state.pages, locale, "thanks") for locale, _ in scenes],
    }


def unlinked(scene: Scene) -> Scene:
    """The same with options that lead nowhere, as nothing on a projector does. Its body is cut to blocks without
    links."""
    answers = (
        replace(one, option=replace(one.option, html=LINK.sub("", one.option.html))) for one in scene.answers
    )
    return replace(scene, answers=tuple(answers))


def words_of(scene: Scene) -> Words:
    """How much there is to read in one language. Room for what is said about a poll is kept from the beginning."""
    right = scene.scored and scene.shows_counts
    options = tuple(
        line_of(one.option.html) + (RIGHT if right and one.option.correct else ()) for one in scene.answers
    )
    piles = [line_of(pile.html) + PILE for pile in scene.item.piles]
    poll = (POLL,) if scene.votes and not scene.shows_counts else ()
    notes = (sum(piles, PILES),) if piles else poll
    return Words(line_of(scene.item.title), blocks_of(scene.item.body), options, notes)


def words_in(html: str) -> Words:
    """The same of what stands in a template: all of it stays."""
    return Words(notes=tuple(line for block in blocks_of(html) for row in block.lines for line in row))


def _column(
    pages: Pages, locale: Locale, scene: Scene | None, values: Mapping[str, Any]
) -> tuple[Locale, str]:
    fit: Fit = values["fit"]
    body = blocks_of(scene.item.body) if scene else ()
    said = {
        "scene": scene,
        "body": "".join(block.html for block in body[: fit.blocks]),
        "cut": len(body) > fit.blocks,
    }
    return _said(pages, locale, "", **values, **said)


def _said(pages: Pages, locale: Locale, what: str, **values: Any) -> tuple[Locale, str]:
    with i18n.using(locale):
        return locale, pages.render("gathering/_screen_words.html", what=what, **values)
