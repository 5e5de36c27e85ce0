"""Keys and boxes: what opens them, and that nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.learners import sealing
from app.learners.sealing import code_keys
from app.learners.tokens import key_of, who_tag
from app.security.boxes import Damaged, derived, new_key, seal, unseal
from app.security.tokens import hashed, is_token, random_token

KEYS = st.binary(min_size=32, max_size=32)
PLACES = st.lists(st.binary(max_size=20), max_size=3)


def test_a_code_gives_the_same_keys_again_and_other_codes_or_salts_give_others() -> None:
    keys = code_keys("12345678901234567890", b"s" * 32)
    assert code_keys("12345678901234567890", b"s" * 32) == keys
    assert keys.lookup != keys.wrapping
    others = (code_keys("12345678901234567891", b"s" * 32), code_keys("12345678901234567890", b"t" * 32))
    assert (
        len({keys.lookup, keys.wrapping, *(key for one in others for key in (one.lookup, one.wrapping))}) == 6
    )


def test_the_hash_costs_what_the_rules_say() -> None:
    assert (sealing.MEMORY_KIB, sealing.ROUNDS, sealing.LANES) == (64 * 1024, 3, 1)


def test_keys_never_show_in_a_representation() -> None:
    keys = code_keys("12345678901234567890", b"s" * 32)
    assert repr(keys) == "CodeKeys()"


@given(st.binary(max_size=200), KEYS, PLACES)
def test_a_box_opens_with_its_key_at_its_place(content: bytes, key: bytes, place: list[bytes]) -> None:
    assert unseal(seal(content, key, *place), key, *place) == content


@given(st.binary(max_size=60), KEYS, st.data())
def test_any_flipped_bit_is_noticed(content: bytes, key: bytes, data: st.DataObject) -> None:
    box = bytearray(seal(content, key, b"here"))
    bit = data.draw(st.integers(0, len(box) * 8 - 1))
    box[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Damaged):
        unseal(bytes(box), key, b"here")


@given(st.binary(max_size=60), KEYS, st.data())
def test_a_box_that_was_cut_or_lengthened_is_noticed(content: bytes, key: bytes, data: st.DataObject) -> None:
    box = seal(content, key)
    with pytest.raises(Damaged):
        unseal(box[: data.draw(st.integers(0, len(box) - 1))], key)
    with pytest.raises(Damaged):
        unseal(box + b"\0", key)


@given(st.binary(max_size=60), KEYS, PLACES, PLACES)
def test_a_box_moved_to_another_place_does_not_open(
    content: bytes, key: bytes, place: list[bytes], other: list[bytes]
) -> None:
    box = seal(content, key, *place)
    if place != other:
        with pytest.raises(Damaged):
            unseal(box, key, *other)


@given(KEYS, KEYS)
def test_another_key_does_not_open_it(key: bytes, other: bytes) -> None:
    box = seal(b"data key", key)
    if key != other:
        with pytest.raises(Damaged):
            unseal(box, other)


def test_the_same_content_is_sealed_differently_each_time() -> None:
    key = new_key()
    assert len({seal(b"same", key) for _ in range(50)}) == 50


@given(st.binary(min_size=32, max_size=32), st.text(min_size=1, max_size=9), st.text(min_size=1, max_size=9))
def test_every_purpose_has_a_key_of_its_own(secret: bytes, one: str, other: str) -> None:
    assert (derived(secret, one) == derived(secret, other)) == (one == other)


def test_tokens_are_long_random_and_recognised() -> None:
    tokens = {random_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(is_token(token) for token in tokens)
    assert (
        len({hashed(token) for token in tokens}) == len({key_of(token, "session") for token in tokens}) == 100
    )


@pytest.mark.parametrize(
    "text", ["", "x", "A" * 42, "A" * 44, "A" * 42 + "B", "A" * 42 + "=", "ä" * 43, "A" * 42 + "\n"]
)
def test_what_no_token_can_be_is_not_taken_for_one(text: str) -> None:
    assert not is_token(text)


def test_the_tag_of_a_learner_is_stable_and_tells_nothing_of_the_id() -> None:
    assert who_tag(b"a" * 16) == who_tag(b"a" * 16) != who_tag(b"b" * 16)
    assert len(who_tag(b"a" * 16)) == 12
