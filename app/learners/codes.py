"""The learner code (SAFETY K1, K2): 18 random digits and two that find a slip of the finger."""

from secrets import randbelow
from unicodedata import category, decimal

LENGTH = 20
GROUP = 4
LONGEST_INPUT = 200
# Whatever people or keyboards put between digits: spaces, controls, dashes, direction marks.
BETWEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "Pc"})
BETWEEN_TOO = frozenset("\u2212.\u00b7\u0640/")  # minus sign, full stop, middle dot, Arabic stretch, slash


def random_code() -> str:
    """A new code: 20 ASCII digits."""
    return with_check_digits(f"{randbelow(10**18):018}")


def with_check_digits(payload: str) -> str:
    """The payload with its two check digits (ISO/IEC 7064, MOD 97-10)."""
    return f"{payload}{98 - int(payload) * 100 % 97:02}"


def grouped(code: str) -> str:
    """The code as it is shown: five groups of four."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def typed_digits(text: str) -> str | None:
    """The digits of what was typed, in any script, as ASCII; None where anything else was typed too."""
    digits = []
    for char in text[:LONGEST_INPUT]:
        value = decimal(char, None)
        if value is not None:
            digits.append(str(value))
        elif category(char) not in BETWEEN and char not in BETWEEN_TOO:
            return None
    return "".join(digits)


def is_code(digits: str) -> bool:
    """True for 20 ASCII digits whose check digits agree."""
    return len(digits) == LENGTH and int(digits) % 97 == 1


def read_code(text: str) -> str | None:
    """The code in what was typed, or None for a slip. Asks nobody whether such a code exists."""
    digits = typed_digits(text)
    return digits if digits and is_code(digits) else None
