"""The poster for a staff room: languages and a size are chosen, one sheet comes, and nothing is kept."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, ignore_patterns

import httpx
import pytest

from app.config import ROOT
from app.handouts.limits import TooLong
from tests.client import Client
from tests.conftest import MakeApp
from tests.fixtures.clocks import HandClock
from tests.unit.handouts.reading import lines_of, poppler
from tests.words import subject_words

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HERE = "/en/work/poster"
TEN = ["fi", "sv", "en", "ar", "ru", "uk", "th", "vi", "ne", "bn"]


def chosen(client: Client, reply: httpx.Response) -> list[str]:
    """The languages that are ticked."""
    boxes = (one for one in client.page(reply).all("input") if one.get("type") == "checkbox")
    return [one.get("value", "") for one in boxes if "checked" in one.attrib]


def test_ten_languages_are_offered_in_their_own_script_and_all_are_ticked(client: Client) -> None:
    reply = client.get(HERE)
    assert chosen(client, reply) == TEN
    for shown in (
        '<span lang="th" dir="ltr">ไทย</span>',
        '<span lang="ar" dir="rtl">العربية</span>',
        "(Nepali)",
    ):
        assert shown in reply.text
    assert client.page(reply).said("title") == "Poster for the staff room - Askel"


def test_the_page_says_how_old_the_numbers_are_and_which_words_are_drafts(client: Client) -> None:
    said = client.page(client.get(HERE)).said()
    assert "Numbers checked on 20 November 2026." in said
    assert "Not yet confirmed by a second person." in said
    assert "Not yet checked by a reader of the language: Finnish, Swedish, Arabic" in said
    assert "Ask somebody who knows the language to read it first." in said


def test_a_poster_holds_the_chosen_languages_alone(client: Client, tmp_path: Path) -> None:
    reply = client.post(
        HERE, [("lang", "fi"), ("lang", "ru"), ("lang", "xx"), ("size", "a3"), ("paper", "poster")]
    )
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    words = " ".join(lines_of(reply.content, tmp_path))
    assert "Sinulla on oikeuksia työssä." in words
    assert "У вас есть права на работе." in words
    assert "You have rights at work." not in words
    info = poppler("pdfinfo", reply.content, tmp_path)
    assert "(A3)" in info
    assert "Title:           Paper 1\n" in info
    assert subject_words(info) == []


def test_without_a_language_the_form_says_what_is_missing(client: Client) -> None:
    reply = client.post(HERE, [("size", "a3"), ("paper", "poster")], status=422)
    assert 'href="#lang.fi"' in reply.text
    (said,) = [one for one in client.page(reply).all("p") if one.get("id") == "lang-missing"]
    assert "Please choose at least one language" in "".join(said.itertext())
    assert '<option value="a3" selected>' in reply.text


def test_the_choice_comes_along_into_another_language_of_the_page(client: Client) -> None:
    page = client.post(HERE, [("lang", "th"), ("size", "a3")])
    finnish = client.submit(page, "/fi/work/poster")
    assert chosen(client, finnish) == ["th"]


def test_a_number_past_its_day_is_left_out_and_the_page_says_so(
    client: Client, clock: HandClock, tmp_path: Path
) -> None:
    assert "too old to print" not in client.get(HERE).text
    clock.forward(days=60)
    assert "too old to print" in client.get(HERE).text
    reply = client.post(HERE, [("lang", "en"), ("paper", "poster")])
    words = " ".join(lines_of(reply.content, tmp_path))
    assert "0295 016 620" not in words
    assert "112" in words


def test_a_poster_that_cannot_be_made_gives_the_form_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> bytes:
        raise TooLong

    monkeypatch.setattr("app.practice.papers.access.printed", refused)
    reply = client.post(HERE, [("lang", "en"), ("paper", "poster")], status=413)
    assert "The paper could not be made." in reply.text
    assert 'value="en" checked' in reply.text


@pytest.mark.parametrize(("words", "place"), [("poster", "poster"), ("risk", "risk")])
def test_a_site_without_the_words_has_neither_poster_nor_check(
    make_app: MakeApp, make_client: Callable[..., Client], tmp_path: Path, words: str, place: str
) -> None:
    modules = copytree(ROOT / "modules", tmp_path / "modules", ignore=ignore_patterns(f"{words}.*"))
    site = make_client(to=make_app(modules_dir=modules))
    site.get(f"/en/work/{place}", status=404)
    site.post(f"/en/work/{place}", [("lang", "en"), ("paper", "visit")], status=404)


def test_the_shelf_of_staff_leads_to_the_check_and_the_poster(client: Client) -> None:
    shelf = client.get("/en/work/").text
    assert 'href="/en/work/risk"' in shelf
    assert 'href="/en/work/poster"' in shelf
    assert list(client.jar) == []
