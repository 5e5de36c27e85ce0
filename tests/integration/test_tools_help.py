"""The help finder: who fits, 112 always, and the same on paper."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.page_rules import text_of
from tests.unit.handouts.reading import lines_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

EVERYBODY = {"RIKU", "Auttamisjärjestelmä", "SAK", "Nollalinja", "Työsuojelu", "112"}


def names(client: Client, lang: str = "en", **fields: str) -> set[str]:
    """Short names of those who are shown."""
    page = client.submit(client.get(f"/{lang}/t08"), f"/{lang}/t08", fields, press="do=show")
    return {text_of(one) for one in client.page(page).all("h3")}


def printed(client: Client, lang: str, folder: Path, **fields: str) -> list[str]:
    reply = client.submit(client.get(f"/{lang}/t08"), f"/{lang}/paper", fields, press="paper=numbers")
    assert reply.headers["content-type"] == "application/pdf"
    return lines_of(reply.content, folder)


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
def test_everybody_is_there_before_anything_is_chosen(client: Client, lang: str) -> None:
    page = client.get(f"/{lang}/t08")
    shown = {text_of(one) for one in client.page(page).all("h3")}
    assert shown >= EVERYBODY
    assert f'href="/{lang}/t12"' in page.text


def test_each_choice_leaves_fewer_and_always_112(client: Client) -> None:
    everybody = names(client)
    assert {"RIKU", "Nollalinja", "112"} <= names(client, need="violence") < everybody
    unnamed = {
        "RIKU",
        "Nollalinja",
        "Auttamisjärjestelmä",
        "Monika",
        "MIELI",
        "Tasa-arvovaltuutettu",
        "Oikeusapu",
    }
    assert names(client, nameless="1") == unnamed | {"112"}
    assert "SAK" not in names(client, tongue="ar")
    assert "RIKU" in names(client, tongue="ar"), "its languages are not known"


def test_unknown_languages_are_said_when_one_is_chosen(client: Client) -> None:
    said = "Where no language is named, ask if they speak yours."
    assert said in client.post("/en/t08", {"tongue": "ar", "do": "show"}).text
    assert said not in client.get("/en/t08").text
    known = {"tongue": "en", "need": "accident", "now": "1", "do": "show"}
    assert said not in client.post("/en/t08", known).text


def test_who_answers_now_follows_the_finnish_clock(client: Client, clock: HandClock) -> None:
    assert "Työsuojelu" in names(client, now="1")
    clock._set(datetime(2026, 12, 6, 1, 0, tzinfo=UTC))
    night = names(client, now="1")
    assert "Työsuojelu" not in night
    assert {"Auttamisjärjestelmä", "112"} <= night


def test_all_wishes_together_are_all_fulfilled(client: Client) -> None:
    found = names(client, need="talk", tongue="ar", now="1", nameless="1")
    assert found == {"Auttamisjärjestelmä", "112"}


def test_when_nobody_fits_it_says_what_to_try(client: Client, clock: HandClock) -> None:
    clock._set(datetime(2026, 12, 6, 1, 0, tzinfo=UTC))
    page = client.post("/en/t08", {"need": "discrimination", "now": "1", "do": "show"})
    assert "Nobody fits all of this now." in page.text
    assert 'href="tel:112"' in page.text


def test_what_nobody_serves_is_as_if_nothing_was_chosen(client: Client) -> None:
    page = client.post("/en/t08", {"need": "<b>", "tongue": "x" * 999, "now": "yes", "do": "show"})
    assert {text_of(one) for one in client.page(page).all("h3")} >= EVERYBODY


def test_the_choice_comes_along_into_another_language(client: Client) -> None:
    page = client.submit(client.get("/en/t08"), "/ar/t08", {"need": "violence", "nameless": "1"})
    assert '<option value="violence" selected>' in page.text
    assert 'name="nameless" value="1" checked' in page.text


def test_the_paper_has_numbers_hours_and_the_day_of_checking(client: Client, tmp_path: Path) -> None:
    lines = printed(client, "en", tmp_path, need="work")
    text = "\n".join(lines)
    assert lines[0] == "Phone numbers"
    for said in (
        "112",
        "116 006",
        "0295 016 620",
        "09:00–15:00",
        "Always open, day and night",
        "Checked on 20 November 2026.",
        "Not yet confirmed by a second person.",
    ):
        assert said in text, said
    assert "Nollalinja" not in text


def test_the_paper_names_nobody_in_a_telling_way(client: Client, tmp_path: Path) -> None:
    text = "\n".join(printed(client, "en", tmp_path)).lower()
    for word in ("victim", "traffick", "violen", "shelter", "exploit", "askel", "http"):
        assert word not in text


def test_whom_one_can_only_write_to_is_on_the_screen_and_not_on_a_paper_of_numbers(
    client: Client, tmp_path: Path
) -> None:
    chat = client.submit(client.get("/en/t08"), "/en/t08", {"need": "legal"}, press="do=show")
    assert "What happens when you write" in client.page(chat).said()
    assert "Oikeusapu" in names(client, need="legal")
    text = "\n".join(printed(client, "en", tmp_path, need="legal"))
    assert "Oikeusapu" not in text
    assert "116 006" in text


@pytest.mark.parametrize("lang", ["fi", "ar"])
def test_numbers_stand_on_paper_in_every_language(client: Client, lang: str, tmp_path: Path) -> None:
    text = "\n".join(printed(client, lang, tmp_path))
    assert "116 006" in text
    assert "09:00–15:00" in text
    assert "<" not in text


def test_an_old_number_says_so_on_paper(client: Client, clock: HandClock, tmp_path: Path) -> None:
    assert "This may have changed." not in "\n".join(printed(client, "en", tmp_path))
    clock._set(datetime(2028, 1, 1, 10, 0, tzinfo=UTC))
    assert "This may have changed." in "\n".join(printed(client, "en", tmp_path))
