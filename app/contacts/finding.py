"""Which contacts fit what somebody looks for. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.contacts.opening import open_now
from app.content.models import Contact


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for; an empty wish is everybody."""

    need: str = ""
    tongue: str = ""
    now: bool = False
    nameless: bool = False


def fitting(contacts: Iterable[Contact], wish: Wish, here: datetime) -> tuple[Contact, ...]:
    """Those who fit; the emergency number is never among them, because it always shows.

    Where languages are not known somebody may still speak them. Where nobody knows whether a name is asked, it may be.
    """
    return tuple(one for one in contacts if not one.emergency and _fits(one, wish, here))


def _fits(contact: Contact, wish: Wish, here: datetime) -> bool:
    return (
        (not wish.need or wish.need in contact.needs)
        and (not wish.tongue or not contact.languages or wish.tongue in contact.languages)
        and (not wish.now or open_now(contact, here, wish.tongue))
        and (not wish.nameless or contact.anonymous is True)
    )


def emergency(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Whom to call in danger."""
    return tuple(one for one in contacts if one.emergency)


def chosen(contacts: Iterable[Contact], ids: Iterable[str]) -> tuple[Contact, ...]:
    """These contacts in this order; one that the register lacks is left out."""
    known = {one.id: one for one in contacts}
    return tuple(known[name] for name in ids if name in known)
