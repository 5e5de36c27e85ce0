"""When it may help to talk with someone: one yes, or two maybes. Pure; it says nothing about the job itself."""

from collections.abc import Iterable

YES, MAYBE, NO, SKIP = "yes", "maybe", "no", "skip"
ANSWERS = frozenset({YES, MAYBE, NO, SKIP})
MAYBES = 2


def may_help_to_talk(answers: Iterable[str]) -> bool:
    """True from one yes or two maybes on. No and skip count as nothing."""
    said = list(answers)
    return YES in said or said.count(MAYBE) >= MAYBES
