"""T11: four exercises to read, each behind a tap. It asks nothing and keeps nothing."""

from typing import Any

from app.formats import Formatter
from app.forms import Posted
from app.practice.tools.t11_calm.exercises import exercises
from app.practice.tools.tool import Filled, State, Tool, Workbench


class Calm(State):
    """Nothing to fill in."""


def read(form: Posted, bench: Workbench) -> Filled[Calm]:
    """Nothing is read."""
    return Filled(Calm())


def show(state: Calm, bench: Workbench) -> dict[str, Any]:
    """The exercises, in the reader's words."""
    return {"exercises": exercises(bench.say, Formatter(bench.locale).date(bench.here.date()))}


TOOL = Tool(
    "t11",
    "leaf",
    lambda _: _("A calm moment"),
    lambda _: _("Short exercises for a moment that feels hard."),
    Calm,
    read,
    show,
)
