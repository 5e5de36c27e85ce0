"""How long a trial period can be."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.t05_contract.trial import longest_trial
from app.practice.tools.t05_contract.typed import Contract, months, unread

MOST, HALF = Decimal(6), Decimal("0.5")
lengths = st.decimals(0, 600, places=1)


@pytest.mark.parametrize(
    ("contract", "longest"), [(None, "6"), ("24", "6"), ("12", "6"), ("11", "5.5"), ("6", "3"), ("1", "0.5")]
)
def test_a_trial_period_is_at_most_half_of_a_fixed_term(contract: str | None, longest: str) -> None:
    assert longest_trial(MOST, HALF, Decimal(contract) if contract else None) == Decimal(longest)


@given(lengths, lengths)
def test_a_longer_contract_never_has_a_shorter_trial(one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    assert 0 <= longest_trial(MOST, HALF, less) <= longest_trial(MOST, HALF, more) <= MOST


@pytest.mark.parametrize("typed", ["٤", "4,5", " 6 ", "600"])
def test_months_are_read_in_any_writing(typed: str) -> None:
    assert months(typed) is not None


@pytest.mark.parametrize("typed", ["-1", "601", "4.25", "four", "😀", "\u202e4"])
def test_what_is_no_number_of_months_is_named(typed: str) -> None:
    assert unread(Contract(trial=typed)) == ("trial",)
    assert unread(Contract(length=typed)) == ("length",)
