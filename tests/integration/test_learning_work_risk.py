"""The risk check of a company: it works by a plain form, prints three papers in three languages, and keeps nothing."""

import logging
from pathlib import Path
from re import findall

import httpx
import pytest
from sqlalchemy import Engine

from app.errors import TooMany
from tests.cast import Person
from tests.client import Client, Raw
from tests.fixtures.databases import rows_of
from tests.unit.handouts.reading import lines_of, poppler
from tests.words import subject_words

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HERE = "/en/work/risk"
STATEMENTS = 31
NAVIGATES = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
NUMBERS = ("tel:112", "tel:+358295463177", "tel:116006", "tel:0295016620")


def asked(
    client: Client,
    lang: str = "en",
    status: int = 200,
    press: str = "do=show",
    headers: dict[str, str] | None = None,
    **said: str,
) -> httpx.Response:
    """The form with these answers: `price="no"`."""
    name, _, value = press.partition("=")
    fields = {f"s.{one.replace('_', '-')}": answer for one, answer in said.items()}
    return client.post(f"/{lang}/work/risk", [*fields.items(), (name, value)], status=status, headers=headers)


def paper(
    client: Client, folder: Path, name: str, lang: str = "en", **said: str
) -> tuple[httpx.Response, str]:
    """One of the papers, and its words."""
    fields = [*((f"s.{one.replace('_', '-')}", answer) for one, answer in said.items()), ("in", lang)]
    reply = client.post(HERE, [*fields, ("paper", name)])
    return reply, " ".join(lines_of(reply.content, folder))


def listed(client: Client, reply: httpx.Response) -> dict[str, list[str]]:
    """The first steps in each list of the page, by the ids of their statements."""
    lists = [one for one in client.page(reply).all("ol") if "data-when" in one.attrib]
    return {one.get("data-when", ""): [item.get("data-of", "") for item in one.iter("li")] for one in lists}


def test_every_statement_has_four_answers_and_none_is_chosen(client: Client) -> None:
    page = client.page(client.get(HERE))
    radios = [one for one in page.all("input") if one.get("type") == "radio"]
    assert len(radios) == 4 * STATEMENTS
    assert not [one for one in radios if "checked" in one.attrib]
    assert len(page.all("details")) >= 5
    assert page.said("title") == "Risk check for companies - Askel"


def test_a_plain_form_comes_back_with_a_plan_in_the_order_of_urgency(client: Client) -> None:
    reply = asked(
        client, price="no", rooms="partly", all_firms="no", register="partly", terms="yes", hours="other"
    )
    assert listed(client, reply) == {"now": ["price"], "soon": ["rooms", "all-firms"], "later": ["register"]}
    said = client.page(reply).said("result")
    assert "Statements with an answer: 6 / 31" in said
    assert "Whoever buys services." in said
    assert 'value="partly" checked' in reply.text, "the answers are still there"
    assert listed(client, client.get(HERE)) == {"now": [], "soon": [], "later": []}


def test_what_was_answered_comes_along_into_another_language(client: Client) -> None:
    page = asked(client, price="no")
    finnish = client.submit(page, "/fi/work/risk")
    assert listed(client, finnish)["now"] == ["price"]
    assert "Se, joka ostaa palvelut." in client.page(finnish).said("result")


def test_on_suspicion_safety_comes_first_and_the_numbers_stand_there(client: Client) -> None:
    reply = client.get(HERE)
    said = client.page(reply).said()
    assert (
        said.index("Safety comes first.") < said.index("Do not investigate.") < said.index("Ask for advice")
    )
    assert findall(r'href="(tel:[^"]+)"', reply.text) == list(NUMBERS)


def test_in_arabic_the_statements_say_that_they_are_english(client: Client) -> None:
    reply = client.get("/ar/work/risk")
    legends = client.page(reply).all("legend")
    assert {span.get("lang") for one in legends for span in one.iter("span")} == {"en"}
    assert "العبارات ليست بلغتك بعد." in reply.text


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", ("Do this week", "Take your lowest price.")), ("fi", ("Tehkää tällä viikolla", "Ota halvin hintanne.")),
     ("sv", ("Gör den här veckan", "Ta ert lägsta pris."))],
)  # fmt: skip
def test_the_plan_is_printed_in_three_languages_under_a_neutral_name(
    client: Client, tmp_path: Path, lang: str, said: tuple[str, ...]
) -> None:
    reply, words = paper(client, tmp_path, "plan", lang, price="no", all_firms="partly")
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    assert all(one in words for one in (*said, "116 006", "+358 2954 63177"))
    info = poppler("pdfinfo", reply.content, tmp_path)
    assert "Title:           Paper 1\n" in info
    assert subject_words(info) == []


def test_an_empty_plan_is_not_printed_and_the_page_says_why(client: Client) -> None:
    reply = asked(client, status=422, press="paper=plan", price="yes")
    assert "There is no plan to print yet." in client.page(reply).said()
    assert 'id="s.price.yes" name="s.price" value="yes" checked' in reply.text


def test_the_questions_are_ten_and_the_visit_has_boxes(client: Client, tmp_path: Path) -> None:
    reply, words = paper(client, tmp_path, "questions")
    assert [number for number in range(1, 12) if f" {number}. " in words] == list(range(1, 11))
    assert "Pages:           1\n" in poppler("pdfinfo", reply.content, tmp_path)
    reply, words = paper(client, tmp_path, "visit", "sv")
    assert "Jag talade med arbetarna en i taget, utan deras chef." in words
    assert "Utred inte själv." in words
    assert "Pages:           1\n" in poppler("pdfinfo", reply.content, tmp_path)


def test_a_busy_press_gives_the_page_again_with_every_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> bytes:
        raise TooMany(5)

    monkeypatch.setattr("app.practice.papers.access.printed", busy)
    reply = asked(client, status=429, press="paper=plan", price="no")
    assert "Many people are printing now." in reply.text
    assert listed(client, reply)["now"] == ["price"]


@pytest.mark.parametrize(
    ("press", "status", "words"),
    [
        ("do=show", 200, "Our plan for fair work"),
        ("paper=plan", 422, "There is no plan to print yet."),
        ("paper=visit", 200, "Many people are printing now."),
    ],
)
def test_a_form_without_scripts_is_answered_once_by_a_page_that_back_can_ask_for(
    raw: Raw, monkeypatch: pytest.MonkeyPatch, press: str, status: int, words: str
) -> None:
    def busy(*_: object) -> bytes:
        raise TooMany(5)

    monkeypatch.setattr("app.practice.papers.access.printed", busy)
    raw.follow_redirects = False
    reply = asked(raw, press=press, price="yes", headers=NAVIGATES)
    assert (reply.status_code, reply.headers["location"]) == (303, HERE)
    assert "price" not in str(reply.headers)
    assert raw.get(HERE).headers["refresh"] == f"0; url={HERE}"
    page = raw.get(HERE)
    assert (page.status_code, "refresh" in page.headers) == (status, False)
    assert words in page.text
    assert [one.get("id") for one in raw.page(page).all("input") if "checked" in one.attrib] == [
        "s.price.yes"
    ]
    assert list(raw.jar) == []
    assert '" checked' not in raw.get(HERE).text


def test_every_statement_answered_travels_in_one_cookie_and_in_the_language_chosen(
    client: Client, raw: Raw
) -> None:
    names = {one.get("name", "") for one in client.page(client.get(HERE)).all("input")} - {""}
    pairs = [(name, "partly") for name in names if name.startswith("s.")]
    assert len(pairs) == STATEMENTS
    raw.follow_redirects = False
    reply = raw.post("/fi/work/risk", [*pairs, ("in", "sv"), ("do", "show")], headers=NAVIGATES)
    assert reply.headers["location"] == "/fi/work/risk"
    raw.get("/fi/work/risk")
    page = raw.get("/fi/work/risk").text
    assert page.count('" checked') == STATEMENTS
    assert 'value="sv" selected' in page


def test_nothing_is_written_logged_or_set_as_a_cookie(
    client: Client, engine: Engine, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    before = rows_of(engine)
    asked(client, price="no")
    paper(client, tmp_path, "plan", price="no")
    assert rows_of(engine) == before
    assert list(client.jar) == []
    assert "s.price" not in caplog.text


def test_an_open_code_stays_out_of_it(amina: Person) -> None:
    amina.make_code()
    said = amina.visit("work/risk").text
    assert "data-idle" not in said
    assert "/en/me" not in said


def test_a_mad_form_is_the_empty_page(client: Client) -> None:
    mad = [("s.price", "now"), ("s.<b>", "no"), ("in", "xx"), ("paper", "../x"), ("do", "\u202e")]
    reply = client.post(HERE, mad)
    assert listed(client, reply) == {"now": [], "soon": [], "later": []}
