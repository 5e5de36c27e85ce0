"""No word of ours reaches a reader untranslated: pages in a pseudo language show what went around translation.

Swedish stands in for it, and the modules come without their Swedish: whatever a page shows outside the marks is either
content in another language, and then says so (`lang`), or a mistake.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns
from xml.etree.ElementTree import Element

import pytest
from babel import Locale as BabelLocale

from app import i18n
from app.config import ROOT
from tests.client import Client, Raw
from tests.conftest import MakeApp, inside
from tests.contract.test_neutral_words import PUBLIC
from tests.fixtures.pseudo import CLOSE, OPEN, pseudo_catalogue
from tests.page_rules import Page

SPOKEN = (
    "aria-label",
    "alt",
    "title",
    "placeholder",
    "data-offline",
    "data-failed",
    "data-wrong",
    "data-wait",
    "data-stop",
)
SWEDISH = i18n.REGISTRY["sv"]
OURS = {"Sec-Fetch-Site": "same-origin"}
LETTER = re.compile(r"[^\W\d_]")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A pseudo catalogue, and the modules without their Swedish."""
    folder = tmp_path_factory.mktemp("pseudo")
    pseudo_catalogue(SWEDISH, folder / "locales")
    copytree(ROOT / "modules", folder / "modules", ignore=ignore_patterns("sv.md", "*.sv.md"))
    return {"locales_dir": folder / "locales", "modules_dir": folder / "modules"}


@pytest.fixture
def pseudo(make_app: MakeApp, make_client: type[Client], folders: dict[str, Path]) -> Client:
    """A client of the product with a pseudo catalogue, and nothing else in its language."""
    return make_client(kind=Raw, to=make_app(**folders))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_word_on_a_page_is_translated_or_says_its_language(pseudo: Client) -> None:
    pages = {place: pseudo.page(pseudo.get(f"/sv/{place}")) for place in (*PUBLIC, "nowhere")}
    found = {place: untranslated(page, {inside_name(pseudo)}) for place, page in pages.items()}
    assert {place: words for place, words in found.items() if words} == {}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_a_learner_sees_with_a_code_is_translated_too(pseudo: Client) -> None:
    shown = pseudo.submit(pseudo.get("/sv/code"), "/sv/code/new", headers=OURS)
    pages = [shown, pseudo.submit(shown, "/sv/code/written", headers=OURS), pseudo.get("/sv/me")]
    pages += [pseudo.get("/sv/me/erase"), pseudo.get("/sv/"), pseudo.get("/sv/l03/a")]
    pages += [pseudo.post("/sv/code", {"code": "1234"}, headers=OURS)]
    for reply in pages:
        assert untranslated(pseudo.page(reply), {inside_name(pseudo)}) == [], reply.url.path


def test_a_word_that_went_around_translation_is_found() -> None:
    good = f'<p>{OPEN}Help{CLOSE}</p><p lang="en">Pay</p>'
    html = f'<html lang="sv"><body>{good}<b>now</b><a aria-label="Go">1</a></body></html>'
    assert untranslated(Page(html, "/sv/", "", ""), set()) == ["now", "aria-label: Go"]


def inside_name(client: Client) -> str:
    """The name of the site, which is a name in every language."""
    return str(inside(client._transport.app).state.settings.site_name)


def untranslated(page: Page, names: set[str]) -> list[str]:
    """The words outside the marks, in the language of the page."""
    found, depth = [], 0
    for element, text in _texts(page.root, "sv"):
        outside = ""
        for part in re.split(f"([{OPEN}{CLOSE}])", text):
            depth += {OPEN: 1, CLOSE: -1}.get(part, 0)
            outside += part if depth == 0 and part != CLOSE else ""
        words = outside.strip()
        if element == "sv" and LETTER.search(words) and words not in names | _names() and not _date(words):
            found.append(words)
    return found + [f"{name}: {value}" for name, value in _spoken(page) if not value.startswith(OPEN)]


def _texts(element: Element, lang: str) -> Iterator[tuple[str, str]]:
    if element.tag in {"style", "script", "title", "template"}:
        return
    inner = element.get("lang", lang)
    yield inner, element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child, inner)
        yield inner, child.tail or ""


def _spoken(page: Page) -> Iterator[tuple[str, str]]:
    for element in page.elements:
        langs = [one.get("lang") for one in (element, *page._above(element)) if one.get("lang")]
        for name in SPOKEN:
            value = element.get(name, "")
            if LETTER.search(value) and langs[0] == "sv":
                yield name, value


def _names() -> frozenset[str]:
    """Names of languages come from CLDR."""
    ours = {name for one in i18n.REGISTRY.values() for name in (one.native, i18n.name_in(one, SWEDISH))}
    return frozenset(BabelLocale("sv").languages.values()) | ours


def _date(words: str) -> bool:
    return re.fullmatch(r"\d{1,2} [a-z]+ \d{4}", words) is not None
