"""What coaches suggest, as cards for the learner: never a date, never a number of what is left. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.learners.sharing.models import Suggestion
from app.learners.sharing.queries import OwnShare, Pair, pair_of
from app.learning.sharing.encouragements import encouragements
from app.learning.sharing.naming import Named, Naming


@dataclass(frozen=True, slots=True)
class Offered:
    """One suggestion of one coach. `coach` is the share's address; `words` may be empty."""

    named: Named
    words: str
    coach: str
    declined: bool


def offered(
    naming: Naming,
    shares: Iterable[OwnShare],
    suggestions: Mapping[Pair, Sequence[Suggestion]],
    done: frozenset[str],
) -> list[Offered]:
    """What is suggested and not finished, in the order in which each coach suggested it."""
    words = encouragements(naming.say)
    return [
        Offered(named, words.get(row.encouragement, ""), own.share.id.hex(), row.declined)
        for own in shares
        if own.good
        for row in suggestions.get(pair_of(own.share), ())
        if (named := naming.place(row.place)) and not _finished(naming, row.place, done)
    ]


def _finished(naming: Naming, place: str, done: frozenset[str]) -> bool:
    shape = naming.library.shapes.get(place)
    return {f"{place}/{letter}" for letter in shape.lessons} <= done if shape else place in done
