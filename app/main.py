"""create_app(): settings, library, layers, routers, error pages. Nobody imports it but the command line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp

from app import error_pages, i18n
from app.assets import Assets
from app.clock import Clock
from app.config import ROOT, Settings
from app.content.languages import Language
from app.content.loader import load
from app.cookies import Cookies
from app.db import Roads, make_engine
from app.i18n import Catalogues, LocaleLayer
from app.learners import routes as learners
from app.learning import routes as learning
from app.pages import Pages
from app.security.gate import Gate
from app.security.headers import style_hash
from app.sweeping import sweeping

LANGUAGES = {
    locale.code: Language(locale.code, locale.dir, locale.lang, locale.fallback)
    for locale in i18n.REGISTRY.values()
}


def create_app(settings: Settings, clock: Clock | None = None) -> ASGIApp:
    """The whole product as one ASGI application. Tests bring a clock of their own."""
    assets = Assets(ROOT / "static")
    cookies = Cookies.build(secure=not settings.allow_http)
    pages = Pages(settings, assets, Catalogues(settings.locales_dir), cookies)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    app.state.settings, app.state.clock, app.state.pages = settings, clock or Clock(settings.clock), pages
    app.state.assets, app.state.cookies, app.state.engine = assets, cookies, make_engine(settings.url)
    app.state.roads = Roads(app.state.engine)
    app.state.library, _ = load(settings.modules_dir, LANGUAGES, settings.data_dir / "cache")
    learning.install_hot_roads(app)
    app.add_route("/static/{version}/{path:path}", assets.serve)
    learners.install(app)
    app.include_router(learning.router)
    error_pages.install(app, pages)
    app.add_middleware(LocaleLayer)
    return Gate(app, settings, style_hash(assets.critical_css), error_pages.refusals(pages))


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with sweeping(app):
        yield
    app.state.roads.close()
    app.state.engine.dispose()
