"""Which steps belong together, and which of them fit a goal. Pure: ids of the cards of modules/plans.toml."""

from collections.abc import Iterable, Mapping

STEPS: Mapping[str, tuple[str, ...]] = {
    "work": ("read-ads", "check-employer", "ask-for-work", "register"),
    "pay": ("ask-contract", "read-contract", "check-slip", "write-hours", "own-account"),
    "study": ("learn-phrases", "course", "study-advice", "read-lesson"),
    "talk": ("choose-skills", "make-cv", "show-cv", "practise", "need-a-day"),
    "life": ("rest-evening", "one-nice-thing", "list-costs", "learn-number", "visit-library", "meet-coach"),
}
REST = "more"
"""A card that came later, and that no theme knows yet."""

GOALS: Mapping[str, str] = {
    "fair-job": "work",
    "contract": "pay",
    "pay": "pay",
    "hours": "pay",
    "finnish": "study",
    "study": "study",
    "skills": "talk",
    "cv": "talk",
    "interview": "talk",
    "rest": "life",
    "money": "life",
    "people": "life",
}
_THEME = {step: theme for theme, steps in STEPS.items() for step in steps}


def by_theme(steps: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Steps under their themes, in the order of the themes; a theme without steps is left out."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys((*STEPS, REST), ())
    for step in steps:
        theme = _THEME.get(step, REST)
        found[theme] += (step,)
    return {theme: inside for theme, inside in found.items() if inside}
