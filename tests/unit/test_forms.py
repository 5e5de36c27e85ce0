"""A posted form is read within bounds, as text, and as browsers send it."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms import MAX_FIELD, MAX_FIELDS, Posted

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)


@given(st.lists(st.tuples(words, words), max_size=20))
def test_what_was_sent_is_read_again(pairs: list[tuple[str, str]]) -> None:
    plain = Posted(pairs)
    read = Posted.parse(urlencode(pairs).encode())
    assert read.pairs == plain.pairs
    for name, _ in pairs:
        assert read.all(name) == tuple(value for key, value in plain.pairs if key == name)
        assert read.first(name) == read.all(name)[0]


def test_fields_keep_their_order_and_a_missing_one_is_empty() -> None:
    read = Posted.parse(b"a.q=2&seen=x&a.q=1&a.m.row=&empty=")
    assert read.all("a.q") == ("2", "1")
    assert read.starting("a.") == {"q": ("2", "1"), "m.row": ("",)}
    assert (read.first("empty", "other"), read.first("nothing", "other")) == ("", "other")


def test_text_is_normalised_and_has_no_nul() -> None:
    assert Posted.parse(b"w=a%CC%88%00b").first("w") == "\u00e4b"


def test_bytes_that_are_no_text_do_not_break_it() -> None:
    assert Posted.parse(b"w=%ff\xfe").first("w") == "\ufffd\ufffd"


@pytest.mark.parametrize("body", [b"&".join([b"a=1"] * (MAX_FIELDS + 1)), b"a=" + b"x" * (MAX_FIELD + 1)])
def test_more_than_we_ever_ask_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="field"):
        Posted.parse(body)
