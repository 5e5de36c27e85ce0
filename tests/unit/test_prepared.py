"""A page put together from pieces is the page."""

import gzip
import zlib
from random import Random
from string import ascii_letters

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prepared import CLOSE, OPEN, Layout, Piece, Shelf, Skeleton, TooWide, Whole, slot

plain = st.text(max_size=400).map(lambda text: text.replace(OPEN, "").replace(CLOSE, ""))


def laid_out(texts: list[str], widths: list[int]) -> Layout:
    """A page of these texts with slots s0, s1, ... between them."""
    marked = "".join(f"{text}{slot(f's{number}')}" for number, text in enumerate(texts[:-1])) + texts[-1]
    return Layout(Skeleton.cut(marked), {f"s{number}": width for number, width in enumerate(widths)})


def put_together(layout: Layout, values: list[str]) -> bytes:
    """The page with these values in its slots."""
    return layout.stream([layout.piece(f"s{number}", value) for number, value in enumerate(values)])


@given(st.lists(st.tuples(plain, plain, st.integers(0, 99)), max_size=9), plain)
def test_pieces_make_one_gzip_stream_of_all_their_text(parts: list[tuple[str, str, int]], last: str) -> None:
    texts, values = [text for text, _, _ in parts], [value for _, value, _ in parts]
    widths = [len(value.encode()) + more for _, value, more in parts]
    body = put_together(laid_out([*texts, last], widths), values)
    filled = (
        text.encode() + value.encode().ljust(width)
        for text, value, width in zip(texts, values, widths, strict=True)
    )
    assert gzip.decompress(body) == b"".join(filled) + last.encode()
    assert zlib.decompress(body, 31) == gzip.decompress(body)


def test_a_piece_made_once_fits_whatever_stands_in_the_other_slots() -> None:
    layout = laid_out(["<main>", "<hr>", "</main>"], [20, 20])
    first = layout.piece("s0", "yes")
    for other in ("", "no", "<b>perhaps</b>"):
        page = gzip.decompress(layout.stream([first, layout.piece("s1", other)])).decode()
        assert page.split() == f"<main>yes <hr>{other} </main>".split()


def test_a_text_that_was_there_before_a_slot_is_not_sent_again() -> None:
    words = "".join(Random(7).choices(ascii_letters, k=3000))
    once, twice = laid_out([words, ""], [500]), laid_out([words, words], [500])
    more = len(put_together(twice, ["x" * 400])) - len(put_together(once, ["x" * 400]))
    assert more < 60


def test_what_is_too_wide_is_not_squeezed_in() -> None:
    layout = laid_out(["", ""], [4])
    layout.piece("s0", "\u00e4\u00e4")
    with pytest.raises(TooWide):
        layout.piece("s0", "\u00e4\u00e4x")


def test_a_whole_page_is_the_same_in_both_codings() -> None:
    whole = Whole.pack("<p>askel</p>" * 50)
    assert brotli.decompress(whole.brotli) == gzip.decompress(whole.gzip)


def test_a_shelf_makes_a_thing_once_and_lets_the_oldest_go() -> None:
    made: list[str] = []

    def make(name: str) -> Piece:
        made.append(name)
        return Piece(name.encode(), 0)

    shelf: Shelf[Piece] = Shelf(most=3 * make("a").size)
    made.clear()
    for name in ("a", "b", "a", "c", "d", "a", "b"):
        shelf.take(name, lambda name=name: make(name))  # type: ignore[misc]
    assert made == ["a", "b", "c", "d", "b"]
    assert shelf.bytes <= shelf.most
    shelf.clear()
    assert shelf.bytes == 0
