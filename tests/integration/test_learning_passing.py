"""The test at the end of a module of staff, and its certificate: nobody signs in, and nothing is kept."""

import logging
from collections.abc import Callable
from html import unescape
from pathlib import Path
from re import findall
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import Engine
from starlette.types import ASGIApp

from app.learning.passing.grade import version
from app.learning.passing.ticket import Passed, ticket
from tests.client import Client, Raw
from tests.conftest import MakeApp, inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.databases import rows_of
from tests.fixtures.staff import RIGHT, answers, staff_modules
from tests.unit.handouts.reading import lines_of
from tests.words import subject_words

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HERE = "/en/work/p1/t"
PAPER = "/en/work/certificate"


@pytest.fixture
def site(make_app: MakeApp, tmp_path: Path) -> ASGIApp:
    """A site with a module of staff that has a test: four of five answers are enough."""
    return make_app(modules_dir=staff_modules(tmp_path / "modules"))


@pytest.fixture
def office(site: ASGIApp, make_client: Callable[..., Client]) -> Client:
    """A browser at work."""
    return make_client(to=site)


def sent(
    office: Client, pairs: list[tuple[str, str]], status: int = 200, to: str = f"{HERE}/answers"
) -> httpx.Response:
    return office.post(to, pairs, status=status)


def ticket_on(reply: httpx.Response) -> str:
    return next(iter(findall(r'name="ticket" value="([^"]+)"', reply.text)), "")


def print_asked(
    office: Client, ticket: str, name: str, lang: str = "en", status: int = 200
) -> httpx.Response:
    return office.post(PAPER, [("ticket", ticket), ("name", name), ("in", lang)], status=status)


def test_all_questions_stand_in_one_form_with_one_button(office: Client) -> None:
    page = office.page(office.get(HERE))
    form = next(one for one in page.all("form") if one.get("action") == f"{HERE}/answers")
    names = {one.get("name") for one in form.iter("input")}
    assert names == {f"a.{item}" for item in RIGHT}
    buttons = [one for one in form.iter("button") if "hidden" not in one.attrib]
    assert [" ".join("".join(one.itertext()).split()) for one in buttons] == ["See my result"]
    assert "You pass when 4 of 5 answers are right." in page.said()
    assert "Trust needs time." not in page.said(), "no explanation before the answers"


def test_the_page_of_a_test_is_the_same_for_everybody_and_sets_no_cookie(office: Client) -> None:
    assert office.get(HERE).text == office.get(HERE).text
    assert list(office.jar) == []
    assert "<title>Check what you know - Askel</title>" in office.get(HERE).text


def test_questions_without_an_answer_are_named_and_nothing_is_lost(office: Client) -> None:
    reply = sent(office, answers()[:1], 422)
    page = office.page(reply)
    summary = [one.get("href") for one in page.all("a") if "has no answer yet" in "".join(one.itertext())]
    assert summary == ["#2", "#3", "#4", "#5"]
    assert reply.text.count("Please choose an answer.") == 4
    assert [one.get("id") for one in page.all("input") if "checked" in one.attrib] == ["a.q-who.you"]
    assert "You passed" not in reply.text


def test_a_form_with_nothing_in_it_names_every_question(office: Client) -> None:
    page = office.page(sent(office, [("a.q-none", "x"), ("a.q-who", "made-up")], 422))
    assert page.said().count("has no answer yet") == 5


def test_enough_right_answers_pass_and_each_question_is_explained(office: Client) -> None:
    page = office.page(sent(office, answers(4)))
    said = page.said()
    assert "You passed 4 of 5 answers are right." in said
    assert "People say more than a form asks." in said
    assert [said.count(words) for words in ("Yes, that is it.", "Let us look at this together.")] == [4, 1]
    assert "wrong" not in said.lower()
    assert "See my result" not in said


def test_too_few_are_not_yet_enough_and_lead_to_no_certificate(office: Client) -> None:
    reply = sent(office, answers(3))
    said = office.page(reply).said()
    assert "Not yet 3 of 5 answers are right. You pass when 4 of 5 answers are right." in said
    assert "fail" not in said.lower()
    assert ticket_on(reply) == ""
    again = next(one for one in office.page(reply).all("a") if "Try again" in "".join(one.itertext()))
    assert again.get("href") == HERE


def test_another_language_keeps_answers_and_result(office: Client) -> None:
    begun = sent(office, answers()[:2], to="/fi/work/p1/t")
    assert begun.headers["content-language"] == "fi"
    page = office.page(begun)
    assert [one.get("id") for one in page.all("input") if "checked" in one.attrib] == [
        "a.q-who.you",
        "a.q-true.yes",
    ]
    assert page.said("h1") == "Testaa tietosi"
    seen = [("seen", item) for item in RIGHT]
    over = sent(office, [*answers(), *seen], to="/fi/work/p1/t")
    assert "Sinä aloitat." in office.page(over).said()
    assert ticket_on(over)


def test_an_address_of_the_form_that_is_typed_leads_to_the_test(office: Client) -> None:
    assert office.get(f"{HERE}/answers").url.path == HERE
    assert office.get(PAPER).url.path == "/en/work/"


def test_the_certificate_is_a_paper_that_names_no_subject(office: Client, tmp_path: Path) -> None:
    ticket = ticket_on(sent(office, answers()))
    for lang, word in (("en", "Certificate"), ("fi", "Todistus"), ("sv", "Intyg")):
        reply = print_asked(office, ticket, "  Aino\u202e  Esimerkki ", lang)
        assert reply.headers["content-type"] == "application/pdf"
        assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
        lines = lines_of(reply.content, tmp_path)
        assert lines[0] == word
        text = " ".join(lines)
        assert "Aino Esimerkki" in text
        assert "P1" in text
        assert "2026" in text
        assert "Exploitation" not in text, "the title of this module says too much for a paper"
        assert subject_words(text) == []


def test_one_ticket_prints_again_within_two_hours_and_then_no_more(office: Client, clock: HandClock) -> None:
    ticket = ticket_on(sent(office, answers()))
    clock.forward(minutes=119)
    assert print_asked(office, ticket, "Aino").headers["content-type"] == "application/pdf"
    clock.forward(minutes=2)
    assert "too old" in print_asked(office, ticket, "Aino", status=422).text


def test_the_version_is_that_of_the_text_on_the_day_of_the_test(
    office: Client, site: ASGIApp, clock: HandClock, tmp_path: Path
) -> None:
    shape = inside(site).state.library.shapes["p1"]
    assert ticket_on(sent(office, answers())).split(".")[4] == version(shape)
    before = Passed("p1", 5, 5, clock.seconds(), "0a1b2c3d")
    reply = print_asked(office, ticket(inside(site).state.secrets.salt, before), "Aino")
    text = " ".join(lines_of(reply.content, tmp_path))
    assert "0a1b2c3d" in text
    assert version(shape) not in text


@pytest.mark.parametrize("ticket", ["", "p1.5.5.1796000000.0a1b2c3d." + "A" * 43, "x" * 10_000])
def test_without_a_test_there_is_no_certificate(office: Client, ticket: str) -> None:
    assert "take the test once more" in print_asked(office, ticket, "Aino", status=422).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Please write the name"),
        (" \u200b\x07 ", "Please write the name"),
        ("x" * 10_000, "too long for the paper"),
        ("Aino \U0001f600", "cannot be printed: \U0001f600"),
    ],
)
def test_a_name_that_cannot_be_printed_comes_back_with_the_reason(
    office: Client, typed: str, words: str
) -> None:
    ticket = ticket_on(sent(office, answers()))
    reply = print_asked(office, ticket, typed, "sv", 422)
    page = office.page(reply)
    field = next(one for one in page.all("input") if one.get("name") == "name")
    assert words in unescape(reply.text)
    assert field.get("aria-invalid") == "true"
    assert field.get("value", "").strip() == typed.strip(" \u200b\x07")
    assert 'value="sv" selected' in reply.text
    assert ticket_on(reply) == ticket


def test_nothing_of_a_test_or_a_name_is_kept_or_logged(
    office: Client, site: ASGIApp, caplog: pytest.LogCaptureFixture
) -> None:
    engine: Engine = inside(site).state.engine
    before = rows_of(engine)
    with caplog.at_level(logging.DEBUG):
        ticket = ticket_on(sent(office, answers()))
        print_asked(office, ticket, "Aino Esimerkki")
        print_asked(office, ticket, "Aino Esimerkki" * 20, status=422)
    assert "Esimerkki" not in caplog.text
    assert ticket not in caplog.text
    assert rows_of(engine) == before
    assert list(office.jar) == []


def test_a_form_from_elsewhere_is_refused(make_client: Callable[..., Client], site: ASGIApp) -> None:
    stranger = make_client(kind=Raw, to=site)
    for address in (f"{HERE}/answers", PAPER):
        reply = stranger.request(
            "POST",
            address,
            content=urlencode(answers()),
            headers={"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "cross-site"},
        )
        assert reply.status_code == 403
