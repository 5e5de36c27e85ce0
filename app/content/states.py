"""Whose words a reader gets, decided for each unit: own language, the languages that stand in, the source."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from app.content.compiled import Stamp
from app.content.models import State


class Chosen(NamedTuple):
    """Whose words are shown, how the reader's own are doing, and whether nobody has signed the shown ones."""

    lang: str
    state: State
    unreviewed: bool


def state_of(stamp: Stamp | None, source: Stamp, critical: bool) -> tuple[State, bool]:
    """State of a unit in a translation, and whether it is unsigned. One never stamped is a draft."""
    if stamp is None:
        return State.MISSING, False
    if stamp.src in {"", source.revision}:
        signed = bool(stamp.src and stamp.ok)
        return (State.REVIEWED, False) if signed else (State.DRAFT, True)
    return (State.STALE_CRITICAL if critical else State.STALE), not stamp.ok


def choose(
    langs: Iterable[str],
    source: str,
    stamps: Callable[[str], Stamp | None],
    critical: bool = False,
    held: Callable[[str], bool] = lambda lang: False,
) -> Chosen:
    """`langs`: the reader's own first, then its chain. The source always has the unit. `held`: in this
    language the unit is not shown before a person has signed it."""
    original = stamps(source) or Stamp("")
    own: State | None = None
    for lang in langs:
        if lang == source:
            return Chosen(source, own or State.SOURCE, False)
        state, unreviewed = state_of(stamps(lang), original, critical)
        usable = state not in {State.MISSING, State.STALE_CRITICAL} and not (unreviewed and held(lang))
        if usable:
            return Chosen(lang, own or state, unreviewed)
        own = own or (State.STALE_CRITICAL if state is State.STALE_CRITICAL else State.MISSING)
    return Chosen(source, own or State.SOURCE, False)


def page_states(chosen: Iterable[Chosen]) -> frozenset[State]:
    """What a page says once: a stale unit that nobody signed is a draft too."""
    found: set[State] = set()
    for one in chosen:
        found.add(one.state)
        if one.unreviewed:
            found.add(State.DRAFT)
    return frozenset(found)
