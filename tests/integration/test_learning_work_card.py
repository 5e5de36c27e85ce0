"""The guide card of staff: two languages side by side, an answer without scripts, two papers; nothing is kept."""

import logging
from collections.abc import Callable
from pathlib import Path
from re import findall
from shutil import copytree, ignore_patterns

import httpx
import pytest
from sqlalchemy import Engine

from app.config import ROOT
from app.errors import TooMany
from tests.cast import Person
from tests.client import Client
from tests.conftest import MakeApp
from tests.fixtures.databases import rows_of
from tests.unit.handouts.reading import lines_of, poppler
from tests.words import subject_words

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
QUESTIONS = 20
CHECKED = r"Checked on \d{1,2} \w+ \d{4}\. Not yet confirmed by a second person\."
WEIGH = {"beside": "ar", "do": "weigh"}


def at(lang: str = "en") -> str:
    """The address of the card."""
    return f"/{lang}/work/card"


def sent(client: Client, fields: dict[str, str], status: int = 200) -> httpx.Response:
    """A form as the page would not send it."""
    return client.post(at(), list(fields.items()), status=status)


def weighed(client: Client, answers: dict[str, str]) -> str:
    """What the page says of answers without scripts."""
    reply = sent(client, WEIGH | {f"s.{name}": one for name, one in answers.items()})
    return client.page(reply).said("result")


def paper(client: Client, name: str, beside: str = "ar", lang: str = "en") -> httpx.Response:
    """A paper of the page."""
    reply = client.submit(client.get(at(lang)), at(lang), {"beside": beside}, press=f"paper={name}")
    assert reply.headers["content-type"] == "application/pdf"
    return reply


def test_the_card_stands_on_the_shelf_of_staff(client: Client) -> None:
    assert f'href="{at()}"' in client.get("/en/work/").text
    page = client.get(at())
    assert "<title>Guide card - Askel</title>" in page.text
    assert "/out" not in page.text


def test_it_says_what_to_notice_how_to_act_and_whom_to_consult(client: Client) -> None:
    page = client.page(client.get(at()))
    headings = [one.text for one in page.all("h2")]
    assert headings[:2] == ["What you may notice", "How to act"]
    assert headings[-2:] == ["Whom you can consult", "In danger now"]
    said = page.said()
    for words in (
        "bound to secrecy",
        "Any question can be skipped",
        "One yes, or two maybes",
        "name the client",
    ):
        assert words in said, words
    for number in ("+358 2954 63177", "116 006", "112"):
        assert number in said, number


def test_it_says_who_owns_it_which_version_it_is_and_when_it_was_checked(client: Client) -> None:
    said = client.page(client.get(at())).said()
    assert "Owner: Askel. A draft: no organisation has signed it." in said
    assert findall(r"Version [0-9a-f]{8}\.", said)
    assert findall(CHECKED, said)


@pytest.mark.parametrize(("lang", "beside"), [("en", "ar"), ("fi", "ar"), ("sv", "ar"), ("ar", "fi")])
def test_every_question_stands_in_two_languages_each_in_its_own(
    client: Client, lang: str, beside: str
) -> None:
    page = client.page(client.get(at(lang)))
    rows = page.all("legend")
    assert len(rows) == QUESTIONS
    for row in rows:
        cells = [one for one in row.iter("span") if one.get("lang")]
        assert [(one.get("lang"), one.get("dir")) for one in cells] == [
            (code, "rtl" if code == "ar" else "ltr") for code in (lang, beside)
        ]
        assert all((one.text or "").endswith(("?", "؟")) for one in cells)


def test_another_language_of_the_client_is_chosen_and_drafts_say_so(client: Client) -> None:
    said = client.page(client.get(at())).said()
    assert "Arabic: these words are a draft. Nobody has checked them yet." in said
    page = client.page(client.submit(client.get(at()), at(), {"beside": "fi"}, press="do=beside"))
    assert "Pitääkö joku muu passiasi" in page.said()
    assert "Finnish: these words are a draft." in page.said()
    assert "هل يحتفظ" not in page.said()


def test_the_same_language_twice_is_one_column(client: Client) -> None:
    page = client.page(client.submit(client.get(at()), at(), {"beside": "en"}, press="do=beside"))
    assert [sum(1 for one in row.iter("span") if one.get("lang")) for row in page.all("legend")] == [
        1
    ] * QUESTIONS


@pytest.mark.parametrize(
    ("answers", "heading"),
    [
        ({}, "Not yet a reason to look closer"),
        ({"papers-kept": "maybe"}, "Not yet a reason to look closer"),
        (
            {"papers-kept": "maybe", "bank-used": "skip", "phone-read": "no"},
            "Not yet a reason to look closer",
        ),
        ({"papers-kept": "yes"}, "Look closer"),
        ({"papers-kept": "maybe", "phone-read": "maybe"}, "Look closer"),
        ({"papers-kept": "perhaps", "unknown": "yes"}, "Not yet a reason to look closer"),
    ],
)
def test_without_scripts_the_page_answers_by_the_rule(
    client: Client, answers: dict[str, str], heading: str
) -> None:
    assert weighed(client, answers).startswith(heading)


def test_the_answers_come_back_ticked_once_and_the_next_visit_is_empty(client: Client) -> None:
    reply = sent(client, WEIGH | {"s.papers-kept": "yes"})
    ticked = [one.get("id") for one in client.page(reply).all("input") if "checked" in one.attrib]
    assert ticked == ["s.papers-kept.yes"]
    again = client.page(client.get(at()))
    assert [one for one in again.all("input") if "checked" in one.attrib] == []
    assert again.said("result") == ""


def test_no_result_is_a_verdict(client: Client) -> None:
    said = weighed(client, {"papers-kept": "yes"})
    assert "They prove nothing" in said
    assert "also without the client's name" in said
    for word in ("victim of", "is a victim", "illegal", "trafficked", "guilty", "crime has"):
        assert word not in said.lower(), word


def test_the_page_says_what_happens_to_the_answers(client: Client) -> None:
    said = client.page(client.get(at())).said()
    assert "Nobody keeps the answers." in said
    assert "The button below sends them to this site once." in said


def test_nothing_of_it_is_kept_or_logged(
    client: Client, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = rows_of(engine)
    reply = sent(client, WEIGH | {"s.papers-kept": "yes"})
    paper(client, "list")
    assert rows_of(engine) == before
    assert "set-cookie" not in reply.headers
    assert "papers-kept" not in caplog.text


def test_an_open_code_changes_nothing_on_the_card(client: Client) -> None:
    person = Person("Amina", "en", client)
    person.make_code()
    said = person.visit("work/card").text
    assert "data-idle" not in said
    assert "/en/me" not in said


@pytest.mark.parametrize("lang", ["en", "fi", "sv", "ar"])
def test_the_card_on_paper_is_one_page_with_owner_version_and_day(
    client: Client, lang: str, tmp_path: Path
) -> None:
    reply = paper(client, "card", lang=lang)
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    about = poppler("pdfinfo", reply.content, tmp_path)
    assert findall(r"Pages:\s+(\d+)", about) == ["1"]
    assert findall(r"Tagged:\s+(\w+)", about) == ["yes"]
    assert findall(r"Title:\s+(.*)", about) == ["Paper 1"]
    text = " ".join(lines_of(reply.content, tmp_path))
    assert "Askel" in text
    assert findall(r"[0-9a-f]{8}", text)
    assert "63177" in text and "112" in text


def test_the_card_on_paper_says_that_nobody_has_signed_it(client: Client, tmp_path: Path) -> None:
    text = " ".join(lines_of(paper(client, "card").content, tmp_path))
    assert "Owner: Askel. A draft: no organisation has signed it." in text
    assert findall(CHECKED, text)


@pytest.mark.parametrize(("lang", "beside"), [("en", "ar"), ("fi", "sv"), ("ar", "fi"), ("sv", "sv")])
def test_the_empty_list_has_both_languages_and_a_box_for_each_answer(
    client: Client, lang: str, beside: str, tmp_path: Path
) -> None:
    reply = paper(client, "list", beside, lang)
    lines = lines_of(reply.content, tmp_path, "-layout")
    assert sum(line.count("☐") for line in lines) == 3 * QUESTIONS
    first = {"en": "Does somebody else", "fi": "Pitääkö joku", "sv": "Har någon annan", "ar": "سفرك"}
    text = " ".join(lines)
    assert first[lang] in text and first[beside] in text


def test_the_list_for_a_client_names_neither_a_site_nor_the_subject(client: Client, tmp_path: Path) -> None:
    for lang in ("en", "fi", "sv", "ar"):
        text = " ".join(lines_of(paper(client, "list", lang, lang).content, tmp_path))
        assert "Askel" not in text
        assert subject_words(text) == []


def test_a_paper_holds_no_answer_even_when_one_is_sent_along(client: Client) -> None:
    plain = sent(client, {"beside": "ar", "paper": "list"}).content
    answered = sent(client, {"beside": "ar", "paper": "list", "s.papers-kept": "yes", "do": "weigh"})
    assert answered.content == plain


def test_nonsense_in_the_form_is_the_page_as_it_was(client: Client) -> None:
    for fields in ({"beside": "xx"}, {"paper": "all"}, {"beside": "../fi", "do": "?"}, {}):
        reply = sent(client, fields)
        assert "هل يحتفظ" in reply.text
        assert client.page(reply).said("result") == ""


def test_when_many_print_the_page_says_so_and_stays(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> bytes:
        raise TooMany(5)

    monkeypatch.setattr("app.practice.papers.access.printed", busy)
    reply = sent(client, {"beside": "fi", "paper": "card"}, 429)
    assert "Many people are printing now." in client.page(reply).said()
    assert "Pitääkö joku muu" in reply.text


def test_a_site_without_the_words_has_no_card(
    make_app: MakeApp, make_client: Callable[..., Client], tmp_path: Path
) -> None:
    modules = copytree(ROOT / "modules", tmp_path / "modules", ignore=ignore_patterns("guide.*"))
    make_client(to=make_app(modules_dir=modules)).get(at(), status=404)
