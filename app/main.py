"""create_app(): settings, library, layers, routers, error pages. Nobody imports it but the command line."""

import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from app import error_pages, i18n
from app.accounts import routes as accounts
from app.assets import Assets
from app.clock import Clock
from app.coaching import routes as coaching
from app.config import ROOT, Settings
from app.content.languages import Language
from app.content.library import Library
from app.content.loader import HELD_BACK, load
from app.cookies import Cookies
from app.db import make_engine
from app.gathering import routes as gathering
from app.i18n import Catalogues, LocaleLayer
from app.learners import routes as learners
from app.learning import routes as learning
from app.learning.lessons.shelf import area_of
from app.media import Media
from app.pages import Pages, Places
from app.practice import routes as practice
from app.practice.tools.shelf import TOOLS
from app.roads import Roads
from app.security.gate import Gate
from app.security.headers import style_hash
from app.sweeping import sweeping

log = logging.getLogger("askel")
SWITCH_SECONDS = 0.001
"""So long, and not Python's 0.005, a thread that writes waits for the event loop after each statement: everybody
else waits with it."""
UNWATCHED: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""Whatever the environment asks for: nobody's requests are traced (SAFETY N1)."""
LANGUAGES = {
    locale.code: Language(locale.code, locale.dir, locale.lang, locale.fallback)
    for locale in i18n.REGISTRY.values()
}


def create_app(settings: Settings, clock: Clock | None = None) -> ASGIApp:
    """The whole product as one ASGI application. Tests bring a clock of their own."""
    assets = Assets(ROOT / "static")
    cookies = Cookies.build(secure=not settings.allow_http)
    library = _library(settings)
    media = Media(library, settings.modules_dir)
    places = Places(partial(area_of, library), media.url)
    pages = Pages(settings, assets, Catalogues(settings.locales_dir), cookies, places)
    app = FastAPI(
        lifespan=_lifespan,
        telemetry=UNWATCHED,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,  # the framework's own redirects name the host that was asked for, and carry queries on
    )
    app.state.settings, app.state.clock, app.state.pages = settings, clock or Clock(settings.clock), pages
    app.state.assets, app.state.cookies, app.state.engine = assets, cookies, make_engine(settings.url)
    app.state.roads = Roads(app.state.engine)
    app.state.library = library
    learning.install_hot_roads(app)
    gathering.install_hot_roads(app)
    app.add_route("/media/{name}", media.serve)
    app.add_route("/health", _health)
    app.add_route("/static/{version}/{path:path}", assets.serve)
    learners.install(app)
    practice.install(app)
    accounts.install(app)
    gathering.install(app)
    app.include_router(coaching.router)
    app.include_router(learning.router)
    error_pages.install(app, pages)
    # outside of everything that can fail, so that a page about a failure has the reader's language, too
    road = gathering.asking_road(learning.lesson_road(LocaleLayer(app), app.state), app.state)
    return Gate(road, settings, style_hash(assets.critical_css), error_pages.refusals(pages))


async def _health(request: Request) -> Response:
    """For whoever watches the machine: 200 while the database answers."""
    await request.app.state.roads.read(lambda connection: connection.exec_driver_sql("SELECT 1"))
    return Response("ok", media_type="text/plain")


def _library(settings: Settings) -> Library:
    """All modules. An author sees what is wrong in the log, and readers the last good version."""
    held_back = frozenset() if settings.show_unreviewed_legal else HELD_BACK
    cache = settings.data_dir / "cache"
    library, found = load(
        settings.modules_dir, LANGUAGES, cache, frozenset(TOOLS), held_back, settings.authoring
    )
    for diagnostic in found if settings.authoring else ():
        log.warning("%s", diagnostic)
    return library


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    # What was built at the start stays to the end: the garbage collector need not look through it again and again.
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        async with sweeping(app):
            yield
    finally:
        app.state.watchers.close()
        app.state.roads.close()
        app.state.lane.close()
        app.state.press.close()
        app.state.engine.dispose()
