"""Whether a typed text shows the same value as the register, whatever signs and spaces a language uses."""

import re
from datetime import date

from app.content.registers import Registers
from app.content.writing import Ref

_DIGITS = re.compile(r"\d")


def agrees(ref: Ref, registers: Registers) -> bool:
    """True for what is no inserted value, and for what the register does not know (reported elsewhere)."""
    name, _, part = ref.target.partition(".")
    if ref.kind == "fact" and name in registers.facts:
        fact = registers.facts[name]
        value, unit = fact.values.get(part, ""), fact.units.get(part, "count")
        return not value or same_value(ref.shown, value, unit)
    if ref.kind == "contact" and name in registers.contacts:
        return same_field(ref.shown, registers.contacts[name].field(part), part)
    return True


def same_value(shown: str, value: str, unit: str) -> bool:
    if unit == "date":
        day = date.fromisoformat(value)
        return digits(shown) in {f"{day.day}{day.year}", f"{day.day}{day.month}{day.year}", digits(value)}
    return digits(shown) == digits(value)


def same_field(shown: str, value: str, part: str) -> bool:
    if part in {"", "phone", "phone_alt"}:
        return digits(shown) == digits(value)
    return shown.strip() == value


def digits(text: str) -> str:
    """Digits of any script as Latin ones."""
    return "".join(str(int(digit)) for digit in _DIGITS.findall(text))
