"""A desk in real Chromium: the product under the name localhost, which passkeys want, and the people who use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from app.config import Settings
from app.main import create_app
from tests.browser.conftest import free_port, served
from tests.conftest import inside
from tests.fixtures import shared
from tests.fixtures.clocks import HandClock
from tests.fixtures.compiled import share_compiled
from tests.fixtures.migrated import migrated_url
from tests.unit.accounts.desk import Desk, peopled_desk

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass(frozen=True)
class DeskSite:
    """Where the desk is, in English, and who is there."""

    url: str
    desk: Desk
    cookie_name: str

    @property
    def learners_side(self) -> str:
        """Where learners come in, without the last slash."""
        return self.url.partition("/desk/")[0]

    def in_language(self, lang: str) -> "DeskSite":
        """The same desk in another language."""
        return replace(self, url=f"{self.learners_side}/desk/{lang}")

    def sign_in(self, page: Page, email: str) -> None:
        """Somebody wholly in, without the way through the door."""
        # to take a __Host- cookie from outside, Chromium wants https; it sends it to http://localhost all the same
        cookie = {"name": self.cookie_name, "value": self.desk.cookie(email), "url": "https://localhost/"}
        page.context.add_cookies([{**cookie, "secure": True, "httpOnly": True, "sameSite": "Strict"}])


@contextmanager
def desk_site(folder: Path) -> Iterator[DeskSite]:
    """Eero, Chen and Dalia at a desk of their own. The clock stands until it is moved."""
    share_compiled(folder)
    with pytest.MonkeyPatch.context() as patch:
        shared.share(patch)
        shared.hash_quickly(patch)
        yield from _running(folder)


def _running(folder: Path) -> Iterator[DeskSite]:
    port, clock = free_port(), HandClock()
    settings = Settings(data_dir=folder, database_url=migrated_url("sqlite", folder), port=port)
    app = create_app(settings, clock)
    state = inside(app).state
    with peopled_desk(settings.url, clock, state.secrets) as desk, served(app, port):
        yield DeskSite(f"http://localhost:{port}/desk/en", desk, state.cookies.desk.name)
    state.roads.close()
    state.lane.close()
    state.press.close()
    state.engine.dispose()


def with_passkeys(page: Page) -> Page:
    """The page on a device that makes passkeys without asking anybody."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page
