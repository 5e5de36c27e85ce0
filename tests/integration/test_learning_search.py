"""Search in the offered languages, by POST, so that no word gets into an address."""

import pytest

from tests.client import Client


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "pay slip"), ("fi", "palkkalaskelma"), ("ar", "palkkalaskelma")]
)
def test_a_word_is_found_in_every_language(client: Client, lang: str, word: str) -> None:
    page = client.submit(client.get(f"/{lang}/search"), f"/{lang}/search", {"words": word})
    assert f'href="/{lang}/l03' in page.text
    assert page.url.path == f"/{lang}/search"
    assert not page.url.query


def test_what_was_typed_stays_in_the_field_and_is_never_markup(client: Client) -> None:
    page = client.post("/en/search", {"words": '"><script>alert(1)</script>'})
    assert "<script>alert" not in page.text
    assert "Nothing was found." in page.text
    assert "&lt;script&gt;" in page.text


def test_an_empty_field_asks_for_a_word(client: Client) -> None:
    page = client.post("/en/search", {"words": "  "}, status=422)
    assert "Write one or two words first." in page.text
    assert 'aria-invalid="true"' in page.text


def test_a_very_long_question_is_cut_and_answered(client: Client) -> None:
    page = client.page(client.post("/en/search", {"words": "pay " * 5000}))
    fields = [field for field in page.all("input") if field.get("name") == "words"]
    assert [len(field.get("value", "")) for field in fields] == [100]


@pytest.mark.parametrize(
    ("lang", "word", "tool"), [("en", "CV", "t03"), ("fi", "ansioluettelo", "t03"), ("ar", "112", "t12")]
)
def test_a_tool_is_found_by_its_name(client: Client, lang: str, word: str, tool: str) -> None:
    assert f'href="/{lang}/{tool}"' in client.post(f"/{lang}/search", {"words": word}).text
