"""Paragraphs, sentences and words."""

import pytest

from app.content.prose import paragraphs, sentences, word_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("It costs 12.50 euros.", 1),
        ("Work begins 1. kesäkuuta. Tule ajoissa.", 2),
        ("Se on huoneessa 15. Tule sinne.", 2),
        ("She said: “Yes.” Then no.", 2),
        ("هل هذا راتبك؟ نعم.", 2),
        ("यह आपका है। हाँ।", 2),
        ("No end", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_words_have_a_letter_or_a_digit() -> None:
    assert word_count("– One, two – 3 € !") == 3


def test_paragraphs_and_entries_are_found_and_tables_are_not() -> None:
    html = "<p>One</p><ul><li>two</li></ul><table><tr><td>3</td></tr></table><aside><p>four</p></aside>"
    assert [(one.text, one.entry) for one in paragraphs(html)] == [
        ("One", False),
        ("two", True),
        ("four", False),
    ]
