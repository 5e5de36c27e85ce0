"""Whatever a group does, in whatever order and at the same moment: what is counted is what a plain list would say."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.gathering.limits import LATE
from app.gathering.models import Seat
from app.gathering.polls.queries import ANSWERED
from app.gathering.seats.actions import Outcome, answer
from app.gathering.seats.queries import OpenSeat
from app.gathering.stage import State
from app.practice.grading import AnswerState
from tests.fixtures.clocks import HandClock
from tests.fixtures.gathering import LAST, LIST, MANY, OPTIONS, POLL, SHAPES, Room, begun_by, new_room
from tests.fixtures.sharing import rows
from tests.unit.accounts.desk import CHEN, Desk, there

Options = tuple[str, ...]
NAMES = ("amina", "bruno", "carla", "deng")
POLLS = (POLL, MANY, LAST)
USUAL = {"open": 5, "close": 4, "next": 2, "back": 2, "reveal": 2, "hide": 1, "break": 1, "start": 1}
LONG_ENOUGH = 25
"""So many acts before somebody may end it."""
ONE, SEVERAL = st.sampled_from([(one,) for one in OPTIONS]), st.sets(st.sampled_from(OPTIONS), min_size=1)


@dataclass
class Paper:
    """What somebody would note who sees everything: who holds which answer, and what was counted of whom."""

    held: dict[str, Options] = field(default_factory=dict)
    counted: dict[str, dict[str, Options]] = field(default_factory=dict)
    hands: dict[str, Counter[str]] = field(default_factory=dict)
    owing: set[str] = field(default_factory=set)
    last: str = ""

    def opens(self, item: str) -> None:
        """A new count, of which nothing is known yet."""
        self.counted.pop(item, None)
        self.hands.pop(item, None)
        if item == self.last:
            self.owing = set()

    def closes(self, item: str, here: Sequence[str]) -> None:
        """Answers become numbers; whoever is here without one may have sent it."""
        self.counted[item], self.owing = self.held, set(here) - set(self.held)
        self.last, self.held = item, {}

    def leaves(self, name: str) -> None:
        """With an answer that is not counted yet."""
        self.held.pop(name, None)
        self.owing.discard(name)

    def answers(self, name: str, item: str, options: Options, state: State, now: int) -> Outcome:
        """What becomes of it."""
        if item == state.open_poll:
            self.held.pop(name, None)
            self.held.update({name: options} if options else {})
            return "counted"
        in_time = item == state.last_poll and now - state.last_closed_at <= LATE
        if not options or not in_time or name not in self.owing:
            return "closed"
        self.owing.discard(name)
        assert name not in self.counted[item]
        self.counted[item][name] = options
        return "late"

    def phones(self, item: str) -> dict[str, int]:
        """How many chose each option, and how many there were."""
        given = self.counted.get(item, {})
        chosen = Counter(option for options in given.values() for option in options)
        return dict(chosen) | ({ANSWERED: len(given)} if item in self.counted else {})


class Group(RuleBasedStateMachine):
    """A host and four phones. Hypothesis chooses who does what (with Phase.shrink it says it shorter)."""

    def __init__(self, room: Room, outcomes: Counter[str]) -> None:
        super().__init__()
        self.room, self.outcomes, self.paper = room, outcomes, Paper()
        self.acts, self.ended = 0, False
        self.before_the_end: dict[str, OpenSeat] = {}
        for name in NAMES[:3]:
            room.join(name)
        self.taps_on("start", "next", "open")

    @rule(name=st.sampled_from(NAMES))
    def joins(self, name: str) -> None:
        """For the first time, or again with the cookie of before: that gives the same seat."""
        held = self.room.phones.get(name)
        made = self.room.join(name)
        assert made is None if self.ended else made == (held or made)

    @rule(name=st.sampled_from(NAMES))
    def leaves(self, name: str) -> None:
        """By the quick exit."""
        self.room.leave(name)
        self.paper.leaves(name)

    @rule(name=st.sampled_from(NAMES), one=ONE, several=SEVERAL, often=st.sampled_from((1, 1, 2)))
    def answers_what_is_shown(self, name: str, one: Options, several: Options, often: int) -> None:
        """For the first time, another time, or twice by a double tap."""
        item = self.state.step
        chosen = tuple(option for option in OPTIONS if option in several) if item == MANY else one
        self.answers(name, item, chosen, often)

    @rule(name=st.sampled_from(NAMES), one=ONE)
    def answers_what_closed(self, name: str, one: Options) -> None:
        """The answer was on the way."""
        self.answers(name, self.state.last_poll or POLL, one)

    @rule(
        seconds=st.sampled_from((0, LATE, LATE + 1)), one=ONE, then=st.sampled_from(("open", "next", "back"))
    )
    def answers_come_after_closing(self, seconds: int, one: Options, then: str) -> None:
        """Of all who have none yet: they count for half a minute, and not a second time."""
        self.taps_on("close")
        self.room.clock.forward(seconds=seconds)
        for name in sorted(self.room.phones):
            self.answers(name, self.state.last_poll, one, often=2)
        self.the_numbers_are_those_of_the_paper()
        self.taps_on(then, "open")

    @rule(name=st.sampled_from(NAMES), item=st.sampled_from((*POLLS, LIST)), one=ONE)
    def answers_anything(self, name: str, item: str, one: Options) -> None:
        """From a page that is old, or made by hand."""
        self.answers(name, item, one)

    @rule(name=st.sampled_from(NAMES))
    def takes_back(self, name: str) -> None:
        """The answer, if there is one."""
        self.answers(name, self.state.step, ())

    @rule(tap=st.sampled_from([tap for tap, share in USUAL.items() for _ in range(share)]))
    def taps(self, tap: str) -> None:
        """A button of the host, twice: the page of the second tap is old."""
        self.taps_on("go-on" if self.state.on_break else tap)

    @rule(item=st.sampled_from(POLLS), option=st.sampled_from(OPTIONS), hands=st.integers(0, 9))
    def raises(self, item: str, option: str, hands: int) -> None:
        """The host counts hands: at the step that is shown, once it was opened."""
        shown = not self.ended and item == self.state.step and self.state.ballot != "none"
        assert self.room.hands(item, **{option: hands}) == shown
        if shown:
            self.paper.hands.setdefault(item, Counter())[option] = hands

    @rule(seconds=st.sampled_from((1, LATE - 1, LATE, LATE + 1, LATE + 10)))
    def waits(self, seconds: int) -> None:
        """Also longer than any answer is on the way."""
        self.room.clock.forward(seconds=seconds)

    @precondition(lambda self: self.acts > LONG_ENOUGH and not self.ended)
    @rule()
    def ends(self) -> None:
        """Whoever was here still has the page."""
        self.before_the_end = {name: there(self.room.seated(name)) for name in self.room.phones}
        if self.state.open_poll:
            self.paper.closes(self.state.open_poll, ())
        self.paper.owing, self.ended = set(), True
        assert self.room.close()

    @invariant()
    def the_numbers_are_those_of_the_paper(self) -> None:
        """Nothing lost, nothing doubled, and hands beside."""
        self.acts += 1
        for item in (*POLLS, LIST):
            found = self.room.results(item)
            phones = {option: one.count for option, one in found.items() if one.count or option == ANSWERED}
            assert phones == self.paper.phones(item)
            hands = {option: one.hands for option, one in found.items() if one.hands}
            assert hands == dict(+self.paper.hands.get(item, Counter()))

    @invariant()
    def each_seat_holds_what_its_phone_said_last(self) -> None:
        """And after the end there is neither seat nor choice."""
        seats = [
            seat for seat in rows(self.room.desk.engine, Seat) if seat.gathering_id == self.room.begun.id
        ]
        assert len(seats) == (0 if self.ended else len(self.room.phones))
        assert sorted(seat.choice for seat in seats if seat.choice) == sorted(
            ",".join(options) for options in self.paper.held.values()
        )
        assert self.room.counts().answered == len(self.paper.held)

    def teardown(self) -> None:
        """Every group session ends."""
        if not self.ended:
            self.ends()

    @property
    def state(self) -> State:
        """What everybody sees."""
        return self.room.stage().state

    def answers(self, name: str, item: str, options: Options, often: int = 1) -> None:
        """The same so many times."""
        seat = self.before_the_end.get(name) if self.ended else self.room.seated(name)
        assert seat or self.ended or name not in self.room.phones
        for _ in range(often if seat else 0):
            state = self.state
            expected = "gone" if self.ended else self.paper.answers(name, item, options, state, self.room.now)
            with self.room.committing() as connection:
                assert answer(connection, SHAPES, there(seat), item, ",".join(options)) == expected
            self.outcomes[expected] += 1

    def taps_on(self, *taps: str) -> None:
        """One after the other; each a second time, from the page that is old by then."""
        for tap in taps:
            before = self.room.stage()
            self.room.tap(tap, before.version)
            after = self.room.stage()
            self.room.tap(tap, before.version - 1)
            assert self.room.stage() == after
            self.follows(before.state.open_poll, after.state.open_poll)

    def follows(self, before: str, after: str) -> None:
        """A poll opened, or closed."""
        if before and before != after:
            self.paper.closes(before, list(self.room.phones))
        if after and before != after:
            self.paper.opens(after)


@pytest.mark.parametrize(
    ("database_url", "tries"), [("sqlite", 15), ("postgresql", 5)], indirect=["database_url"]
)
def test_the_counts_are_those_of_a_plain_list(desk: Desk, clock: HandClock, tries: int) -> None:
    host, outcomes = desk.whole(CHEN), Counter[str]()

    class Here(Group):
        def __init__(self) -> None:
            super().__init__(Room(desk, clock, host, begun_by(desk, host, clock)), outcomes)

    how = settings(
        max_examples=tries, stateful_step_count=40, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Here, settings=how)
    print(outcomes)
    assert min(outcomes[one] for one in ("counted", "late", "closed")) > 0
    assert rows(desk.engine, Seat) == []


def test_answers_that_race_with_the_host_are_counted_as_they_were_told(desk: Desk, clock: HandClock) -> None:
    room, chance = new_room(desk, clock), Random()
    for name in NAMES:
        room.join(name)
    room.to("start", "next", "next")
    with ThreadPoolExecutor(len(NAMES)) as threads:
        for _ in range(5):
            room.to("open")
            told = [threads.submit(said, room, name, Random(chance.random())) for name in NAMES]
            room.to(*["close", "reveal", "hide"][: chance.randint(1, 3)])
            last = [one for one in (each.result() for each in told) if one]
            expected = Counter(option for value in last for option in AnswerState(value).ids)
            found = {option: one.count for option, one in room.results(MANY).items()}
            assert found == dict(expected) | {ANSWERED: len(last)}


def test_an_answer_that_waited_behind_the_closing_tap_counts(desk: Desk, clock: HandClock) -> None:
    room = new_room(desk, clock)
    room.join("amina")
    room.to("start", "next", "open")
    seat = there(room.seated("amina"))
    clock.forward(seconds=2)
    room.to("close")
    with room.committing() as connection:
        assert answer(connection, SHAPES, seat, POLL, "one") == "late"
    assert room.results(POLL)[ANSWERED].count == 1


def said(room: Room, name: str, chance: Random) -> str:
    """The last answer of this phone that was taken. Each is sent whether or not the poll is still open."""
    last = ""
    for _ in range(5):
        value = ",".join(sorted(chance.sample(OPTIONS, chance.randint(1, 2)), key=OPTIONS.index))
        last = value if room.vote(name, MANY, value) in {"counted", "late"} else last
    return last
