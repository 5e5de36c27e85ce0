"""A help contact for one reader."""

from app.content.contacts import Entry
from app.content.filling import Filling
from app.content.front import DEFAULT_SOURCE
from app.content.models import Contact, State
from app.content.slots import plain
from app.content.wording import Worded


def contact_view(entry: Entry, words: Worded | None, filling: Filling) -> Contact:
    """The register's fields with the words of the reader's language around them."""

    def part(name: str) -> str:
        return filling(words.entry.part(name)) if words else ""

    return Contact(
        entry.id,
        plain(words.entry.title) if words else entry.name,
        entry.short_name,
        entry.phone,
        entry.phone_alt,
        entry.chat,
        entry.email,
        entry.address,
        entry.hours,
        entry.languages,
        entry.cost,
        entry.anonymous,
        entry.needs,
        entry.emergency,
        entry.source_title,
        entry.source_url,
        entry.grade,
        entry.checked_on,
        entry.verify_by,
        entry.signed_by_role,
        entry.signed_on,
        part("who"),
        part("call"),
        part("open"),
        filling.reader.today > entry.verify_by,
        words.lang if words else DEFAULT_SOURCE,
        words.state if words else State.MISSING,
    )
