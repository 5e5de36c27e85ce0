"""The pay-slip checker: what is missing, what looks unusual, and a question sheet in two languages."""

import re
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from app import i18n
from app.config import ROOT
from app.i18n import Catalogues
from tests.cast import Person
from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.unit.handouts.reading import lines_of, words

ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LESSON = {
    "gross": "2000.00",
    "percent": "10",
    "tax": "200.00",
    "pension": "146.00",
    "unemployment": "17.80",
    "net": "1636.20",
}
CARDS = {
    lang: re.findall(
        r"## (.+?) <!-- phrase explain-line ", (ROOT / f"modules/words/phrases.{lang}.md").read_text("utf-8")
    )[0]
    for lang in ("en", "fi", "ar")
}
PERIOD = "Which days is this pay for?"


def checked(client: Client, typed: Mapping[str, str], lang: str = "en", status: int = 200) -> httpx.Response:
    """The page after Show was pressed."""
    return client.submit(client.get(f"/{lang}/t04"), f"/{lang}/t04", typed, press="do=show", status=status)


def plain(reply: httpx.Response) -> str:
    """The page without marks of direction."""
    return reply.text.replace("\u2068", "").replace("\u2069", "")


@ONE_DATABASE
def test_the_slip_of_the_lesson_looks_usual(client: Client) -> None:
    page = plain(checked(client, LESSON))
    assert page.count("Looks usual") == 4
    assert "Worth asking" not in page
    assert "Of each 100 euros, €7.30 goes to your pension." in page
    assert "Not yet confirmed by a second person." in page
    assert "For pay that is paid in 2026." in page
    assert "Questions you can ask" not in page


@ONE_DATABASE
def test_only_a_slip_with_every_line_is_called_usual(client: Client) -> None:
    page = client.get("/en/t04")
    every = {one.get("name", "") for one in client.page(page).all("input") if one.get("type") == "radio"}
    there = {name: "y" for name in every if name.startswith("s.")}
    assert "Looks usual" in checked(client, there).text
    told = checked(client, {"s.employer": "y"}).text
    assert "1 line is there." in told
    assert "Looks usual" not in told


@ONE_DATABASE
def test_a_sunday_paid_as_a_weekday_is_worth_asking(client: Client) -> None:
    page = plain(checked(client, {"hours": "8", "rate": "12,00", "sunday": "8", "gross": "96"}))
    assert "Worth asking" in page
    assert "I count a gross pay of at least €192.00. The slip says €96.00." in page
    assert "Your collective agreement may give more." in page
    assert "0800 414 004" in page


@ONE_DATABASE
def test_a_long_day_is_counted_by_law_at_least(client: Client) -> None:
    page = plain(checked(client, {"hours": "12", "rate": "12.00", "first": "2", "later": "2"}))
    assert "<bdi>€180.00</bdi>" in page
    assert "the least that the law gives" in page


@ONE_DATABASE
def test_without_a_tax_card_more_is_taken(client: Client) -> None:
    page = plain(checked(client, {"gross": "2000", "card": "no"}))
    assert "Without a tax card, €60 of each 100 euros goes to tax." in page
    assert "<bdi>€1,200.00</bdi>" in page


@ONE_DATABASE
def test_only_what_is_missing_or_not_sure_becomes_a_question(client: Client) -> None:
    page = checked(client, {"s.period": "n", "s.tax": "u", "s.net": "y"}).text
    assert PERIOD in page
    assert "How much tax is taken?" in page
    assert "How much is my net pay?" not in page
    assert CARDS["en"] in page and CARDS["fi"] in page
    assert "1 line is there." in page


@ONE_DATABASE
def test_a_number_and_its_line_are_asked_about_once(client: Client) -> None:
    page = plain(checked(client, {"s.pension": "n", "gross": "2000", "pension": "100"}))
    assert "I count a pension contribution of €146.00." in page
    assert "How much is my pension contribution?" not in page


@ONE_DATABASE
def test_nothing_answered_shows_no_result(client: Client) -> None:
    page = checked(client, {}).text
    assert "Looks usual" not in page
    assert "Worth asking" not in page


@pytest.mark.parametrize("field", ["gross", "first"])
@ONE_DATABASE
def test_bad_input_is_named_and_kept(client: Client, field: str) -> None:
    form = client.get("/en/t04")
    for typed in ("-5", "1e9", "100000.01", "abc", "😀" * 5, "\u202e12", "1" * 300, "12.345", "<b>1</b>"):
        page = client.submit(form, "/en/t04", {**LESSON, field: typed}, press="do=show", status=422)
        held = {one.get("name"): one.get("value") for one in client.page(page).all("input")}
        assert held[field] == typed[:80]
        assert held["net"] == LESSON["net"]
        assert f'href="#{field}"' in page.text
        assert "please write a number from 0 to" in page.text
        assert "Looks usual" not in page.text


@ONE_DATABASE
def test_arabic_digits_are_numbers(client: Client) -> None:
    page = checked(client, {"gross": "٢٠٠٠٫٠٠", "pension": "١٤٦"}, lang="ar")
    assert 'value="٢٠٠٠٫٠٠"' in page.text
    assert "17.8" in page.text


@ONE_DATABASE
def test_more_sunday_hours_than_hours_are_named(client: Client) -> None:
    page = checked(client, {"hours": "8", "sunday": "9"}, status=422).text
    assert "Sunday hours and overtime are a part of all hours." in page


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
@ONE_DATABASE
def test_the_question_sheet_speaks_both_languages(client: Client, tmp_path: Path, lang: str) -> None:
    page = client.get(f"/{lang}/t04")
    typed = {"s.period": "n", "s.gross": "y", "gross": "2000", "pension": "100,00"}
    reply = client.submit(page, f"/{lang}/paper", typed, press="paper=questions")
    assert reply.headers["content-type"] == "application/pdf"
    printed = words(" ".join(lines_of(reply.content, tmp_path)))
    catalogues = Catalogues(ROOT / "locales")
    for tongue in {lang, "fi"}:
        say = catalogues.of(i18n.REGISTRY[tongue]).gettext
        for sentence in (CARDS[tongue], say(PERIOD), say("Thank you for your help.")):
            assert set(words(sentence)) <= set(printed)
        assert say("How much is my gross pay?") not in " ".join(printed)
    assert " ".join(printed).count("146") == (1 if lang == "fi" else 2)


@ONE_DATABASE
def test_a_sheet_without_questions_is_not_printed(client: Client) -> None:
    reply = client.submit(client.get("/en/t04"), "/en/paper", LESSON, press="paper=questions", status=422)
    assert "There is nothing to ask yet." in reply.text
    assert 'value="1636.20"' in reply.text


@ONE_DATABASE
def test_a_rule_that_is_too_old_is_withheld(client: Client, clock: HandClock) -> None:
    clock.forward(days=60)
    page = plain(checked(client, {**LESSON, "pension": "", "card": "no"}))
    assert page.count("This rule may have changed. So we do not count with it.") == 4
    assert "€146" not in page and "€1,200" not in page
    assert "0800 414 004" in page and "029 497 050" in page
    assert "years old" not in page


def test_what_was_written_is_kept_and_told(amina: Person) -> None:
    amina.make_code()
    page = amina.visit("t04")
    amina.phone.submit(page, "/ar/t04", {"s.period": "u", "gross": "١٨٠٠"}, press="do=show")
    again = amina.phone.page(amina.visit("t04"))
    ticked = [one.get("id") for one in again.all("input") if "checked" in one.attrib]
    assert ticked == ["s.period.u"]
    assert "١٨٠٠" in amina.visit("notebook").text
