"""Search finds what people mean, in every script."""

from hypothesis import given
from hypothesis import strategies as st

from app.content.models import SearchText
from app.learning.finding import searching
from app.learning.finding.searching import Entry, folded, search, snippet

FOUND_IN = (
    SearchText("lesson", "l03/c", "Reading a pay slip", "It shows your hours and your pay before tax.", "en"),
    SearchText("term", "words", "Pay slip", "The paper about your wage.", "en"),
    SearchText(
        "lesson", "l03/e", "Oma tili", "Palkka tulee omalle tilille. Tyonantaja ei tarvitse tunnuksia.", "fi"
    ),
    SearchText("lesson", "l03/b", "الأجر الإجمالي", "الأجر قبل الضريبة", "ar"),
)
TEXTS = tuple(map(Entry.of, FOUND_IN))


def test_every_word_must_be_there_and_a_beginning_is_enough() -> None:
    assert [hit.address for hit in search(TEXTS, "pay sl")] == ["words", "l03/c"]
    assert search(TEXTS, "pay unicorn") == ()


def test_case_marks_and_spelling_variants_do_not_matter() -> None:
    assert [hit.address for hit in search(TEXTS, "TYÖNANTAJA")] == ["l03/e"]
    assert [hit.address for hit in search(TEXTS, "الاجر")] == ["l03/b"]


def test_the_arabic_article_does_not_matter() -> None:
    for query in ("ضريبة", "الضريبة", "والضريبة", "للضريبة"):
        assert [hit.address for hit in search(TEXTS, query)] == ["l03/b"], query


def test_a_word_written_together_finds_the_two_words_of_a_title() -> None:
    assert "words" in [hit.address for hit in search(TEXTS, "payslip")]
    assert search(TEXTS, "aslip") == ()


def test_an_empty_question_finds_nothing() -> None:
    assert search(TEXTS, "  ?! ") == ()


def test_nothing_that_somebody_looked_for_is_kept() -> None:
    assert not [name for name, value in vars(searching).items() if hasattr(value, "cache_info")]


def test_the_snippet_shows_the_words_around_the_match() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    piece = snippet(text, ["word30"])
    assert "word30" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")


def test_the_snippet_does_not_say_the_title_again() -> None:
    text = SearchText(
        "lesson", "l03/c", "Reading a pay slip", "Reading a pay slip It shows your hours.", "en"
    )
    word = SearchText("term", "words", "Palkka", "palkka Raha, jonka saat.", "fi")
    assert [hit.snippet for hit in search(map(Entry.of, (text, word)), "pa")] == [
        "Raha, jonka saat.",
        "It shows your hours.",
    ]


@given(st.text(max_size=120))
def test_no_question_breaks_the_search(query: str) -> None:
    for hit in search(TEXTS, query):
        assert hit.address


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
