"""The calm page: four exercises to open, nothing that moves or sounds by itself, and ways on."""

import pytest

from tests.client import Client
from tests.page_rules import text_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
EXERCISES = ["senses", "feet", "breathing", "around"]


@pytest.mark.parametrize("lang", ["en", "fi", "sv", "ar"])
def test_every_exercise_opens_by_itself(client: Client, lang: str) -> None:
    page = client.page(client.get(f"/{lang}/t11"))
    folds = [one for one in page.all("details") if one.get("class") == "fold"]
    assert [one.get("id") for one in folds] == EXERCISES
    assert not any("open" in one.attrib for one in folds)
    assert all(len(list(one.iter("ol"))) == 1 for one in folds)


def test_the_breathing_lines_stand_one_under_the_other(client: Client) -> None:
    page = client.page(client.get("/en/t11"))
    rounds = [one for one in page.all("ul") if one.get("class") == "counts"]
    assert [len(list(one)) for one in rounds] == [6]
    assert [text_of(part) for part in rounds[0][0]] == ["In: 1 2 3", "Out: 1 2 3 4"]


def test_the_day_is_that_of_the_reader(client: Client) -> None:
    assert "today is 1 December 2026" in client.get("/en/t11").text
    assert "1. joulukuuta 2026" in client.get("/fi/t11").text


def test_it_makes_no_sound_and_asks_nothing(client: Client) -> None:
    page = client.page(client.get("/en/t11"))
    assert page.all("audio", "video", "textarea", "select") == []
    assert [one.get("type") for one in page.all("input") if one.get("type") != "hidden"] == []
    listen = [one for one in page.all("button") if one.get("data-behaviour") == "listen"]
    assert len(listen) == 3 and all("hidden" in one.attrib for one in listen), "never for the breathing"


def test_rest_and_help_are_one_tap_away(client: Client) -> None:
    page = client.get("/ar/t11")
    assert 'href="/ar/rest"' in page.text and 'href="/ar/help"' in page.text
    for place in ("/ar/rest", "/ar/help"):
        assert client.get(place).status_code == 200
