"""CBOR as passkeys may write it: all that is plain passes, and tags, open ends, depth and rests do not."""

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.ctap import is_plain, is_plain_data

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**64), 2**64 - 1)
    | st.floats()
    | st.binary(max_size=300)
    | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=30) | st.dictionaries(st.integers(-9, 300) | st.text(), inner, max_size=9)
    ),
    max_leaves=6,
)


def depth(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0) if isinstance(value, dict | list) else 0


def ends_early(content: bytes) -> bool:
    try:
        cbor2.loads(content)
    except cbor2.CBORDecodeEOF:
        return True
    except cbor2.CBORDecodeError:  # wrong inside: text that is no UTF-8
        return False
    return False


@given(PLAIN.filter(lambda value: depth(value) <= 8), st.integers(1, 9))
def test_what_is_plain_passes_whole_and_neither_cut_nor_with_a_rest(value: object, cut: int) -> None:
    content = cbor2.dumps(value)
    assert is_plain(content)
    assert not is_plain(content[:-cut])
    assert not is_plain(content + b"\xf6")


@given(PLAIN, st.integers(0, 2**32))
def test_a_tag_anywhere_is_found(value: object, tag: int) -> None:
    content = cbor2.dumps(cbor2.CBORTag(tag, value))
    assert not is_plain(content)
    assert not is_plain(b"\x82\x01" + content) and not is_plain(b"\xa1\x01" + content)


@pytest.mark.parametrize(
    "content", [b"", b"\x9f\xff", b"\x5f\x41a\xff", b"\xbf\xff", b"\x1c", b"\x9b" + b"\xff" * 8]
)
def test_open_ends_and_counts_without_items_are_refused(content: bytes) -> None:
    assert not is_plain(content)


def test_eight_levels_are_enough_and_nine_are_too_many() -> None:
    assert is_plain(b"\x81" * 8 + b"\xf6") and not is_plain(b"\x81" * 9 + b"\xf6")
    assert not is_plain(b"\x81" * 16_000 + b"\xf6")


@given(st.binary(max_size=80))
def test_what_passes_never_ends_too_early_for_the_reader(content: bytes) -> None:
    assert not (is_plain(content) and ends_early(content))


def test_authenticator_data_may_carry_a_key_and_extensions_and_no_more() -> None:
    start, key, extension = b"h" * 32, cbor2.dumps({1: 2, 3: -7}), cbor2.dumps({"credProtect": 2})
    named = bytes(16) + b"\x00\x03" + b"id!"
    assert is_plain_data(start + b"\x05" + bytes(4))
    assert is_plain_data(start + b"\x45" + bytes(4) + named + key)
    assert is_plain_data(start + b"\xc5" + bytes(4) + named + key + extension)
    assert not is_plain_data(start + b"\xc5" + bytes(4) + named + key + extension + b"\xf6")
    assert not is_plain_data(start + b"\xc5" + bytes(4) + named + key + b"\xc0" + extension)
    assert not is_plain_data(start + b"\x45" + bytes(4) + named[:10])
    assert not is_plain_data(b"short") and not is_plain_data(b"")
