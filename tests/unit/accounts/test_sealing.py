"""Sealed boxes of the desk: they open at their place alone, and outlive a new pepper."""

from hypothesis import given
from hypothesis import strategies as st

from app.accounts.sealing import sealed, unsealed
from app.security.boxes import joined
from app.security.secrets import Secrets

OLD = Secrets(bytes(range(32)), {"k1": bytes(range(1, 33))})
BOTH = Secrets(OLD.salt, {**OLD.peppers, "k2": bytes(range(2, 34))})
NEW = Secrets(OLD.salt, {"k2": bytes(range(2, 34))})


@given(st.binary(max_size=100), st.binary(max_size=20))
def test_a_box_gives_back_what_was_put_in(content: bytes, place: bytes) -> None:
    assert unsealed(OLD, "app", sealed(OLD, "app", content, place), place) == content


def test_a_box_opens_for_its_purpose_and_at_its_place_alone() -> None:
    box = sealed(OLD, "app", b"content", b"chen")
    assert unsealed(OLD, "offer", box, b"chen") is None
    assert unsealed(OLD, "app", box, b"eero") is None
    assert unsealed(OLD, "app", box, b"ch", b"en") is None


def test_a_box_outlives_a_new_pepper_until_the_old_one_is_thrown_away() -> None:
    box = sealed(OLD, "app", b"content")
    assert unsealed(BOTH, "app", box) == b"content"
    assert unsealed(NEW, "app", box) is None
    assert unsealed(NEW, "app", sealed(BOTH, "app", b"content")) == b"content"


@given(st.integers(0, 40), st.integers(1, 255))
def test_a_flipped_bit_opens_nothing(place: int, flip: int) -> None:
    box = bytearray(sealed(OLD, "app", b"content12345"))
    box[place % len(box)] ^= flip
    assert unsealed(OLD, "app", bytes(box)) is None


@given(st.binary(max_size=40))
def test_what_is_no_box_opens_nothing(box: bytes) -> None:
    assert unsealed(OLD, "app", box) is None


@given(st.lists(st.binary(max_size=6), max_size=4), st.lists(st.binary(max_size=6), max_size=4))
def test_different_parts_are_never_the_same_when_joined(one: list[bytes], two: list[bytes]) -> None:
    assert (joined(tuple(one)) == joined(tuple(two))) == (one == two)
