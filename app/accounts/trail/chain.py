"""The chain of the trail, computed: each entry's hash covers the one before it, under a key of the secret file.

    content_mark = HMAC(actor, act, object)
    hash         = HMAC(hash before, organisation, number, second, content_mark)
    end_mark     = HMAC(organisation, number and hash of the last entry)

Expiry leaves an anchor: the last entry that went, without actor, act and object, and with the hash before it
where the object stood. So nobody without the key can shorten the chain at either end or change what is in it.
An older copy of everything, put back whole, looks right: the printed end of the chain tells, for who kept it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hmac import compare_digest

from app.accounts.limits import AUDIT
from app.accounts.sealing import marked
from app.accounts.trail.acts import Act
from app.security.boxes import derived
from app.security.secrets import Secrets

START = bytes(32)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is stored."""

    number: int
    day_second: int
    actor: bytes | None
    act: str
    object: str
    content_mark: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class End:
    """What the organisation's own row says about its trail."""

    organisation_id: bytes
    entries: int
    end_mark: bytes


def chain_key(secrets: Secrets) -> bytes:
    """From the salt, which never changes: a trail outlives peppers."""
    return derived(secrets.salt, "audit trail")


def linked(
    key: bytes, end: End, before: bytes, second: int, actor: bytes | None, act: str, about: str
) -> Entry:
    """The next entry of a chain, after the hash `before`."""
    number = end.entries + 1
    content = content_mark(key, actor, act, about)
    link = link_hash(key, before, end.organisation_id, number, second, content)
    return Entry(number, second, actor, act, about, content, link)


def content_mark(key: bytes, actor: bytes | None, act: str, about: str) -> bytes:
    """Stands for who did what to whom."""
    return marked(key, b"content", actor or b"", act.encode(), about.encode())


def link_hash(
    key: bytes, before: bytes, organisation_id: bytes, number: int, second: int, content: bytes
) -> bytes:
    """An entry's hash: it covers everything that came before."""
    return marked(key, b"link", before, organisation_id, _bytes(number), _bytes(second), content)


def end_mark(key: bytes, organisation_id: bytes, number: int, link: bytes) -> bytes:
    """Vouches for the last entry, so that taking away the newest ones is seen, too."""
    return marked(key, b"end", organisation_id, _bytes(number), link)


def anchor_of(entry: Entry, before: bytes) -> Entry:
    """What is left of the last entry that expired."""
    return Entry(
        entry.number, entry.day_second, None, Act.ANCHOR, before.hex(), entry.content_mark, entry.hash
    )


def first_break(key: bytes, end: End, entries: Iterable[Entry], now: int) -> int | None:
    """The number at which a trail is not what was written; None when all of it is in order."""
    number, link = 0, START
    for place, entry in enumerate(entries):
        anchored = place == 0 and entry.act == Act.ANCHOR
        before = _before_anchor(entry, now) if anchored else link
        follows = anchored or entry.number == number + 1
        if before is None or not follows or not _holds(key, end.organisation_id, entry, before, anchored):
            return number + 1 if not anchored else entry.number
        number, link = entry.number, entry.hash
    whole = number > 0 and number == end.entries
    vouched = compare_digest(end_mark(key, end.organisation_id, number, link), end.end_mark)
    return None if whole and vouched else number + 1


def _holds(key: bytes, organisation_id: bytes, entry: Entry, before: bytes, anchored: bool) -> bool:
    content = entry.content_mark if anchored else content_mark(key, entry.actor, entry.act, entry.object)
    link = link_hash(key, before, organisation_id, entry.number, entry.day_second, content)
    return compare_digest(content, entry.content_mark) and compare_digest(link, entry.hash)


def _before_anchor(entry: Entry, now: int) -> bytes | None:
    """The hash before an anchor; None for one that nobody of ours left: too young, or with something in it."""
    clean = entry.actor is None and entry.day_second <= now - AUDIT
    try:
        before = bytes.fromhex(entry.object)
    except ValueError:
        return None
    return before if clean and before.hex() == entry.object else None


def _bytes(number: int) -> bytes:
    return number.to_bytes(8, "big", signed=True)
