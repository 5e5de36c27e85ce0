"""What everybody sees, and what each tap of the host makes of it. Pure.

A tap that is impossible, as the second of a double tap or one of a second device, leaves everything as it is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.content.shapes import ModuleShape
from app.gathering.limits import LATE, LONGEST_TIMER
from app.practice.grading import ONE

Phase = Literal["waiting", "running", "closed"]
Stone = Literal["done", "here", "ahead"]
Ballot = Literal["none", "open", "closed", "revealed"]
COUNTED = ONE | {"multi"}
"""Kinds of items that a group can answer together. A checklist is about oneself, and is not among them."""

ANSWERED = ""
"""In place of an option: how many phones answered at all."""
PARTS: Mapping[str, tuple[str, ...]] = {
    "lecture": ("before", "during", "after"),
    "visit": ("before", "during", "after"),
}
"""What a lecture and a visit go through, by the words of templates/gathering/: they have no module."""
MOST_ON_SCREEN = 2
"""So many languages stand side by side on a projector and can still be read from afar."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Through what a group session goes: items in order, which can be polls, and which of those were counted."""

    steps: tuple[str, ...] = ()
    polls: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    """`ballot` is about the step that is shown. `last_poll` closed last, at second `last_closed_at`.

    `screen`: languages on the projector, with a blank between.
    """

    phase: Phase = "waiting"
    step: str = ""
    ballot: Ballot = "none"
    on_break: bool = False
    timer_ends_at: int = 0
    last_poll: str = ""
    last_closed_at: int = 0
    screen: str = ""

    @property
    def open_poll(self) -> str:
        """The item that is voted on now, or nothing."""
        return self.step if self.ballot == "open" else ""

    @property
    def shows_counts(self) -> bool:
        """Whether everybody may see how often each option of this step was chosen."""
        return self.ballot == "revealed"

    def takes_late(self, item: str, now: int) -> bool:
        """Whether an answer that was on the way when this poll closed still counts.

        Its second may lie before: it came while the poll was open, and then waited behind what closed it.
        """
        in_time = abs(now - self.last_closed_at) <= LATE
        return (
            self.phase == "running"
            and item not in {"", self.open_poll}
            and item == self.last_poll
            and in_time
        )


@dataclass(frozen=True, slots=True)
class Result:
    """How often one option was chosen: on phones, and by raised hands."""

    count: int = 0
    hands: int = 0

    @property
    def total(self) -> int:
        """Everybody who chose it."""
        return self.count + self.hands


@dataclass(frozen=True, slots=True)
class Stage:
    """What whoever listens needs. `results`: by option id and ANSWERED, only while they are shown."""

    id: bytes
    version: int
    kind: str
    module: str
    state: State
    results: Mapping[str, Result] = field(default_factory=dict)

    @property
    def part(self) -> str:
        """Which part of a lecture or a visit is shown."""
        return self.state.step if self.state.step in PARTS.get(self.kind, ()) else ""


Act = Callable[[State, Plan, int], State]
"""What a tap of the host does, at this second."""


def plan_of(shape: ModuleShape | None, counted: frozenset[str] = frozenset(), kind: str = "") -> Plan:
    """All items of a module, lesson after lesson. A lecture and a visit have parts instead."""
    if shape is None:
        return Plan(PARTS.get(kind, ()))
    steps = tuple(item for lesson in shape.lessons.values() for item in lesson)
    polls = frozenset(item for item in steps if shape.items[item].kind in COUNTED)
    return Plan(steps, polls, counted)


def stones_of(places: Sequence[str], shown: str) -> tuple[Stone, ...]:
    """One stone a lesson, or a part: those before, the one that is shown, those ahead. Before the beginning all are."""
    here = places.index(shown) if shown in places else -1
    return tuple(
        "done" if place < here else "here" if place == here else "ahead" for place in range(len(places))
    )


def start(state: State, plan: Plan, now: int) -> State:
    """From the waiting room to the first step, or to the one that was chosen there."""
    if state.phase != "waiting":
        return state
    step = state.step if state.step in plan.steps else "".join(plan.steps[:1])
    return replace(state, phase="running", step=step)


def forward(state: State, plan: Plan, now: int) -> State:
    """The next step."""
    return _moved(state, plan, now, 1)


def back(state: State, plan: Plan, now: int) -> State:
    """The step before."""
    return _moved(state, plan, now, -1)


def go_to(step: str) -> Act:
    """To this step, as at the beginning of another lesson."""
    return lambda state, plan, now: _at(state, plan, now, step)


def open_poll(state: State, plan: Plan, now: int) -> State:
    """Vote on this step. One that was counted before begins anew."""
    can = _goes_on(state) and state.step in plan.polls and state.ballot != "open"
    return replace(state, ballot="open") if can else state


def close_poll(state: State, plan: Plan, now: int) -> State:
    """Count. Nobody sees the numbers yet."""
    if not _goes_on(state) or state.ballot != "open":
        return state
    return replace(state, ballot="closed", last_poll=state.step, last_closed_at=now)


def reveal(state: State, plan: Plan, now: int) -> State:
    """Show the numbers of a poll that is closed."""
    return replace(state, ballot="revealed") if _goes_on(state) and state.ballot == "closed" else state


def hide(state: State, plan: Plan, now: int) -> State:
    """Show them no more."""
    return replace(state, ballot="closed") if _goes_on(state) and state.ballot == "revealed" else state


def break_on(state: State, plan: Plan, now: int) -> State:
    """A calm screen on all phones. A poll that is open waits."""
    return replace(state, on_break=True) if _goes_on(state) else state


def break_off(state: State, plan: Plan, now: int) -> State:
    """Back to the step. A timer of the break is over with it."""
    return replace(state, on_break=False, timer_ends_at=0) if state.on_break else state


def timer(seconds: int) -> Act:
    """Count down from so many seconds; 0 takes the timer away."""

    def act(state: State, plan: Plan, now: int) -> State:
        possible = state.phase == "running" and 0 <= seconds <= LONGEST_TIMER
        return replace(state, timer_ends_at=now + seconds if seconds else 0) if possible else state

    return act


def show_in(*languages: str) -> Act:
    """The languages on the projector: one, or two side by side."""
    screen = " ".join(dict.fromkeys(languages))

    def act(state: State, plan: Plan, now: int) -> State:
        possible = state.phase != "closed" and 1 <= len(languages) <= MOST_ON_SCREEN
        return replace(state, screen=screen) if possible else state

    return act


def end(state: State, plan: Plan, now: int) -> State:
    """Over, for good. A poll that was open is counted."""
    if state.phase == "closed":
        return state
    ballot: Ballot = "closed" if state.ballot == "open" else state.ballot
    return replace(state, phase="closed", ballot=ballot, on_break=False, timer_ends_at=0)


TAPS: Mapping[str, Act] = {
    "start": start,
    "next": forward,
    "back": back,
    "open": open_poll,
    "close": close_poll,
    "reveal": reveal,
    "hide": hide,
    "break": break_on,
    "go-on": break_off,
}
"""What the host's buttons do, by the value that they send. `go_to`, `timer` and the end have forms of their own."""


def _goes_on(state: State) -> bool:
    return state.phase == "running" and not state.on_break


def _moved(state: State, plan: Plan, now: int, by: int) -> State:
    if not _goes_on(state):
        return state
    # a step that is gone from the module since leads to its beginning
    place = plan.steps.index(state.step) + by if state.step in plan.steps else 0
    return _at(state, plan, now, plan.steps[place]) if 0 <= place < len(plan.steps) else state


def _at(state: State, plan: Plan, now: int, step: str) -> State:
    if state.phase == "waiting" and step in plan.steps:
        return replace(state, step=step)
    if not _goes_on(state) or step == state.step or step not in plan.steps:
        return state
    left = close_poll(state, plan, now)
    return replace(left, step=step, ballot="closed" if step in plan.counted else "none", timer_ends_at=0)
