"""The revision of a piece of source text."""

from app.content.revision import revision

TEXT = "### Gross pay\n\nPay before [tax](term:tax)."


def test_it_is_eight_hexadecimal_digits_and_never_changes() -> None:
    assert revision(TEXT) == "e9f2e8be"


def test_markers_and_white_space_do_not_count() -> None:
    assert revision(
        "### Gross pay <!-- step s-a critical -->\n\n\nPay  before\n[tax](term:tax).\n"
    ) == revision(TEXT)


def test_letters_composed_or_not_are_the_same() -> None:
    assert revision("p\u00e4iv\u00e4") == revision("pa\u0308iva\u0308")


def test_what_is_shown_for_a_register_value_does_not_count_but_the_value_does() -> None:
    assert revision("[40](fact:f08.hours)") == revision("[41](fact:f08.hours)")
    assert revision("[40](fact:f08.hours)") != revision("[40](fact:f08.days)")
    assert revision("[112](contact:f40)") == revision("[1 1 2](contact:f40)")


def test_words_links_and_ticks_count() -> None:
    for other in ("Pay after", "(term:taxes)", "[the tax]"):
        assert revision(TEXT.replace("Pay before", other).replace("(term:tax)", other)) != revision(TEXT)
    assert revision("- [x] a") != revision("- [ ] a")
