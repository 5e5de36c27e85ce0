"""The contract checker: what is missing, by when the law gives it, and a question sheet in two languages."""

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
CARDS = {
    lang: re.findall(
        r"## (.+?) <!-- phrase contract ", (ROOT / f"modules/words/phrases.{lang}.md").read_text("utf-8")
    )[0]
    for lang in ("en", "fi", "ar")
}
TASKS = "What are my tasks?"
WEEK, MONTH = "in writing within 7 days of starting", "in writing within 1 month of starting"


def checked(client: Client, typed: Mapping[str, str], lang: str = "en", status: int = 200) -> httpx.Response:
    """The page after Show was pressed."""
    return client.submit(client.get(f"/{lang}/t05"), f"/{lang}/t05", typed, press="do=show", status=status)


def plain(reply: httpx.Response) -> str:
    """The page without marks of direction."""
    return reply.text.replace("\u2068", "").replace("\u2069", "")


@ONE_DATABASE
def test_first_terms_and_the_others_come_at_their_time(client: Client) -> None:
    first = plain(checked(client, {"s.duties": "n"}))
    assert WEEK in first and MONTH not in first
    rest = plain(checked(client, {"s.insurance": "u"}))
    assert MONTH in rest and WEEK not in rest
    paper = plain(checked(client, {"s.copy": "n"}))
    assert WEEK not in paper and MONTH not in paper
    assert "You can make a contract by speaking, too." in paper
    assert "Not yet confirmed" not in paper.partition("Questions you can ask")[0]


@pytest.mark.parametrize(("began", "over", "left"), [("week", 0, 2), ("month", 1, 1), ("later", 2, 0)])
@ONE_DATABASE
def test_the_time_since_the_start_says_what_is_due(client: Client, began: str, over: int, left: int) -> None:
    page = checked(client, {"began": began, "s.pay": "n", "s.notice": "n"}).text
    assert page.count("That time is over") == over
    assert page.count("The employer still has time.") == left


@ONE_DATABASE
def test_a_contract_with_everything_looks_usual(client: Client) -> None:
    page = client.get("/en/t05")
    every = [one.get("name", "") for one in client.page(page).all("input") if one.get("type") == "radio"]
    there = {name: "y" for name in every if name.startswith("s.")}
    told = checked(client, there).text
    assert len(there) == 19
    assert "19 things are there." in told
    assert "Looks usual" in told and "Worth asking" not in told
    some = {name: "y" for name in there if name not in {"s.agency", "s.end", "s.trial", "s.training"}}
    assert "Looks usual" in checked(client, some).text, "not every contract has these"


@ONE_DATABASE
def test_a_contract_of_which_little_was_looked_at_is_not_called_usual(client: Client) -> None:
    told = checked(client, {"s.start": "y"}).text
    assert "1 thing is there." in told
    assert "Looks usual" not in told and "Worth asking" not in told


TRIALS: list[tuple[dict[str, str], bool, str]] = [
    ({"trial": "6"}, True, "6"),
    ({"trial": "7"}, False, "6"),
    ({"trial": "4", "ends": "yes", "length": "6"}, False, "3"),
    ({"trial": "4,5", "ends": "yes", "length": "9"}, True, "4.5"),
    ({"trial": "6", "ends": "yes", "length": "24"}, True, "6"),
    ({"trial": "6", "ends": "no", "length": "6"}, True, "6"),
]


@ONE_DATABASE
def test_a_trial_period_is_held_beside_the_longest(client: Client) -> None:
    form = client.get("/en/t05")
    for typed, usual, longest in TRIALS:
        page = plain(client.submit(form, "/en/t05", typed, press="do=show"))
        assert ("Looks usual" in page, "Worth asking" in page) == (usual, not usual), typed
        assert f"<bdi>{longest}</bdi>" in page, typed
        assert ("it is at most half of the contract" in page) is (longest != "6"), typed
        assert ("The trial period in the contract is long" in page) is not usual, typed


@pytest.mark.parametrize("field", ["trial", "length"])
@ONE_DATABASE
def test_bad_input_is_named_and_kept(client: Client, field: str) -> None:
    form = client.get("/en/t05")
    for typed in ("-5", "1e9", "601", "abc", "😀" * 5, "\u202e12", "1" * 300, "1.25"):
        page = client.submit(form, "/en/t05", {"trial": "2", field: typed}, press="do=show", status=422)
        held = {one.get("name"): one.get("value") for one in client.page(page).all("input")}
        assert held[field] == typed[:80]
        assert f'href="#{field}"' in page.text
        assert "please write a number from 0 to 600" in page.text
        assert "Looks usual" not in page.text


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
@ONE_DATABASE
def test_the_question_sheet_speaks_both_languages(client: Client, tmp_path: Path, lang: str) -> None:
    page = client.get(f"/{lang}/t05")
    typed = {"s.written": "n", "s.duties": "u", "s.pay": "y"}
    reply = client.submit(page, f"/{lang}/paper", typed, press="paper=questions")
    assert reply.headers["content-type"] == "application/pdf"
    printed = words(" ".join(lines_of(reply.content, tmp_path)))
    catalogues = Catalogues(ROOT / "locales")
    for tongue in {lang, "fi"}:
        say = catalogues.of(i18n.REGISTRY[tongue]).gettext
        for sentence in (CARDS[tongue], say(TASKS), say("Questions about my contract")):
            assert set(words(sentence)) <= set(printed)


@ONE_DATABASE
def test_a_sheet_without_questions_is_not_printed(client: Client) -> None:
    reply = client.submit(
        client.get("/en/t05"), "/en/paper", {"s.pay": "y"}, press="paper=questions", status=422
    )
    assert "There is nothing to ask yet." in reply.text
    assert "checked" in reply.text


@ONE_DATABASE
def test_rules_that_are_too_old_are_withheld(client: Client, clock: HandClock) -> None:
    clock.forward(days=365)
    page = plain(checked(client, {"s.duties": "n", "s.notice": "u", "trial": "7"}))
    assert page.count("This rule may have changed. So we do not count with it.") == 2
    assert WEEK not in page and MONTH not in page
    assert "Looks usual" not in page and "By law at most" not in page
    assert "0295 016 620" in page
    assert "When did you start?" not in page
    assert TASKS in page


def test_what_was_written_is_kept_and_told(bruno: Person) -> None:
    bruno.make_code()
    bruno.phone.submit(
        bruno.visit("t05"), "/fi/t05", {"s.trial": "y", "began": "month", "trial": "3"}, press="do=show"
    )
    again = bruno.phone.page(bruno.visit("t05"))
    ticked = [one.get("id") for one in again.all("input") if "checked" in one.attrib]
    assert ticked == ["began.month", "s.trial.y"]
    told = bruno.phone.page(bruno.phone.get("/en/notebook")).said()
    assert "Trial periodIt is there" in told and "Trial period in months3" in told
