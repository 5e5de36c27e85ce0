"""Statements about a job: announced, all of them to skip, nothing kept, somebody to talk with and 112 apart."""

import re

import httpx
import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import SQLModel

from tests.cast import Person
from tests.client import Client
from tests.page_rules import text_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TALK = "It may help to talk with someone"
CALM = "You can always ask"
NUMBERS = ("tel:116006", "tel:+358295463177", "tel:0800414004")


def gone_through(client: Client, lang: str = "en", **said: str) -> httpx.Response:
    """All parts from the start, with these answers, to the end."""
    place, page = f"/{lang}/t06", client.get(f"/{lang}/t06")
    page = client.submit(page, place, press="go=1")
    for on in ("2", "3", "4", "5", "end"):
        shown = {one.get("name", "") for one in client.page(page).all("input") if one.get("type") == "radio"}
        here = {f"s.{name}": answer for name, answer in said.items() if f"s.{name}" in shown}
        page = client.submit(page, place, here, press=f"go={on}")
    return page


def test_it_is_announced_before_the_first_sentence(client: Client) -> None:
    page = client.get("/en/t06")
    for said in ("14 short sentences", "You can skip each of them.", "We do not keep", "Why we ask"):
        assert said in page.text
    assert [one for one in client.page(page).all("input") if one.get("type") == "radio"] == []
    assert 'href="/en/t11"' in page.text
    assert 'href="/en/t12"' in page.text


def test_its_name_outside_says_nothing(client: Client) -> None:
    page = client.page(client.get("/en/t06"))
    assert [text_of(one) for one in page.all("title")] == ["T6 - Askel"]


def everything_written(engine: Engine) -> dict[str, int]:
    """How many rows there are in each table."""
    with engine.connect() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in SQLModel.metadata.tables.items()
        }


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
def test_a_yes_ends_with_three_to_talk_with_and_112_apart(client: Client, lang: str) -> None:
    page = gone_through(client, lang, bank="yes")
    assert [number for number in NUMBERS if page.text.count(f'href="{number}"') == 1] == list(NUMBERS)
    assert page.text.index('id="danger"') < page.text.index('href="tel:112"')
    assert page.text.count('class="box contact"') == 3
    assert page.text.count('class="box contact emergency"') == 1


def test_two_maybes_in_different_parts_end_with_somebody_to_talk_with(client: Client) -> None:
    assert TALK in gone_through(client, bank="maybe", phone="maybe").text


@pytest.mark.parametrize(
    "said", [{}, {"bank": "maybe"}, {"bank": "no", "debt": "no"}, {"bank": "maybe", "debt": "skip"}]
)
def test_otherwise_it_ends_calmly_and_112_is_there(client: Client, said: dict[str, str]) -> None:
    page = gone_through(client, **said)
    assert CALM in page.text
    assert TALK not in page.text
    assert not any(number in page.text for number in NUMBERS)
    assert 'href="tel:112"' in page.text
    assert 'href="/en/t11"' in page.text


def test_it_never_judges_the_job_or_the_reader(client: Client) -> None:
    page = gone_through(client, bank="yes", threat="yes")
    own = re.sub(r"<article.*?</article>", "", page.text[page.text.index("<main") :], flags=re.DOTALL).lower()
    assert TALK.lower() in own
    for word in (
        "illegal",
        "crime",
        "victim",
        "exploit",
        "traffick",
        "red flag",
        "your employer",
        "danger signs",
    ):
        assert word not in own


def test_one_can_stop_in_the_middle_and_look_again(client: Client) -> None:
    page = client.submit(client.get("/en/t06"), "/en/t06", press="go=1")
    page = client.submit(page, "/en/t06", {"s.passport": "yes"}, press="go=end")
    assert TALK in page.text
    again = client.submit(page, "/en/t06", press="go=1")
    assert 'id="s.passport.yes" name="s.passport" value="yes" checked' in again.text
    changed = client.submit(again, "/en/t06", {"s.passport": "skip"}, press="go=end")
    assert CALM in changed.text


def test_what_was_chosen_comes_along_into_another_language(client: Client) -> None:
    page = client.submit(client.get("/en/t06"), "/en/t06", press="go=1")
    page = client.submit(page, "/ar/t06", {"s.bank": "maybe"})
    assert 'lang="ar"' in page.text
    assert 'id="s.bank.maybe" name="s.bank" value="maybe" checked' in page.text


def test_the_way_to_112_stands_on_every_part(client: Client) -> None:
    page = client.get("/en/t06")
    for on in ("1", "2", "3", "4", "5"):
        page = client.submit(page, "/en/t06", press=f"go={on}")
        assert "I am in danger now" in page.text
        assert "Why we ask" in page.text
        assert page.text.count(">Skip<") == page.text.count("<legend>")


def test_nothing_of_it_is_kept_with_a_code_or_without(amina: Person, engine: Engine) -> None:
    amina.make_code()
    before = everything_written(engine)
    page = gone_through(amina.phone, "ar", bank="yes", threat="maybe")
    assert 'value="yes"' in page.text
    assert everything_written(engine) == before
    assert 'value="yes"' not in amina.visit("t06").text


def test_without_scripts_the_answers_are_shown_once_and_gone_after_the_exit(amina: Person) -> None:
    navigates = {"Sec-Fetch-Mode": "navigate"}
    form = {"tool": "t06", "here": "1", "go": "end", "s.bank": "yes"}
    amina.phone.post("/en/t06", form, headers=navigates, follow_redirects=False)
    amina.phone.get("/en/t06")
    assert TALK in amina.phone.get("/en/t06").text
    amina.phone.post("/en/t06", form, headers=navigates, follow_redirects=False)
    amina.leave()
    assert TALK not in amina.phone.get("/en/t06").text


def test_a_mad_form_is_the_start_page(client: Client) -> None:
    form = [("go", "99"), ("here", "\u202e"), ("s.bank", "yes" * 999), ("s.<b>", "yes"), ("do", "show")]
    page = client.post("/en/t06", form)
    assert "14 short sentences" in page.text
