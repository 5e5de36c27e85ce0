"""The Jinja environment and page(): a full page or one named block of it."""

import gzip
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import brotli
from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from app import i18n
from app.assets import Assets
from app.config import ROOT, Settings
from app.content.models import Reader
from app.content.recording import Recording
from app.cookies import Cookies
from app.formats import Formatter
from app.i18n import Catalogues, Locale
from app.preferences import Preferences

TEMPLATES = ROOT / "templates"


class Macros:
    """Every macro of templates/ui/ under its own name: pages write `ui.button(...)` and import nothing."""

    def __init__(self, env: Environment) -> None:
        self.env = env
        self.found: dict[str, Callable[..., Markup]] = {}

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name not in self.found:
            self.found[name] = getattr(self.env.get_template(f"ui/{name}.html").module, name)
        return self.found[name]


class Places(NamedTuple):
    """Where the library's things are: the area of a module ("" or "work/"), the address of a recording."""

    area: Callable[[str], str]
    media: Callable[[str, str], str]


class Pages:
    """Makes HTML. Knows languages, assets and settings; asks no database."""

    def __init__(
        self, settings: Settings, assets: Assets, catalogues: Catalogues, cookies: Cookies, places: Places
    ) -> None:
        self.settings, self.assets, self.catalogues, self.cookies = settings, assets, catalogues, cookies
        self.places = places
        self.pictograms = _pictograms(assets.folder / "images" / "pictograms")
        self.env = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=settings.authoring,
            extensions=["jinja2.ext.i18n"],
        )
        self.env.install_gettext_callables(catalogues.gettext, catalogues.ngettext, newstyle=True)  # type: ignore[attr-defined]
        self.env.globals.update(
            ui=Macros(self.env),
            pictogram=self.pictogram,
            asset=assets.url,
            integrity=assets.integrity,
            critical_css=Markup(assets.critical_css),
            site_name=settings.site_name,
            exit_url=settings.exit_url,
            name_in=i18n.name_in,
            day=lambda value: Formatter(i18n.current()).date(value),
            offered=i18n.OFFERED,
            words_of=words_of,
        )

    def render(self, template: str, fragment: str = "", **values: Any) -> str:
        """A page in the current language, or one block of it."""
        found = self.env.get_template(template)
        context = {"locale": i18n.current(), **STANDING, **values}
        if fragment:
            return "".join(found.blocks[fragment](found.new_context(context)))
        return found.render(context)

    def page(
        self,
        request: Request,
        template: str,
        status: int = 200,
        fragment: str = "",
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> HTMLResponse:
        """Answer with a page. The route names the fragment; the header only says that htmx asks for it."""
        swapped = fragment if request.headers.get("hx-request") == "true" else ""
        html = self.render(template, swapped, **(self.surroundings(request) | values))
        locale = i18n.current()
        standing = {"vary": "HX-Request, Accept-Encoding", "content-language": locale.lang}
        coding, body = packed(html.encode(), request.headers.get("accept-encoding", ""))
        coded = {"content-encoding": coding} if coding else {}
        return HTMLResponse(body, status, {**standing, **coded, **(headers or {})})

    def surroundings(self, request: Request) -> dict[str, Any]:
        """What base.html shows of this request: looks, session, the same page in the other languages."""
        return {
            "prefs_class": self.preferences(request).css_class,
            "alternates": alternates(quote(request.scope["path"])),
            "learner": getattr(request.state, "learner", None),
        }

    def preferences(self, request: Request) -> Preferences:
        """How this reader wants pages to look."""
        return Preferences.read(self.cookies.preferences.read(request))

    def macro(self, name: str, *values: Any) -> str:
        """One macro of templates/ui/, in the current language."""
        return str(getattr(self.env.globals["ui"], name)(*values))

    def pictogram(self, name: str) -> Markup:
        """A vendored drawing as inline SVG; a name that is not there is a mistake."""
        return self.pictograms[name]

    def reader(self, locale: Locale, today: date) -> Reader:
        """For whom the library resolves words: this language, today."""
        with i18n.using(locale):
            withheld = self.catalogues.gettext("ask, this may have changed")
        return Reader(
            lang=locale.code,
            today=today,
            formatter=Formatter(locale, withheld),
            links=lambda place: f"/{locale.code}/{self.places.area(place.partition('/')[0])}{place}",
            pictogram=lambda name: str(self.pictograms.get(name, "")),
            media=self.places.media,
            player=partial(self._player, locale),
        )

    def _player(self, locale: Locale, one: Recording) -> str:
        tracks = tuple((i18n.REGISTRY[lang], address) for lang, address in one.captions)
        with i18n.using(locale):
            return self.macro(
                "player", one, tracks, words_of(one.said_in) if one.said_in != locale.code else ""
            )


STANDING: dict[str, Any] = {"prefs_class": "", "alternates": (), "learner": None, "discreet": True}


def came_back(problem: str, retry_after: int = 0) -> dict[str, Any]:
    """With what a form comes back: 200 where nothing is wrong, 429 where everybody must "wait", 422 for all else."""
    headers = {"retry-after": str(retry_after)} if retry_after else None
    return {"status": 429 if problem == "wait" else 422 if problem else 200, "headers": headers}


def alternates(path: str) -> tuple[tuple[Locale, str, str], ...]:
    """The same page in every offered language: the language, the address, its name in the page's own."""
    side, first, _, rest = i18n.parted(path)
    own = i18n.offered(first)
    rest = rest if own else ""
    return tuple(
        (locale, f"{side}/{locale.code}/{rest}", i18n.name_in(locale, own or i18n.current()))
        for locale in i18n.OFFERED
    )


def words_of(lang: str) -> Markup:
    """The attributes of an element whose words are in this language."""
    locale = i18n.REGISTRY[lang]
    return Markup('lang="{}" dir="{}"').format(locale.lang, locale.dir)


def packed(body: bytes, accepted: str) -> tuple[str, bytes]:
    """Quickly compressed: a page of one reader is sent once. Only our pages can ask for it: its size tells nobody."""
    if "br" in accepted:
        return "br", brotli.compress(body, quality=4)
    if "gzip" in accepted:
        return "gzip", gzip.compress(body, 4, mtime=0)
    return "", body


def _pictograms(folder: Path) -> dict[str, Markup]:
    """Our own vendored set is the only SVG that ever reaches a page."""
    return {path.stem: Markup(path.read_text("utf-8").strip()) for path in sorted(folder.glob("*.svg"))}
