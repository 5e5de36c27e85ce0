"""From outside nobody sees what this site is about (SAFETY E4, E8): the list is subject_words.toml."""

import re

import pytest
from starlette.types import ASGIApp

from app import i18n
from app.config import ROOT, Settings
from tests.cast import Person
from tests.client import Client
from tests.conftest import inside
from tests.page_rules import text_of
from tests.words import subject_words, title_words

STAFF = re.compile(r"/work/| /desk(?:/|$)")
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PUBLIC = (
    "",
    "l01",
    "l03",
    "l03/a",
    "l09/b",
    "l07",
    "l07/d",
    "l11/c",
    "l14",
    "l14/b",
    "l15",
    "l15/d",
    "help",
    "words",
    "search",
    "safety",
    "settings",
    "code",
    "me",
    "rest",
)


@SQLITE
@pytest.mark.parametrize("locale", i18n.OFFERED, ids=lambda locale: locale.code)
def test_titles_addresses_and_headers_of_pages_are_neutral(client: Client, locale: i18n.Locale) -> None:
    for place in PUBLIC:
        reply = client.get(f"/{locale.code}/{place}")
        page = client.page(reply)
        seen = [text_of(one) for one in page.all("title")]
        seen += [one.get("content", "") for one in page.all("meta") if one.get("name") or one.get("property")]
        seen += [
            one.get(name, "")
            for one in page.elements
            for name in ("name", "action", "formaction", "href", "id")
        ]
        seen += [value for name, value in reply.headers.items() if name != "content-language"]
        assert [words for text in seen if (words := subject_words(text))] == [], place


@SQLITE
@pytest.mark.parametrize("locale", i18n.OFFERED, ids=lambda locale: locale.code)
def test_error_pages_are_neutral_in_every_word(raw: Client, client: Client, locale: i18n.Locale) -> None:
    first = f"/{locale.code}/"
    errors = [
        raw.get(first + "nowhere"),
        raw.request("PUT", first),
        raw.request("POST", first + "code", headers={"Sec-Fetch-Site": "cross-site"}),
        raw.request("POST", first + "code", content=b"x" * 70_000, headers={"Sec-Fetch-Site": "same-origin"}),
    ]
    assert [one.status_code for one in errors] == [404, 405, 403, 413]
    for reply in errors:
        body = client.page(reply).all("body")[0]
        assert subject_words(text_of(body)) == [], reply.status_code


@SQLITE
def test_the_exit_page_is_neutral_in_every_word(amina: Person) -> None:
    assert subject_words(amina.leave().text) == []


@SQLITE
def test_cookies_have_neutral_names(app: ASGIApp) -> None:
    cookies = inside(app).state.cookies
    for cookie in (cookies.session, cookies.preferences):
        assert re.fullmatch(r"(?:__Host-)?[a-z]", cookie.name)


@SQLITE
def test_static_files_are_neutral_in_name_and_content(app: ASGIApp) -> None:
    for name, asset in inside(app).state.assets.files.items():
        assert subject_words(name) + title_words(name) == [], name
        if not name.endswith(".png"):
            assert subject_words(asset.plain.decode("utf-8")) == [], name


@SQLITE
def test_the_style_sheet_is_neutral(app: ASGIApp) -> None:
    assert subject_words(inside(app).state.assets.critical_css) == []


def test_addresses_are_neutral() -> None:
    listed = (ROOT / "tests" / "contract" / "routes.txt").read_text("utf-8").splitlines()
    outside = [line for line in listed if not line.startswith("#") and not STAFF.search(line)]
    assert [line for line in outside if subject_words(line) or title_words(line)] == []


def test_the_name_and_the_exit_are_neutral_as_delivered() -> None:
    settings = Settings()
    assert title_words(settings.site_name) == []
    assert subject_words(settings.exit_url) == []
