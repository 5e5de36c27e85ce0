"""What the library must know of a language; the caller's registry gives the rows."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Language:
    """One language: `chain` is what stands in when an item is missing, nearest first (prs: fa, en)."""

    code: str
    dir: Literal["ltr", "rtl"] = "ltr"
    html_lang: str = ""
    chain: tuple[str, ...] = ("en",)
