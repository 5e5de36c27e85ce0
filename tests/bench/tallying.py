"""What must have been counted, by what every phone was told and when; compared with what the database says. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.seen import Tap, Vote

LATE, SLACK = 30.0, 1.0
CLOSE = frozenset({"close", "next", "back", "end"})
Tallies = Mapping[tuple[str, str], Mapping[str, int]]
"""By group session and item: how often each option was counted, and under "" how many phones."""


@dataclass(frozen=True, slots=True)
class Poll:
    """When a poll was closed, until when an answer that was on the way surely counted, and when none did any more."""

    closing: float
    closed: float
    until: float
    latest: float


@dataclass(frozen=True, slots=True)
class Meant:
    """What one phone chose in the end: one of these. `surely`: it must have been counted."""

    values: frozenset[str]
    surely: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Votes that were sent, phones that were counted, and both ways in which numbers could be wrong."""

    polls: int
    sent: int
    counted: int
    lost: int
    doubled: int


def judge(taps: Iterable[Tap], votes: Iterable[Vote], tallies: Tallies) -> Verdict:
    """Every poll of every group session. Each is opened once."""
    by_poll = defaultdict[tuple[str, str], dict[int, list[Vote]]](lambda: defaultdict(list))
    for vote in votes:
        by_poll[vote.meeting, vote.item][vote.phone].append(vote)
    polls, lost, doubled = polls_of(taps), 0, 0
    for key, phones in by_poll.items():
        found = tallies.get(key, {})
        meant = [one for sent in phones.values() if (one := meaning(sent, polls[key]))]
        for option in {"", *found, *(value for one in meant for value in one.values)}:
            least, most = _bounds(meant, option)
            lost += max(0, least - found.get(option, 0))
            doubled += max(0, found.get(option, 0) - most)
    doubled += sum(sum(found.values()) for key, found in tallies.items() if key not in by_poll)
    sent = sum(len(phone) for phones in by_poll.values() for phone in phones.values())
    return Verdict(len(by_poll), sent, sum(found.get("", 0) for found in tallies.values()), lost, doubled)


def polls_of(taps: Iterable[Tap]) -> Mapping[tuple[str, str], Poll]:
    """When each was closed: by its button, by going on, or by the end. The next that closes ends what is late."""
    by_meeting = defaultdict[str, list[Tap]](list)
    for tap in taps:
        by_meeting[tap.meeting].append(tap)
    return {
        (meeting, item): poll
        for meeting, tapped in by_meeting.items()
        for item, poll in _closings(sorted(tapped, key=lambda tap: tap.sent))
    }


def _closings(taps: Sequence[Tap]) -> Iterable[tuple[str, Poll]]:
    open_item, closings = "", list[tuple[str, Tap]]()
    for tap in taps:
        if tap.name in CLOSE and open_item:
            closings.append((open_item, tap))
            open_item = ""
        elif tap.name == "open":
            open_item = tap.item
    end = [tap for tap in taps if tap.name == "end"]
    for place, (item, tap) in enumerate(closings):
        ends = [*(one for _, one in closings[place + 1 : place + 2]), *end]
        until = min([tap.sent + LATE - SLACK, *(one.sent for one in ends)])
        latest = min([tap.replied + LATE + SLACK, *(one.replied for one in ends)])
        yield item, Poll(tap.sent, tap.replied, until, latest)


def meaning(sent: Sequence[Vote], poll: Poll) -> Meant | None:
    """Of one phone. None where nothing can have been counted."""
    live = [vote for vote in sent if vote.replied < poll.closing]
    racing = [vote for vote in sent if vote.replied >= poll.closing and vote.sent <= poll.closed]
    late = [vote for vote in sent if poll.closed < vote.sent <= poll.latest]
    if live or racing:
        surely = bool(live) or racing[0].replied < poll.until
        return Meant(frozenset(vote.value for vote in (*live[-1:], *racing)), surely)
    if not late:
        return None
    surely = late[0].replied < poll.until
    return Meant(frozenset(vote.value for vote in late[: 1 if surely else None]), surely)


def _bounds(meant: Sequence[Meant], option: str) -> tuple[int, int]:
    """How often it was surely, and how often at most, chosen."""
    holds = [[option in ("", *value.split(",")) for value in one.values] for one in meant]
    least = sum(one.surely and all(held) for one, held in zip(meant, holds, strict=True))
    return least, sum(any(held) for held in holds)
