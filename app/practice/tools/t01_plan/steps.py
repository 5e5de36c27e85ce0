"""The state of a plan, its bounds, and the order in which its steps come. Pure."""

from app.practice.tools.tool import State

WHENS = ("week", "month", "later")
MOST_STEPS = 3
MOST_LETTERS = 300
"""As many fit on the small sheet."""


class Step(State):
    """The id of a step card; `when`: one of WHENS or nothing; `who`: the id of a role card or nothing."""

    card: str = ""
    when: str = ""
    who: str = ""


class Plan(State):
    """The id of a goal card, the steps in the order of the page, and words of one's own."""

    goal: str = ""
    steps: tuple[Step, ...] = ()
    words: str = ""


def in_time(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """What comes first stands first; steps without a time come last, and all else stays as it is."""
    places = {when: place for place, when in enumerate(WHENS)}
    return tuple(sorted(steps, key=lambda step: places.get(step.when, len(WHENS))))
