"""Mail addresses have one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.emails import read_email


@pytest.mark.parametrize(
    "typed",
    ["chen@one.example", " Chen@One.Example\n", "CHEN@ONE.EXAMPLE", "\uff23hen@one.example"],
)
def test_all_ways_to_type_an_address_are_one(typed: str) -> None:
    assert read_email(typed) == "chen@one.example"


@pytest.mark.parametrize(
    "typed",
    ["", "chen", "@one.example", "chen@", "chen@one", "a@b@c.example", "ch en@one.example", "chen@one..example",
     "chen@one.example\x00", "chen\u200b@one.example", "a" * 65 + "@one.example", "a@" + "b" * 250 + ".fi"],
)  # fmt: skip
def test_what_is_no_address_is_none(typed: str) -> None:
    assert read_email(typed) is None


@given(st.text(max_size=40))
def test_reading_twice_changes_nothing(text: str) -> None:
    email = read_email(f"{text}@one.example")
    assert email is None or read_email(email) == email
