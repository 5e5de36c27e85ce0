"""What a route may ask for, as Annotated dependencies."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.responses import HTMLResponse

from app import i18n
from app.clock import Clock
from app.config import Settings
from app.content.library import Library
from app.content.models import Reader
from app.errors import NotFound
from app.i18n import Locale
from app.pages import Pages


def _settings(request: Request) -> Settings:
    return request.app.state.settings  # type: ignore[no-any-return]


def _clock(request: Request) -> Clock:
    return request.app.state.clock  # type: ignore[no-any-return]


def _library(request: Request) -> Library:
    return request.app.state.library  # type: ignore[no-any-return]


def _pages(request: Request) -> Pages:
    return request.app.state.pages  # type: ignore[no-any-return]


def _locale(lang: str) -> Locale:
    """The language of the address. The locale layer has set it; a language that is not offered has no pages."""
    locale = i18n.offered(lang)
    if locale is None or locale.code != lang:
        raise NotFound
    return locale


def _reader(locale: "CurrentLocale", pages: "CurrentPages", clock: "CurrentClock") -> Reader:
    return pages.reader(locale, clock.today())


CurrentSettings = Annotated[Settings, Depends(_settings)]
CurrentClock = Annotated[Clock, Depends(_clock)]
CurrentLibrary = Annotated[Library, Depends(_library)]
CurrentPages = Annotated[Pages, Depends(_pages)]
CurrentLocale = Annotated[Locale, Depends(_locale)]
CurrentReader = Annotated[Reader, Depends(_reader)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every page in a language is made from. Routes of a language ask for this one thing."""

    request: Request
    locale: Locale
    reader: Reader

    @property
    def pages(self) -> Pages:
        """Makes HTML."""
        return _pages(self.request)

    @property
    def library(self) -> Library:
        """The content."""
        return _library(self.request)

    @property
    def clock(self) -> Clock:
        """The time."""
        return _clock(self.request)

    def page(self, template: str, status: int = 200, fragment: str = "", **values: Any) -> HTMLResponse:
        """Answer with a page, or for htmx with one named block of it."""
        return self.pages.page(self.request, template, status, fragment, **values)


def _asked(request: Request, locale: CurrentLocale, reader: CurrentReader) -> Asked:
    return Asked(request, locale, reader)


CurrentPage = Annotated[Asked, Depends(_asked)]
