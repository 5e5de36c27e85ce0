"""Polls: each seat once, changeable until closed, late for half a minute, hands added; the counts always add up."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.gathering.limits import LATE, MOST_HANDS
from app.gathering.models import Seat
from app.gathering.polls.queries import ANSWERED
from app.gathering.seats.actions import Outcome, answer
from app.gathering.stage import Result
from tests.fixtures.clocks import HandClock
from tests.fixtures.gathering import LIST, MANY, OPTIONS, POLL, SHAPES, Room, begun_by, new_room
from tests.fixtures.sharing import rows
from tests.unit.accounts.desk import CHEN, Desk, there


@pytest.fixture
def room(desk: Desk, clock: HandClock) -> Room:
    """Three phones at the poll, which is open."""
    made = new_room(desk, clock)
    for name in ("amina", "bruno", "carla"):
        made.join(name)
    made.to("start", "next", "open")
    return made


def test_an_answer_can_be_changed_until_the_poll_closes(room: Room) -> None:
    assert [room.vote("amina", POLL, one) for one in ("one", "two", "two")] == ["counted"] * 3
    assert room.vote("bruno", POLL, "two") == "counted"
    assert there(room.seated("amina")).choice == "two"
    assert room.counts().answered == 2
    room.to("close")
    assert room.results(POLL) == {ANSWERED: Result(2), "two": Result(2)}
    assert room.vote("amina", POLL, "one") == "closed"


def test_while_a_poll_is_open_nobody_learns_what_was_chosen(room: Room) -> None:
    room.vote("amina", POLL, "one")
    room.to("reveal")
    assert room.results(POLL) == {}
    assert room.stage().results == {}


def test_after_closing_no_seat_holds_a_choice(room: Room) -> None:
    room.vote("amina", POLL, "one")
    room.to("close")
    assert {(seat.choice, seat.owes) for seat in rows(room.desk.engine, Seat)} == {("", ""), ("", POLL)}


def test_an_answer_that_was_on_the_way_counts_for_half_a_minute(room: Room, clock: HandClock) -> None:
    room.vote("amina", POLL, "one")
    version = room.to("close", "reveal").version
    clock.forward(seconds=LATE)
    assert room.vote("bruno", POLL, "one") == "late"
    assert room.vote("bruno", POLL, "two") == "closed"
    assert room.vote("amina", POLL, "two") == "closed"
    assert room.stage().version == version + 1
    assert room.stage().results == {ANSWERED: Result(2), "one": Result(2)}
    clock.forward(seconds=1)
    assert room.vote("carla", POLL, "one") == "closed"


def test_a_late_answer_finds_its_poll_though_the_group_went_on(room: Room) -> None:
    room.to("next", "open")
    assert room.vote("amina", POLL, "three") == "late"
    assert room.vote("amina", MANY, "one,two") == "counted"
    room.to("close")
    assert room.results(POLL) == {ANSWERED: Result(1), "three": Result(1)}
    assert room.results(MANY) == {ANSWERED: Result(1), "one": Result(1), "two": Result(1)}


def test_whoever_joined_after_the_poll_closed_owes_nothing(room: Room) -> None:
    room.vote("amina", POLL, "one")
    room.to("close")
    room.leave("amina")
    room.join("amina")
    assert room.vote("amina", POLL, "one") == "closed"
    assert room.results(POLL)[ANSWERED] == Result(1)


def test_after_the_end_nothing_counts(room: Room) -> None:
    seat = there(room.seated("amina"))
    room.vote("bruno", POLL, "two")
    room.close()
    assert room.results(POLL) == {ANSWERED: Result(1), "two": Result(1)}
    with room.committing() as connection:
        assert answer(connection, SHAPES, seat, POLL, "one") == "gone"


def test_whoever_leaves_takes_an_open_answer_along(room: Room) -> None:
    room.vote("amina", POLL, "one")
    room.vote("bruno", POLL, "one")
    room.leave("amina")
    room.to("close")
    room.leave("bruno")
    assert room.results(POLL) == {ANSWERED: Result(1), "one": Result(1)}


def test_several_options_are_one_answer_and_none_takes_it_back(room: Room) -> None:
    room.to("next", "open")
    assert room.vote("amina", MANY, "three,one") == "counted"
    assert there(room.seated("amina")).choice == "one,three"
    assert room.vote("bruno", MANY, "two") == "counted"
    assert room.vote("bruno", MANY, "") == "counted"
    room.to("close")
    assert room.results(MANY) == {ANSWERED: Result(1), "one": Result(1), "three": Result(1)}


@pytest.mark.parametrize("item", [MANY, LIST, "unknown", ""])
def test_only_the_poll_that_is_open_takes_answers(room: Room, item: str) -> None:
    assert room.vote("amina", item, "one") == "closed"
    assert room.counts().answered == 0


def test_an_option_that_there_is_not_leaves_the_answer_as_it_was(room: Room) -> None:
    room.vote("amina", POLL, "two")
    assert room.vote("amina", POLL, "four'); DROP TABLE seat") == "closed"
    assert there(room.seated("amina")).choice == "two"


def test_hands_are_added_to_phones_and_a_second_tap_adds_nobody(room: Room) -> None:
    room.vote("amina", POLL, "one")
    assert room.hands(POLL, one=2) and room.hands(POLL, one=2, two=1, four=9)
    room.to("close")
    assert room.hands(POLL, two=4)
    assert room.results(POLL) == {ANSWERED: Result(1), "one": Result(1, 2), "two": Result(0, 4)}
    assert room.results(POLL)["one"].total == 3


def test_hands_have_bounds_and_their_poll(room: Room) -> None:
    assert room.hands(POLL, one=-5, two=10**6)
    assert room.results(POLL) == {"one": Result(0, 0), "two": Result(0, MOST_HANDS)}
    assert not room.hands(MANY, one=1)
    room.to("next")
    assert not room.hands(POLL, one=1) and not room.hands(MANY, one=1) and not room.hands("", one=1)


def test_a_poll_that_is_opened_again_begins_anew(room: Room) -> None:
    room.vote("amina", POLL, "one")
    room.hands(POLL, one=3)
    room.to("close", "open")
    assert room.results(POLL) == {}
    assert room.vote("bruno", POLL, "two") == "counted"
    room.to("close")
    assert room.results(POLL) == {ANSWERED: Result(1), "two": Result(1)}


@dataclass
class Expected:
    """What a poll should hold, kept in the simplest way."""

    votes: dict[str, str] = field(default_factory=dict)
    counted: dict[str, Counter[str]] = field(default_factory=dict)
    hands: dict[str, Counter[str]] = field(default_factory=dict)
    owing: dict[str, set[str]] = field(default_factory=dict)


NAMES = ("amina", "bruno", "carla", "deng", "emma")
USUAL = {
    "open": 5,
    "close": 4,
    "next": 2,
    "back": 2,
    "reveal": 2,
    "hide": 1,
    "break": 1,
    "start": 1,
    "go-on": 1,
}
"""How often a host taps what, while there is no break."""


class Group:
    """A host with two devices and some phones, who do anything in any order. Beside them a handful of dictionaries."""

    def __init__(self, room: Room, chance: Random) -> None:
        self.room, self.chance, self.model, self.ended = room, chance, Expected(), False
        self.outcomes: Counter[str] = Counter()
        room.to("start", "next")

    def act(self) -> None:
        """Something, and everything still adds up."""
        acts = {self.votes: 12, self.taps: 4, self.joins: 4, self.raises: 2, self.waits: 2, self.leaves: 1}
        self.chance.choices(list(acts), list(acts.values()))[0]()
        self.check()

    def taps(self) -> None:
        """Also twice, and with a page that shows an older version, which does nothing."""
        before = self.room.stage()
        often = {"go-on": 1} if before.state.on_break else USUAL
        tap = self.chance.choices(list(often), list(often.values()))[0]
        stale = self.chance.random() < 0.15
        for _ in range(2):
            shown = there(self.room.tap(tap, before.version - stale))
            if stale:
                assert shown == before
        self._note(before.state.open_poll, shown.state.open_poll)

    def joins(self) -> None:
        """For the first time, or again with the cookie of before."""
        name = self.chance.choice(NAMES)
        held = self.room.phones.get(name)
        made = self.room.join(name)
        assert made == (held or made)

    def leaves(self) -> None:
        """By the quick exit."""
        name = self.chance.choice(NAMES)
        self.room.leave(name)
        self.model.votes.pop(name, None)
        for owing in self.model.owing.values():
            owing.discard(name)

    def votes(self) -> None:
        """On what is open, or was, or never was; perhaps twice."""
        name, option = self.chance.choice(NAMES), self.chance.choice(OPTIONS)
        if self.room.seated(name) is None:
            assert name not in self.room.phones
            return
        state = self.room.stage().state
        item = self.chance.choice([*[state.open_poll or POLL] * 4, state.last_poll or POLL, MANY])
        for _ in range(self.chance.choice((1, 1, 2))):
            expected = self._vote(name, item, option)
            assert self.room.vote(name, item, option) == expected
            self.outcomes[expected] += 1

    def raises(self) -> None:
        """Hands, at whatever is shown."""
        option, hands = self.chance.choice(OPTIONS), self.chance.randint(0, 9)
        state = self.room.stage().state
        done = self.room.hands(state.step, **{option: hands})
        assert done == (state.ballot != "none")
        if done:
            self.model.hands.setdefault(state.step, Counter())[option] = hands

    def waits(self) -> None:
        """Some of the half minute."""
        self.room.clock.forward(seconds=self.chance.randint(1, LATE // 2))

    def ends(self) -> None:
        """Seats are gone, and what was counted stays."""
        self._note(self.room.stage().state.open_poll, "")
        assert self.room.close()
        self.ended = True
        self.check()

    def check(self) -> None:
        """Every seat once, hands beside, nothing lost and nothing doubled."""
        for item in (POLL, MANY):
            found = self.room.results(item)
            expected, hands = self.model.counted.get(item), self.model.hands.get(item, Counter())
            phones = {option: one.count for option, one in found.items() if one.count}
            assert phones == dict(+(expected or Counter()))
            assert (ANSWERED in found) == (expected is not None)
            assert {option: one.hands for option, one in found.items() if one.hands} == dict(+hands)
            options = sum(one.count for option, one in found.items() if option != ANSWERED)
            assert options == found.get(ANSWERED, Result()).count
        counts = self.room.counts()
        assert (counts.answered, counts.phones) == (
            len(self.model.votes),
            0 if self.ended else len(self.room.phones),
        )

    def _vote(self, name: str, item: str, option: str) -> Outcome:
        state, model = self.room.stage().state, self.model
        if item == state.open_poll:
            model.votes[name] = option
            return "counted"
        in_time = self.room.now <= state.last_closed_at + LATE
        if item != state.last_poll or not in_time or name not in model.owing.get(item, ()):
            return "closed"
        model.owing[item].discard(name)
        model.counted[item].update([ANSWERED, option])
        return "late"

    def _note(self, before: str, after: str) -> None:
        if before and before != after:
            votes = self.model.votes
            self.model.counted[before] = Counter([*votes.values(), *[ANSWERED] * len(votes)])
            self.model.owing = {before: set(self.room.phones) - set(votes)}
            self.model.votes = {}
        if after and before != after:
            for kept in (self.model.counted, self.model.hands, self.model.owing):
                kept.pop(after, None)


@pytest.mark.parametrize(
    ("database_url", "tries"), [("sqlite", 15), ("postgresql", 6)], indirect=["database_url"]
)
def test_whatever_happens_in_whatever_order_the_counts_add_up(
    desk: Desk, clock: HandClock, tries: int
) -> None:
    host, outcomes = desk.whole(CHEN), Counter[str]()

    @settings(
        max_examples=tries, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.integers(0, 2**32))
    def happens(seed: int) -> None:
        group = Group(Room(desk, clock, host, begun_by(desk, host, clock)), Random(seed))
        for _ in range(50):
            group.act()
        group.ends()
        outcomes.update(group.outcomes)

    happens()
    assert min(outcomes[one] for one in ("counted", "late", "closed")) > 0
