"""From phone to phone: only the new phone's own value opens the box, and it gives the same session each time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms import Posted
from app.learners.pairing.forms import read_digits_form, read_number
from app.learners.pairing.keys import opened_with, public_key, sealed_for, session_cookie
from app.learners.pairing.waiting import Waiting, new_waiting, read_waiting
from app.security.boxes import Damaged, new_key
from app.security.tokens import is_token, random_token

PLACE = (b"pairing", b"learner", b"wrapped")


@given(st.binary(max_size=200))
def test_the_phone_that_it_was_sealed_for_opens_the_box(content: bytes) -> None:
    token = random_token()
    assert opened_with(token, sealed_for(public_key(token), content, *PLACE), *PLACE) == content


def test_another_phone_another_place_and_a_changed_box_open_nothing() -> None:
    token, key = random_token(), new_key()
    box = sealed_for(public_key(token), key, *PLACE)
    for other, changed, place in (
        (random_token(), box, PLACE),
        (token, box, (*PLACE[:2], b"wrapped anew")),
        (token, box[:31], PLACE),
        (token, b"", PLACE),
        (token, bytes(32) + box[32:], PLACE),
        *((token, box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :], PLACE) for at in range(len(box))),
    ):
        with pytest.raises(Damaged):
            opened_with(other, changed, *place)


def test_two_boxes_for_one_phone_have_nothing_in_common() -> None:
    token, key = random_token(), new_key()
    one, other = (sealed_for(public_key(token), key, *PLACE) for _ in range(2))
    assert key not in one
    assert one[:32] != other[:32]


def test_the_cookie_of_the_session_is_a_token_and_always_the_same_and_not_what_the_phone_held() -> None:
    tokens = [random_token() for _ in range(20)]
    cookies = [session_cookie(token) for token in tokens]
    assert all(map(is_token, cookies))
    assert cookies == [session_cookie(token) for token in tokens]
    assert len({*tokens, *cookies}) == 40


def test_a_phone_that_waits_is_told_from_one_that_only_came() -> None:
    came = new_waiting()
    near = Waiting(came.token, near=True)
    assert read_waiting(came.cookie) == came
    assert read_waiting(near.cookie) == near
    assert came.cookie != near.cookie
    for odd in ("", ".", "-", "x" * 43, came.token + "..", came.token[:-1], "é" * 43):
        assert read_waiting(odd) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [("47", 47), (" 4 7 ", 47), ("٤٧", 47), ("10", 10), ("99", 99), ("09", None), ("4", None), ("470", None),
     ("", None), ("four", None), ("-47", 47), ("4a", None), ("9" * 5000, None)],
)  # fmt: skip
def test_the_number_is_two_digits_in_any_script(typed: str, number: int | None) -> None:
    assert read_number(Posted([("number", typed)])) == number


def test_digits_that_can_be_none_are_slips() -> None:
    slips = {
        typed: read_digits_form(Posted([("digits", typed)])).slip for typed in ("", "x", "123", "1" * 12)
    }
    assert slips == {"": "empty", "x": "not digits", "123": "length", "1" * 12: "digit"}
    good = read_digits_form(Posted([("digits", "1234 5678 9014")]))
    assert (good.digits, good.slip) == ("123456789014", "")
