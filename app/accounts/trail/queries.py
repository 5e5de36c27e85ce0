"""Looks into the trail: the end of an organisation's chain, the entries for a page, and where a chain breaks."""

from collections.abc import Iterator

from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select

from app.accounts.models import AuditEntry, Organisation
from app.accounts.trail.acts import Act
from app.accounts.trail.chain import START, End, Entry, chain_key, first_break
from app.security.secrets import Secrets

AT_A_TIME = 500


def last_hash(session: DatabaseSession, organisation: Organisation) -> bytes:
    """The hash on which the next entry is put."""
    newest = session.get(AuditEntry, (organisation.id, organisation.entries))
    return newest.hash if newest else START


def end_of(organisation: Organisation) -> End:
    """What the organisation's row says about its trail."""
    return End(organisation.id, organisation.entries, organisation.end_mark)


def newest_entries(
    session: DatabaseSession, organisation_id: bytes, count: int, before: int = 0
) -> list[Entry]:
    """So many entries of one organisation, newest first; with `before`, those that are older than it."""
    asked = select(AuditEntry).where(
        col(AuditEntry.organisation_id) == organisation_id, col(AuditEntry.act) != Act.ANCHOR
    )
    if before:
        asked = asked.where(col(AuditEntry.number) < before)
    rows = session.exec(asked.order_by(col(AuditEntry.number).desc()).limit(count))
    return [as_entry(row) for row in rows]


def broken_at(session: DatabaseSession, secrets: Secrets, organisation_id: bytes, now: int) -> int | None:
    """The number of the first entry that is not what was written; None when the whole trail is in order."""
    # held, so that nobody writes an entry between two looks at the trail
    organisation = session.get_one(Organisation, organisation_id, with_for_update=True)
    return first_break(chain_key(secrets), end_of(organisation), all_entries(session, organisation_id), now)


def all_entries(session: DatabaseSession, organisation_id: bytes) -> Iterator[Entry]:
    """Every entry, oldest first, a few at a time."""
    number = col(AuditEntry.number)
    ours = select(AuditEntry).where(col(AuditEntry.organisation_id) == organisation_id).order_by(number)
    rows = session.exec(ours.limit(AT_A_TIME)).all()
    while rows:
        yield from map(as_entry, rows)
        rows = session.exec(ours.where(number > rows[-1].number).limit(AT_A_TIME)).all()


def as_entry(row: AuditEntry) -> Entry:
    """A row as plain values."""
    return Entry(row.number, row.day_second, row.actor, row.act, row.object, row.content_mark, row.hash)
