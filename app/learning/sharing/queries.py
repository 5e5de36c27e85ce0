"""Looks up what coaches see: for any number of learners in the same few statements, and never more than is shared."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import literal, union_all
from sqlmodel import Session as DatabaseSession
from sqlmodel import and_, col, select

from app.learners.sharing.models import FINISHED, GOING, NOTHING, Share, Stuck
from app.learners.sharing.queries import OwnShare, Pair, pair_of, same_pair, suggestions_for
from app.learning.sharing.naming import Naming
from app.learning.sharing.offered import Offered, offered
from app.learning.sharing.view import Known, SharedView, lessons_asked, shared_view
from app.practice.models import Completion, Place

DONE, BEGUN, STUCK = "d", "b", "s"
"""What a row tells: a finished lesson, one that is going, a module where somebody is stuck."""


def shared_views(
    session: DatabaseSession, naming: Naming, shares: Sequence[Share]
) -> dict[bytes, SharedView]:
    """What is shared, by the id of the share. The coach and the learner are shown this same value."""
    suggestions = suggestions_for(session, shares)
    telling = [share for share in shares if share.level != NOTHING and pair_of(share) in suggestions]
    asked = lessons_asked(naming, (row for share in telling for row in suggestions[pair_of(share)]))
    known = _known(session, telling, asked)
    return {
        share.id: shared_view(
            naming, share, suggestions.get(pair_of(share), []), known.get(pair_of(share), Known())
        )
        for share in shares
    }


def _known(session: DatabaseSession, shares: Sequence[Share], lessons: Iterable[str]) -> Mapping[Pair, Known]:
    """Finished lessons of those who share them; of those who share more, also what is going."""
    if not shares:
        return {}
    found: dict[str, dict[Pair, set[str]]] = {kind: defaultdict(set) for kind in (DONE, BEGUN, STUCK)}
    for kind, learner_id, member_id, place in _places(session, shares, frozenset(lessons)):
        found[kind][learner_id, member_id].add(place)
    return {
        pair: Known(*(frozenset(found[kind][pair]) for kind in (DONE, BEGUN, STUCK)))
        for pair in map(pair_of, shares)
    }


def _places(
    session: DatabaseSession, shares: Sequence[Share], lessons: frozenset[str]
) -> Iterable[tuple[str, bytes, bytes, str]]:
    # the level stands in the statement: what somebody does not share is not read
    here = col(Share.id).in_([share.id for share in shares])
    done = (
        select(literal(DONE), col(Share.learner_id), col(Share.member_id), col(Completion.lesson))
        .join(Completion, col(Completion.learner_id) == col(Share.learner_id))
        .where(here, col(Share.level).in_([FINISHED, GOING]), col(Completion.lesson).in_(lessons))
    )
    begun = (
        select(literal(BEGUN), col(Share.learner_id), col(Share.member_id), col(Place.lesson))
        .join(Place, col(Place.learner_id) == col(Share.learner_id))
        .where(and_(here, col(Share.level) == GOING, col(Place.lesson).in_(lessons)))
    )
    stuck = (
        select(literal(STUCK), col(Share.learner_id), col(Share.member_id), col(Stuck.module))
        .join(Stuck, same_pair(Stuck))
        .where(here, col(Share.level) == GOING)
    )
    more = any(share.level == GOING for share in shares)
    return session.connection().execute(union_all(done, begun, stuck) if more else done)


def offers(
    session: DatabaseSession, naming: Naming, shares: Sequence[OwnShare], done: frozenset[str]
) -> list[Offered]:
    """What a learner's coaches suggest. Nothing is asked for somebody without a coach."""
    good = [own for own in shares if own.good]
    suggestions = suggestions_for(session, [own.share for own in good]) if good else {}
    return offered(naming, good, suggestions, done)
