"""How long a trial period can be (fact f18), in months. Pure."""

from decimal import Decimal


def longest_trial(most: Decimal, share: Decimal, contract: Decimal | None) -> Decimal:
    """At most so many months, and in a fixed-term contract at most its share of the whole."""
    return most if contract is None else min(most, contract * share)
