"""Twelve signs of a job ad: three short lists with reasons, questions in two languages, nothing proved or kept."""

from pathlib import Path

import httpx
import pytest

from tests.client import Client
from tests.page_rules import text_of
from tests.unit.handouts.reading import lines_of, words

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

SAID = {
    "s.business-id": "no",
    "s.address": "yes",
    "s.room": "yes",
    "s.hurry": "yes",
    "s.no-name": "unsure",
}
PROVES = "A sign proves nothing. It tells when to ask more."


def ended(client: Client, lang: str, said: dict[str, str]) -> httpx.Response:
    return client.post(f"/{lang}/t14", {"tool": "t14", "here": "3", "go": "end", **said})


def lists_of(client: Client, page: httpx.Response) -> dict[str, list[str]]:
    """Titles of signs by the list they stand in."""
    return {
        section.get("aria-labelledby", "").removeprefix("list."): [
            text_of(one) for one in section.iter("b") if text_of(one)
        ]
        for section in client.page(page).all("section")
        if section.get("aria-labelledby", "").startswith("list.")
    }


def test_it_starts_with_the_first_signs_and_says_what_they_are_worth(client: Client) -> None:
    page = client.get("/en/t14")
    assert PROVES in page.text
    assert "You can skip any sign." in page.text
    assert page.text.count("<fieldset") == page.text.count(">Skip<") == 5


def test_one_goes_through_the_signs_to_three_lists(client: Client) -> None:
    page = client.submit(
        client.get("/en/t14"), "/en/t14", {"s.business-id": "no", "s.address": "yes"}, press="go=2"
    )
    page = client.submit(page, "/en/t14", {"s.room": "yes"}, press="go=3")
    page = client.submit(page, "/en/t14", {"s.hurry": "yes", "s.no-name": "unsure"}, press="go=end")
    assert lists_of(client, page) == {
        "good": ["The ad tells where the work is."],
        "ask": [
            "The ad tells the employer’s name and business ID.",
            "A room belongs to the job.",
            "You cannot find out who the employer is, even when you ask.",
        ],
        "careful": ["They want an answer today, or want you to keep the offer secret."],
    }
    assert "A fair employer can wait a day." in page.text
    assert PROVES in page.text
    assert page.text.count("Your answer: No<") == page.text.count("Your answer: Not sure") == 1


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
def test_a_sign_to_be_careful_with_brings_people_to_ask_first(client: Client, lang: str) -> None:
    page = ended(client, lang, SAID)
    assert 'href="tel:0800414004"' in page.text
    assert page.text.count('class="box contact"') == 2
    assert {name: len(held) for name, held in lists_of(client, page).items()} == {
        "good": 1,
        "ask": 3,
        "careful": 1,
    }


def test_the_employer_is_not_asked_about_what_needs_care(client: Client) -> None:
    page = ended(client, "en", {"s.pay-first": "yes", "s.papers-first": "yes"})
    assert "Do I have to pay anything before I start?" not in page.text
    assert 'value="sheet"' not in page.text
    assert "Do I have to pay anything before I start?" in ended(client, "en", {"s.pay-first": "unsure"}).text


@pytest.mark.parametrize("said", [{}, {"s.hurry": "no", "s.room": "no", "s.address": "skip"}])
def test_without_anything_to_list_it_ends_calmly(client: Client, said: dict[str, str]) -> None:
    page = ended(client, "en", said)
    assert lists_of(client, page) == {}
    assert "That is fine." in page.text
    assert 'value="sheet"' not in page.text


def test_what_was_chosen_can_be_looked_at_again(client: Client) -> None:
    page = client.submit(ended(client, "en", SAID), "/en/t14", press="go=1")
    assert 'id="s.business-id.no" name="s.business-id" value="no" checked' in page.text
    assert '<input type="hidden" name="s.hurry" value="yes">' in page.text


def test_what_was_chosen_comes_along_into_another_language(client: Client) -> None:
    page = client.submit(ended(client, "en", SAID), "/fi/t14")
    assert {name: len(held) for name, held in lists_of(client, page).items()} == {
        "good": 1,
        "ask": 3,
        "careful": 1,
    }


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
def test_the_questions_are_printed_as_the_page_shows_them(client: Client, lang: str, tmp_path: Path) -> None:
    page = ended(client, lang, SAID)
    reply = client.submit(page, f"/{lang}/paper", press="paper=sheet")
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    paper = words(" ".join(lines_of(reply.content, tmp_path)))
    shown = [text_of(one) for one in client.page(page).all("p")]
    asked = [one for one in shown if one.endswith(("?", "؟"))]
    assert len(asked) == (3 if lang == "fi" else 6)
    for one in asked:
        assert set(words(one)) <= set(paper), one


def test_there_is_no_paper_without_a_question(client: Client) -> None:
    reply = client.post("/en/paper", {"tool": "t14", "paper": "sheet", "here": "end"}, status=422)
    assert "There is nothing to ask yet." in reply.text


def test_a_mad_form_is_the_first_part(client: Client) -> None:
    page = client.post("/en/t14", [("go", "0"), ("here", "x" * 999), ("s.room", "<b>"), ("do", "show")])
    assert page.text.count("<fieldset") == 5
