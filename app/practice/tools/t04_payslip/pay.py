"""Sums of a pay slip by law at least: decimals, half a cent goes up. Pure."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
TOLERANCE = Decimal("0.05")
"""Pay programs round each line, so sums may differ by a few cents. Up to this much is the same."""
HUNDRED = Decimal(100)
ZERO = Decimal(0)

Extra = tuple[Decimal, Decimal]
"""Hours, and how many percent more each of them brings."""


def cents(amount: Decimal) -> Decimal:
    """An amount in whole cents."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def share(gross: Decimal, percent: Decimal) -> Decimal:
    """So many percent of gross pay."""
    return cents(gross * percent / HUNDRED)


def least_pay(hours: Decimal, rate: Decimal, extras: Iterable[Extra] = ()) -> Decimal:
    """Gross pay for all hours, with what some of them bring on top (Sundays, overtime)."""
    paid = hours + sum((more * percent / HUNDRED for more, percent in extras), ZERO)
    return cents(rate * paid)


def net_pay(gross: Decimal, taken: Iterable[Decimal]) -> Decimal:
    """What is left of gross pay; nothing is left where more is taken."""
    return max(cents(gross - sum(taken, ZERO)), cents(ZERO))


def alike(one: Decimal, other: Decimal) -> bool:
    """The same sum but for rounding."""
    return abs(one - other) <= TOLERANCE
