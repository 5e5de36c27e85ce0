"""A page put together from pieces is the page."""

import gzip
import zlib

import brotli
from hypothesis import given
from hypothesis import strategies as st

from app.prepared import Piece, Shelf, Skeleton, Whole, slot, stream

texts = st.lists(st.text(max_size=400), min_size=1, max_size=9)


@given(texts)
def test_pieces_make_one_gzip_stream_of_all_their_text(parts: list[str]) -> None:
    body = stream(map(Piece.pack, parts))
    assert gzip.decompress(body).decode() == "".join(parts)
    assert zlib.decompress(body, 31).decode() == "".join(parts)


@given(texts)
def test_a_skeleton_filled_again_is_the_page(parts: list[str]) -> None:
    parts = [part.replace("\ue000", "").replace("\ue001", "") for part in parts]
    html = "".join(f"{part}{slot(f'item.{number}')}" for number, part in enumerate(parts))
    skeleton = Skeleton.cut(html)
    assert skeleton.slots == tuple(f"item.{number}" for number in range(len(parts)))
    filled = skeleton.filled({f"item.{number}": f"<b>{number}</b>" for number in range(len(parts))})
    assert filled == "".join(f"{part}<b>{number}</b>" for number, part in enumerate(parts))


def test_a_whole_page_is_the_same_in_both_codings() -> None:
    whole = Whole.pack("<p>askel</p>" * 50)
    assert brotli.decompress(whole.brotli) == gzip.decompress(whole.gzip)


def test_a_shelf_makes_a_thing_once_and_lets_the_oldest_go() -> None:
    made: list[str] = []

    def make(name: str) -> Piece:
        made.append(name)
        return Piece.pack(name)

    shelf: Shelf[Piece] = Shelf(most=3 * Piece.pack("a").size)
    for name in ("a", "b", "a", "c", "d", "a", "b"):
        shelf.take(name, lambda name=name: make(name))  # type: ignore[misc]
    assert made == ["a", "b", "c", "d", "b"]
    assert shelf.bytes <= shelf.most
    shelf.clear()
    assert shelf.bytes == 0
