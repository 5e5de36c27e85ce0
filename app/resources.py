"""What a route may ask for, as Annotated dependencies."""

from typing import Annotated

from fastapi import Depends, Request

from app import i18n
from app.clock import Clock
from app.config import Settings
from app.content.library import Library
from app.content.models import Reader
from app.errors import NotFound
from app.i18n import Locale
from app.pages import Pages


def _settings(request: Request) -> Settings:
    return request.app.state.settings


def _clock(request: Request) -> Clock:
    return request.app.state.clock


def _library(request: Request) -> Library:
    return request.app.state.library


def _pages(request: Request) -> Pages:
    return request.app.state.pages


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
