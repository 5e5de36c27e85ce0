"""Writes the trail: one entry more, and after twelve months an anchor instead of what expired."""

from sqlalchemy import Connection, delete, func, select, update
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from app.accounts.limits import AUDIT
from app.accounts.models import AuditEntry, Organisation
from app.accounts.trail.acts import Act
from app.accounts.trail.chain import START, anchor_of, chain_key, end_mark, linked
from app.accounts.trail.queries import as_entry, end_of, last_hash
from app.clock import Clock
from app.errors import NotFound
from app.security.secrets import Secrets


def hold_organisation(session: DatabaseSession, organisation_id: bytes) -> Organisation:
    """The organisation's row, on which changes of its people wait for one another. The first thing to ask for."""
    found = session.get(Organisation, organisation_id, with_for_update=True)
    if found is None:
        raise NotFound
    return found


def note_act(
    session: DatabaseSession,
    secrets: Secrets,
    clock: Clock,
    organisation_id: bytes,
    actor: bytes | None,
    act: Act,
    about: str = "",
) -> None:
    """Put an entry on the trail, in the transaction of the act itself. `actor` None: whoever runs the server.

    `about` names a member by id, or a role: never a learner, and nothing that a person wrote.
    """
    organisation = hold_organisation(session, organisation_id)
    key, before = chain_key(secrets), last_hash(session, organisation)
    made = linked(key, end_of(organisation), before, clock.seconds(), actor, act, about)
    session.add(
        AuditEntry(
            organisation_id=organisation_id,
            number=made.number,
            day_second=made.day_second,
            actor=made.actor,
            act=made.act,
            object=made.object,
            content_mark=made.content_mark,
            hash=made.hash,
        )
    )
    organisation.entries = made.number
    organisation.end_mark = end_mark(key, organisation_id, made.number, made.hash)
    session.flush()


def expire_entries(connection: Connection, now: int) -> int:
    """Remove what is older than twelve months, as far as the first entry that is not. Returns how many went."""
    organisations = connection.execute(select(col(Organisation.id))).scalars().all()
    return sum(_expired(connection, one, now) for one in organisations)


def _expired(connection: Connection, organisation_id: bytes, now: int) -> int:
    connection.execute(
        select(col(Organisation.id)).where(col(Organisation.id) == organisation_id).with_for_update()
    )
    number, second = col(AuditEntry.number), col(AuditEntry.day_second)
    ours = col(AuditEntry.organisation_id) == organisation_id
    last = connection.execute(select(func.max(number)).where(ours)).scalar() or 0
    kept = connection.execute(select(func.min(number)).where(ours, second > now - AUDIT)).scalar()
    anchored = last if kept is None else kept - 1
    row = connection.execute(select(AuditEntry).where(ours, number == anchored)).one_or_none()
    if row is None or row.act == Act.ANCHOR:
        return 0
    earlier = select(col(AuditEntry.hash)).where(ours, number == anchored - 1)
    before = connection.execute(earlier).scalar() or START
    left = anchor_of(as_entry(AuditEntry(**row._mapping)), before)
    emptied = {"actor": None, "act": left.act, "object": left.object}
    connection.execute(update(AuditEntry).where(ours, number == anchored).values(emptied))
    return 1 + connection.execute(delete(AuditEntry).where(ours, number < anchored)).rowcount
