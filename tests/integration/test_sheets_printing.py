"""Papers for a talk and for a visit: read in the language of the page, printed in any, neutral outside."""

import pytest

from app import i18n
from app.errors import TooMany
from app.gathering.sheets.papers import SHEETS
from app.handouts.finish import page_count
from app.handouts.press import Press
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HERE = "/desk/en/sessions/sheets"


@SQLITE
@pytest.mark.parametrize("locale", i18n.OFFERED, ids=lambda locale: locale.code)
def test_each_paper_is_one_page_in_a_neutral_file(desk_client: DeskClient, locale: i18n.Locale) -> None:
    chen = desk_client(CHEN)
    for name in SHEETS:
        made = chen.post(HERE, {"lang": locale.code, "sheet": name})
        assert made.headers["content-type"] == "application/pdf"
        assert made.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
        assert f"/Lang({locale.lang})".encode() in made.content.replace(b"/Lang (", b"/Lang(")
        assert b"Askel" not in made.content
        assert page_count(made.content) == 1, name


@SQLITE
def test_all_papers_can_be_read_on_the_page(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    page = chen.page(chen.get(HERE))
    assert len(page.all("details")) >= len(SHEETS)
    for words in ("A guest comes to us", "Before the visit", "Whom can I ask?", "My own question"):
        assert words in page.said()


@SQLITE
def test_the_page_asks_for_no_words_and_no_pictures(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    page = chen.page(chen.get(HERE))
    assert page.all("textarea", "input") == []
    assert [one.get("name") for one in page.all("select")] == ["lang"]


@SQLITE
def test_a_paper_that_there_is_not_is_not_found(desk_client: DeskClient) -> None:
    desk_client(CHEN).post(HERE, {"lang": "en", "sheet": "party"}, status=404)


@SQLITE
def test_an_unknown_language_gives_that_of_the_page(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    unknown = chen.post("/desk/fi/sessions/sheets", {"lang": "xx", "sheet": "visit-after"})
    assert unknown.content == chen.post(HERE, {"lang": "fi", "sheet": "visit-after"}).content


@SQLITE
def test_a_busy_press_keeps_the_language(desk_client: DeskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> bytes:
        raise TooMany(1)

    monkeypatch.setattr(Press, "printed", busy)
    chen = desk_client(CHEN)
    page = chen.page(chen.post(HERE, {"lang": "ar", "sheet": "visit-before"}, status=429))
    assert "Many people are printing now" in page.said()
    assert [one.get("value") for one in page.all("option") if "selected" in one.attrib] == ["ar"]
