"""The 112 card: the language in Finnish and English, what to say, large and on paper."""

from pathlib import Path

import pytest

from app import i18n
from app.practice.tools.t12_112.sentences import PARTITIVES
from tests.client import Client
from tests.filling import filled
from tests.unit.handouts.reading import lines_of, words

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def printed(client: Client, lang: str, folder: Path, **fields: str) -> str:
    reply = client.post(f"/{lang}/paper", {"tool": "t12", "paper": "card", **fields})
    assert reply.headers["content-type"] == "application/pdf"
    return "\n".join(lines_of(reply.content, folder))


@pytest.mark.parametrize(
    ("lang", "finnish", "english"),
    [("ar", "Puhun arabiaa.", "I speak Arabic."), ("fi", "Puhun suomea.", "I speak Finnish.")],
)
def test_the_card_starts_with_the_language_of_the_page(
    client: Client, lang: str, finnish: str, english: str
) -> None:
    page = client.get(f"/{lang}/t12")
    assert finnish in page.text
    assert english in page.text
    assert 'href="tel:112"' in page.text
    assert f'<option value="{lang}" selected>' in page.text


def test_a_card_is_made_for_any_language(client: Client, raw: Client) -> None:
    form = dict(filled(client.page(client.get("/en/t12")), "/en/t12", {}, "do=show"))
    for tongue in {*i18n.REGISTRY, *PARTITIVES}:
        page = raw.post("/en/t12", {**form, "tongue": tongue}, headers={"Sec-Fetch-Site": "same-origin"})
        assert f"Puhun {PARTITIVES[tongue]}." in page.text
        assert f'<option value="{tongue}" selected>' in page.text


def test_a_language_from_nowhere_is_that_of_the_page(client: Client) -> None:
    page = client.post("/en/t12", {"tongue": "<b>xx</b>" * 90, "do": "show"})
    assert "I speak English." in page.text


def test_an_interpreter_is_asked_for_where_the_language_needs_one(client: Client) -> None:
    assert "Tarvitsen tulkin." in client.get("/ar/t12").text
    assert "Tarvitsen tulkin." not in client.get("/en/t12").text
    assert "Tarvitsen tulkin." in client.post("/en/t12", {"tongue": "so", "do": "show"}).text


def test_the_large_view_shows_only_the_words_and_the_way_back(client: Client) -> None:
    page = client.submit(client.get("/ar/t12"), "/ar/t12", {}, press="large=1")
    assert page.text.count('class="poster"') == 3
    assert "<select" not in page.text
    assert 'href="tel:112"' in page.text
    back = client.submit(page, "/ar/t12")
    assert 'class="poster"' not in back.text
    assert "Puhun arabiaa." in back.text


def test_the_large_view_keeps_the_chosen_language(client: Client) -> None:
    page = client.submit(client.get("/en/t12"), "/en/t12", {"tongue": "vi"}, press="large=1")
    assert "Puhun vietnamia." in page.text
    assert "Puhun vietnamia." in client.submit(page, "/fi/t12").text, "the languages take it along"


def test_the_paper_says_what_the_page_says(client: Client, tmp_path: Path) -> None:
    steps = [
        "Call 112. It is free, from any phone.",
        "Say the name of your language. They bring an interpreter.",
        "Say what happens and where you are. A street name or a sign is enough.",
        "Wait. Do not end the call before they say so.",
    ]
    page = client.post("/en/t12", {"tongue": "so", "do": "show"}).text
    paper = " ".join(words(printed(client, "en", tmp_path, tongue="so")))
    for step in steps:
        assert step in page
        assert " ".join(words(step)) in paper
    for said in ("Puhun somalia", "I speak Somali", "Tarvitsen tulkin", "I am here"):
        assert said in paper


def test_the_paper_of_an_offered_language_speaks_that_language(client: Client, tmp_path: Path) -> None:
    paper = words(printed(client, "en", tmp_path, tongue="ar"))
    assert {"Puhun", "arabiaa", "Arabic"} <= set(paper)
    steps = words(client.get("/ar/t12").text)
    assert len([one for one in paper if one >= "\u0600" and one in steps]) > 15


@pytest.mark.parametrize(("lang", "said"), [("fi", "Puhun suomea"), ("en", "I speak English")])
def test_who_needs_no_interpreter_is_not_told_to_ask_for_one(
    client: Client, tmp_path: Path, lang: str, said: str
) -> None:
    paper = " ".join(words(printed(client, lang, tmp_path)))
    assert said in paper
    assert "Tarvitsen tulkin" not in paper


def test_the_finnish_card_says_its_sentence_once(client: Client, tmp_path: Path) -> None:
    paper = " ".join(words(printed(client, "fi", tmp_path, tongue="ku")))
    assert "Puhun kurdia" in paper
    assert paper.count("Tarvitsen tulkin") == 1
