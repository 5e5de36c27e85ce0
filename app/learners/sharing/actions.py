"""Changes what a learner shares with a coach, and what that coach suggests.

The learner's row is the lock: whoever ends a share waits for a coach who just suggests something, and the other
way round, so that nothing is written for a share that is gone.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Delete, Engine, delete, literal, update
from sqlmodel import Session as DatabaseSession
from sqlmodel import SQLModel, and_, col, select

from app.clock import week_of
from app.db import insert_into, open_session
from app.learners.cards.models import Card
from app.learners.models import Learner, random_id
from app.learners.sharing.coaches import Coach
from app.learners.sharing.models import GOING, Look, Share, Stuck, Suggestion
from app.learners.sharing.places import module_of
from app.learners.sharing.queries import pair_of, suggestions_for

MOST_SUGGESTED = 40
LOOK_WEEKS = 26
"""How long a learner can see that a coach looked."""


def begin_share(
    session: DatabaseSession,
    learner_id: bytes,
    coach: Coach,
    label: str,
    group_id: bytes | None,
    level: str,
    *,
    lets_back: bool,
    week: str,
) -> Share:
    """This coach is the learner's from now on. One who is already keeps address and label, and takes the rest."""
    _lock(session, learner_id)
    share = session.get(Share, (learner_id, coach.id))
    if share and share.term != coach.term:
        end_share(session, learner_id, coach.id)
        share = None
    if share is None:
        share = Share(
            learner_id=learner_id, member_id=coach.id, id=random_id(), term=coach.term,
            label=label, made_week=week, level=level,
        )  # fmt: skip
        session.add(share)
    share.group_id = group_id
    _set(session, share, level, lets_back=lets_back)
    session.flush()
    return share


def change_share(
    session: DatabaseSession, learner_id: bytes, member_id: bytes, level: str, *, lets_back: bool
) -> None:
    """What this coach sees from the next request on."""
    _lock(session, learner_id)
    share = session.get(Share, (learner_id, member_id))
    if share:
        _set(session, share, level, lets_back=lets_back)
        session.flush()


def end_share(session: DatabaseSession, learner_id: bytes, member_id: bytes) -> None:
    """Nothing is left between this learner and this coach."""
    _lock(session, learner_id)
    for table in (Suggestion, Stuck, Look, Share):
        session.exec(delete(table).where(_between(table, learner_id, member_id)))
    _end_cards_back(session, learner_id, member_id)


def suggest(
    session: DatabaseSession,
    coach: Coach,
    shares: Iterable[Share],
    places: Sequence[str],
    encouragement: str = "",
) -> list[Share]:
    """Suggest each of these places to each of these learners. What was declined is offered anew.

    Gives those learners for whom not everything had room: there is an end to what one coach suggests to one person.
    """
    there = _still_there(session, coach, shares)
    known = suggestions_for(session, there)
    full = []
    for share in there:
        before = known.get(pair_of(share), [])
        again = {row.place for row in before if row.place in places}
        fresh = [place for place in dict.fromkeys(places) if place not in again]
        room = max(0, MOST_SUGGESTED - len(before))
        if fresh[room:]:
            full.append(share)
        turn = max((row.turn for row in before), default=0) + 1
        _offer_again(session, share, again, encouragement)
        _offer(session, share, fresh[:room], encouragement, turn)
    return full


def withdraw_suggestion(session: DatabaseSession, coach: Coach, share: Share, place: str) -> None:
    """The coach suggests this no more; being stuck there ends with it."""
    if not _still_there(session, coach, [share]):
        return
    here = _between(Suggestion, *pair_of(share))
    session.exec(delete(Suggestion).where(here, col(Suggestion.place) == place))
    if not _suggests_in(session, share, module_of(place)):
        release_stuck(session, share.learner_id, share.member_id, module_of(place))


def decline(session: DatabaseSession, learner_id: bytes, member_id: bytes, place: str) -> None:
    """Not now."""
    _decline(session, learner_id, member_id, place, declined=True)


def undecline(session: DatabaseSession, learner_id: bytes, member_id: bytes, place: str) -> None:
    """Now, perhaps."""
    _decline(session, learner_id, member_id, place, declined=False)


def press_stuck(session: DatabaseSession, learner_id: bytes, member_id: bytes, module: str) -> None:
    """I am stuck: only where this coach suggests something in this module and may see it."""
    _lock(session, learner_id)
    share = session.get(Share, (learner_id, member_id))
    if share and share.level == GOING and _suggests_in(session, share, module):
        made = {"learner_id": learner_id, "member_id": member_id, "module": module}
        _add(session.connection(), Stuck, [made])


def release_stuck(session: DatabaseSession, learner_id: bytes, member_id: bytes, module: str) -> None:
    """Stuck no more."""
    here = _between(Stuck, learner_id, member_id)
    session.exec(delete(Stuck).where(here, col(Stuck.module) == module))


def relabel(session: DatabaseSession, coach: Coach, share: Share, label: str) -> None:
    """How this learner appears to the coach."""
    _change(session, coach, share, label=label)


def move(session: DatabaseSession, coach: Coach, share: Share, group_id: bytes | None) -> None:
    """Into a group of this coach, or out of all."""
    _change(session, coach, share, group_id=group_id)


def leave_group(session: DatabaseSession, coach: Coach, group_id: bytes) -> None:
    """A group is removed: its learners stay, in none."""
    ours = (col(Share.member_id) == coach.id, col(Share.group_id) == group_id)
    session.exec(update(Share).where(*ours).values(group_id=None))


def note_looks(engine: Engine, coach: Coach, shares: Sequence[Share], what: str, week: str) -> list[Share]:
    """Write down that this coach looks at these learners, before anything is shown (SAFETY C5).

    Gives those who may be shown: whoever ended the share meanwhile is not among them. An error of the database
    ends the request: a look that is not written does not happen.
    """
    with open_session(engine, writes=False) as reading:
        if len(_looked(reading, shares, what, week)) == len(shares):
            return list(shares)
    with open_session(engine, writes=True) as writing:
        ours = (col(Share.member_id) == coach.id, col(Share.term) == coach.term)
        here = (*ours, col(Share.id).in_([share.id for share in shares]))
        pairs = select(Share.learner_id, Share.member_id, literal(what), literal(week)).where(*here)
        rows = pairs.order_by(col(Share.learner_id))
        made = insert_into(writing.connection(), Look).from_select(
            ["learner_id", "member_id", "what", "week"], rows
        )
        writing.connection().execute(made.on_conflict_do_nothing())
        left = set(writing.exec(select(Share.id).where(*here)))
        writing.commit()
    return [share for share in shares if share.id in left]


def over(today: date) -> list[Delete]:
    """What removes looks of long ago."""
    return [delete(Look).where(col(Look.week) < week_of(today - timedelta(weeks=LOOK_WEEKS)))]


def _set(session: DatabaseSession, share: Share, level: str, *, lets_back: bool) -> None:
    share.level, share.lets_back = level, lets_back
    if level != GOING:
        # whoever lets the coach see more again is not stuck where they were then
        session.exec(delete(Stuck).where(_between(Stuck, *pair_of(share))))
    if not lets_back:
        _end_cards_back(session, share.learner_id, share.member_id)


def _end_cards_back(session: DatabaseSession, learner_id: bytes, member_id: bytes) -> None:
    """What was forbidden once stays so: a card of before does not live again when another one is allowed."""
    session.exec(delete(Card).where(_between(Card, learner_id, member_id)))


def _lock(session: DatabaseSession, learner_id: bytes) -> None:
    session.exec(select(Learner.id).where(col(Learner.id) == learner_id).with_for_update())


def _still_there(session: DatabaseSession, coach: Coach, shares: Iterable[Share]) -> list[Share]:
    """Those shares that are this coach's now, and stay so until the transaction ends."""
    asked = list(shares)
    learners = select(Learner.id).where(col(Learner.id).in_([share.learner_id for share in asked]))
    session.exec(learners.order_by(col(Learner.id)).with_for_update(read=True, key_share=True)).all()
    ours = (col(Share.member_id) == coach.id, col(Share.term) == coach.term)
    here = col(Share.id).in_([share.id for share in asked])
    return list(session.exec(select(Share).where(*ours, here).order_by(col(Share.label), col(Share.id))))


def _suggests_in(session: DatabaseSession, share: Share, module: str) -> bool:
    rows = suggestions_for(session, [share]).get(pair_of(share), [])
    return any(module_of(row.place) == module for row in rows)


def _between(
    table: type[Suggestion | Stuck | Look | Share | Card], learner_id: bytes, member_id: bytes
) -> ColumnElement[bool]:
    return and_(col(table.learner_id) == learner_id, col(table.member_id) == member_id)


def _offer_again(session: DatabaseSession, share: Share, places: set[str], encouragement: str) -> None:
    if places:
        here = _between(Suggestion, *pair_of(share))
        again = update(Suggestion).where(here, col(Suggestion.place).in_(places))
        session.exec(again.values(declined=False, encouragement=encouragement))


def _offer(
    session: DatabaseSession, share: Share, places: Sequence[str], encouragement: str, turn: int
) -> None:
    same = {"learner_id": share.learner_id, "member_id": share.member_id, "declined": False}
    rows = [
        {**same, "place": place, "encouragement": encouragement, "turn": turn + number}
        for number, place in enumerate(places)
    ]
    _add(session.connection(), Suggestion, rows)


def _decline(
    session: DatabaseSession, learner_id: bytes, member_id: bytes, place: str, *, declined: bool
) -> None:
    here = _between(Suggestion, learner_id, member_id)
    session.exec(update(Suggestion).where(here, col(Suggestion.place) == place).values(declined=declined))


def _change(session: DatabaseSession, coach: Coach, share: Share, **values: object) -> None:
    ours = (col(Share.id) == share.id, col(Share.member_id) == coach.id, col(Share.term) == coach.term)
    session.exec(update(Share).where(*ours).values(**values))


def _looked(session: DatabaseSession, shares: Sequence[Share], what: str, week: str) -> set[bytes]:
    members = {share.member_id for share in shares}
    learners = [share.learner_id for share in shares]
    here = (col(Look.member_id).in_(members), col(Look.what) == what, col(Look.week) == week)
    return set(session.exec(select(Look.learner_id).where(col(Look.learner_id).in_(learners), *here)))


def _add(connection: Connection, table: type[SQLModel], rows: Sequence[Mapping[str, object]]) -> None:
    """Rows that may be there already, as after a double tap: then they stay as they are."""
    if rows:
        connection.execute(insert_into(connection, table).on_conflict_do_nothing(), rows)
