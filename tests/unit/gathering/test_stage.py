"""What each tap of a host makes of the stage, in any order: nothing impossible ever happens."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.gathering.limits import LATE, LONGEST_TIMER
from app.gathering.stage import (
    COUNTED,
    TAPS,
    Act,
    Plan,
    Result,
    State,
    back,
    break_off,
    break_on,
    close_poll,
    end,
    forward,
    go_to,
    hide,
    open_poll,
    plan_of,
    reveal,
    start,
    stones_of,
    timer,
)
from tests.fixtures.gathering import INTRO, LAST, LIST, MANY, POLL, short_module

NOW = 1_000_000
PLAN = plan_of(short_module())
RUNNING = start(State(), PLAN, NOW)
ACTS = [
    *TAPS.values(),
    end,
    *(go_to(step) for step in (*PLAN.steps, "unknown")),
    timer(0),
    timer(300),
    timer(-1),
]
TAPPED = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 60)), max_size=40)


def after(*acts: Act, state: State = RUNNING, plan: Plan = PLAN) -> State:
    """One act after the other, in the same second."""
    for act in acts:
        state = act(state, plan, NOW)
    return state


def test_a_plan_is_all_items_of_a_module_in_order() -> None:
    assert PLAN.steps == (INTRO, POLL, MANY, LIST, LAST)
    assert PLAN.polls == {POLL, MANY, LAST}
    assert plan_of(None) == Plan()
    assert plan_of(None, kind="visit").steps == ("before", "during", "after")


def test_stones_say_what_is_done_and_what_is_ahead() -> None:
    parts = ("before", "during", "after")
    assert stones_of(parts, "during") == ("done", "here", "ahead")
    assert stones_of(parts, "") == ("ahead", "ahead", "ahead")
    assert stones_of((), "") == ()


def test_a_checklist_is_about_oneself_and_never_counted() -> None:
    assert "checklist" not in COUNTED and "reflect" not in COUNTED
    assert after(go_to(LIST), open_poll).ballot == "none"


def test_it_starts_at_the_first_step_or_at_the_one_that_was_chosen() -> None:
    assert State("running", INTRO) == RUNNING
    assert after(go_to(LIST), start, state=State()) == State("running", LIST)
    assert start(State(), Plan(), NOW) == State("running", "")


def test_nothing_moves_in_the_waiting_room() -> None:
    for act in (forward, back, open_poll, close_poll, reveal, hide, break_on, break_off, timer(60)):
        assert act(State(), PLAN, NOW) == State()


def test_next_and_back_stop_at_both_ends() -> None:
    assert after(back) == RUNNING
    assert after(forward, forward, back).step == POLL
    assert after(*[forward] * 9).step == LAST


def test_a_step_that_is_gone_leads_to_the_beginning() -> None:
    lost = replace(RUNNING, step="s-gone")
    assert forward(lost, PLAN, NOW).step == INTRO
    assert forward(lost, Plan(), NOW) == lost


def test_only_an_item_with_options_is_voted_on() -> None:
    assert after(open_poll) == RUNNING
    assert after(forward, open_poll).open_poll == POLL


def test_a_second_tap_changes_nothing() -> None:
    for acts in ([start], [forward, open_poll], [forward, open_poll, close_poll], [break_on], [end]):
        assert after(*acts, acts[-1]) == after(*acts)
    shown = after(forward, open_poll, close_poll, reveal)
    assert reveal(shown, PLAN, NOW) == shown


def test_numbers_are_shown_only_after_the_poll_is_closed() -> None:
    opened = after(forward, open_poll)
    assert reveal(opened, PLAN, NOW) == opened
    shown = after(close_poll, reveal, state=opened)
    assert shown.shows_counts
    assert not hide(shown, PLAN, NOW).shows_counts


def test_going_on_closes_a_poll_that_is_open() -> None:
    left = after(forward, open_poll, forward)
    assert (left.step, left.ballot, left.last_poll, left.last_closed_at) == (MANY, "none", POLL, NOW)


def test_coming_back_to_a_counted_poll_finds_it_closed() -> None:
    counted = replace(PLAN, counted=frozenset({POLL}))
    assert forward(RUNNING, counted, NOW).ballot == "closed"
    assert forward(RUNNING, PLAN, NOW).ballot == "none"


def test_a_break_stops_everything_but_its_end_and_the_timer() -> None:
    paused = after(forward, open_poll, break_on)
    for act in (forward, back, go_to(LAST), open_poll, close_poll, reveal, hide, start):
        assert act(paused, PLAN, NOW) == paused
    timed = timer(300)(paused, PLAN, NOW)
    assert timed.timer_ends_at == NOW + 300
    assert break_off(timed, PLAN, NOW) == after(forward, open_poll)


def test_a_timer_has_bounds_and_goes_with_its_step() -> None:
    assert after(timer(LONGEST_TIMER + 1)) == after(timer(-5)) == RUNNING
    assert after(timer(60), timer(0)) == RUNNING
    assert after(timer(60), forward).timer_ends_at == 0


def test_a_late_answer_counts_for_half_a_minute_and_not_after_the_end() -> None:
    closed = after(forward, open_poll, close_poll)
    assert closed.takes_late(POLL, NOW) and closed.takes_late(POLL, NOW + LATE)
    assert not closed.takes_late(POLL, NOW + LATE + 1)
    assert closed.takes_late(POLL, NOW - 1) and not closed.takes_late(POLL, NOW - LATE - 1)
    assert not closed.takes_late(MANY, NOW)
    assert not RUNNING.takes_late("", 0)
    assert after(forward, state=closed).takes_late(POLL, NOW + LATE)
    assert not after(open_poll, state=closed).takes_late(POLL, NOW)
    assert not after(end, state=closed).takes_late(POLL, NOW)


def test_phones_and_hands_add_up() -> None:
    assert Result(3, 2).total == 5


@given(TAPPED)
@settings(max_examples=200, deadline=None)
def test_whatever_is_tapped_the_stage_stays_in_order(tapped: list[tuple[Act, int]]) -> None:
    state, now = State(), NOW
    for act, seconds in tapped:
        now += seconds
        before, state = state, act(state, PLAN, now)
        assert act(state, PLAN, now) == state or act in {forward, back} or state.timer_ends_at
        if before.phase == "closed":
            assert state == before
        if state.ballot != "none":
            assert state.step in PLAN.polls
        if state.ballot == "revealed":
            assert before.ballot in {"closed", "revealed"}
        if before.open_poll and not state.open_poll and state.phase == "running":
            assert (state.last_poll, state.last_closed_at) == (before.step, now)
        if state.phase == "running":
            assert state.step in PLAN.steps
        assert not (state.on_break and state.phase != "running")
