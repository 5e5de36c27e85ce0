"""A lesson's form as values: what is ticked, what is written, which button was pressed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.practice.grading import AnswerState

LONGEST_WORDS = 5_000
"""Letters of one's own at one item: two pages of paper."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words of one's own at one item. `turn`: the writing of the notebook that the page showed."""

    text: str = field(repr=False)
    turn: int = 0

    @property
    def too_long(self) -> bool:
        """More than we keep; it stays on the page."""
        return len(self.text) > LONGEST_WORDS


@dataclass(frozen=True, slots=True)
class Ticked:
    """A lesson's form. `at`: the item whose button was pressed; `gone`: that item is no more; `words` by item id."""

    answers: Mapping[str, AnswerState]
    at: str = ""
    empty: str = ""
    gone: bool = False
    door: str = ""
    words: Mapping[str, Written] = field(default_factory=dict)

    @property
    def wordy(self) -> bool:
        """Something stands in the fields for one's own words."""
        return any(written.text for written in self.words.values())

    @property
    def too_long(self) -> bool:
        """Something was written that is more than we keep."""
        return any(written.too_long for written in self.words.values())
