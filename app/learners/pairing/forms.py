"""Reads what is typed to pair two phones: twelve digits on the new one, two on the old one."""

from dataclasses import dataclass, field

from app.forms import Posted
from app.learners.codes import LONGEST_INPUT, typed_digits
from app.learners.digits import slip_in
from app.learners.pairing.limits import FIRST_NUMBER, NUMBERS


@dataclass(frozen=True, slots=True)
class DigitsForm:
    """The twelve digits as they were typed. `slip`: what is wrong with them, if that shows without asking anybody."""

    typed: str = field(repr=False)
    digits: str = field(repr=False)
    slip: str


def read_digits_form(form: Posted) -> DigitsForm:
    """What the new phone sent."""
    return digits_form(form.first("digits"))


def digits_form(typed: str) -> DigitsForm:
    """What was typed, looked into."""
    return DigitsForm(typed[:LONGEST_INPUT], typed_digits(typed) or "", slip_in(typed))


def read_number(form: Posted) -> int | None:
    """The number that the new phone shows; None for what can be none, which is a slip of the finger."""
    digits = typed_digits(form.first("number")) or "0"
    number = int(digits) if len(digits) == len(str(FIRST_NUMBER)) else 0
    return number if FIRST_NUMBER <= number < FIRST_NUMBER + NUMBERS else None
