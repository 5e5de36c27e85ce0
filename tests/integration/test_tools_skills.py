"""Skills cards: chosen by a tap, shown by suit in two languages, printed, kept only with a code."""

from pathlib import Path

import httpx
import pytest

from tests.cast import Person
from tests.client import Client
from tests.unit.handouts.reading import lines_of, words

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PICKS = {"s.cooking": "can", "s.baking": "little", "s.children": "can", "s.driving": "want"}
FINNISH = ("Ruoanlaitto monelle", "Leivonta", "Lastenhoito", "Auton ajaminen")
ARABIC = ("الطبخ لعدد كبير من الناس", "رعاية الأطفال")


def picked(
    client: Client, lang: str, typed: dict[str, str] = PICKS, press: str = "do=show"
) -> httpx.Response:
    """The page with some cards chosen."""
    return client.submit(client.get(f"/{lang}/t02"), f"/{lang}/t02", typed, press=press)


def result(client: Client, reply: httpx.Response) -> str:
    """The words of the profile."""
    return client.page(reply).said("result")


@SQLITE
def test_there_are_sixty_cards_in_six_folds(client: Client) -> None:
    page = client.page(client.get("/en/t02"))
    names = {one.get("name", "") for one in page.all("input")}
    assert len([name for name in names if name.startswith("s.")]) == 60
    folds = page.all("details")
    assert len([one for one in folds if "fold" in one.get("class", "")]) == 6
    assert len([one for one in folds if "open" in one.attrib]) == 1


@SQLITE
def test_the_profile_has_the_readers_words_and_finnish_ones(client: Client) -> None:
    shown = result(client, picked(client, "ar"))
    for said in (*FINNISH, *ARABIC):
        assert said in shown


@SQLITE
def test_who_reads_finnish_sees_each_card_once(client: Client) -> None:
    shown = result(client, picked(client, "fi", {"s.cooking": "want"}))
    assert shown.count("Ruoanlaitto monelle") == 1


@SQLITE
def test_where_it_was_learned_is_asked_for_chosen_strengths_alone(client: Client) -> None:
    assert 'name="w.' not in client.get("/en/t02").text
    page = picked(client, "en")
    assert page.text.count('name="w.') == 4 * 3
    again = client.submit(page, "/en/t02", {"w.cooking": "work", "w.children": "home"}, press="do=show")
    shown = result(client, again)
    assert "at work" in shown and "at home" in shown


@SQLITE
def test_nothing_chosen_is_a_calm_page(client: Client) -> None:
    assert "No card is chosen yet." in picked(client, "en", {}).text


@SQLITE
def test_every_card_with_every_place_is_a_form_that_is_read(client: Client) -> None:
    names = {one.get("name", "") for one in client.page(client.get("/en/t02")).all("input")}
    cards = [name.removeprefix("s.") for name in names if name.startswith("s.")]
    all_of_them = [(f"s.{card}", "can") for card in cards]
    all_of_them += [(f"w.{card}", place) for card in cards for place in ("home", "work", "hobby", "school")]
    page = client.post("/en/t02", [*all_of_them, ("sheet", "fi"), ("beside", "yes"), ("do", "show")])
    assert "My 60 strengths" in page.text


@SQLITE
@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("fi", "Ruoanlaitto monelle"),
        ("en", "Cooking for many people"),
        ("sv", "Matlagning för många"),
    ],
)
def test_the_profile_prints_in_the_chosen_language(
    client: Client, tmp_path: Path, sheet: str, said: str
) -> None:
    typed = {"sheet": sheet, "beside": "yes"}
    reply = client.submit(picked(client, "ar"), "/ar/paper", typed, press="paper=pdf")
    printed = words(" ".join(lines_of(reply.content, tmp_path)))
    assert set(words(said)) <= set(printed)
    assert set(words(ARABIC[1])) <= set(printed)


@SQLITE
def test_without_a_wish_there_is_one_language_on_paper(client: Client, tmp_path: Path) -> None:
    reply = client.submit(picked(client, "ar"), "/ar/paper", press="paper=pdf")
    printed = " ".join(lines_of(reply.content, tmp_path))
    assert all(said in printed for said in FINNISH)
    assert not set(words(ARABIC[1])) & set(words(printed))
    assert b"Askel" not in reply.content


@SQLITE
def test_an_empty_profile_is_not_printed(client: Client) -> None:
    page = client.submit(client.get("/en/t02"), "/en/paper", press="paper=pdf", status=422)
    assert "Please choose some cards first." in page.text
    assert 'href="#suit.hands"' in page.text


@SQLITE
def test_what_is_chosen_comes_along_into_another_language(client: Client) -> None:
    page = client.submit(picked(client, "ar"), "/fi/t02")
    assert "Lastenhoito" in result(client, page)


def test_the_cards_are_kept_with_a_code(amina: Person) -> None:
    amina.make_code()
    picked(amina.phone, amina.lang)
    again = amina.visit("t02")
    assert "Ruoanlaitto monelle" in result(amina.phone, again)
    assert ARABIC[1] in amina.visit("notebook").text


@SQLITE
def test_without_a_code_the_cards_are_gone(client: Client) -> None:
    picked(client, "en")
    assert result(client, client.get("/en/t02")) == ""
