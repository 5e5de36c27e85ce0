"""A register fact for one reader."""

from app.content.facts import Fact
from app.content.filling import Filling, formatted
from app.content.front import DEFAULT_SOURCE
from app.content.models import FactView, State
from app.content.slots import plain
from app.content.wording import Worded


def fact_view(fact: Fact, words: Worded | None, filling: Filling) -> FactView:
    """Values are formatted; once the fact has expired they are withheld."""
    reader = filling.reader
    expired = fact.expired(reader.today)
    values = {
        name: reader.formatter.withheld if expired else formatted(fact, name, reader.formatter)
        for name in fact.values
    }
    return FactView(
        fact.id,
        fact.topic,
        filling(words.entry.html) if words else "",
        values,
        fact.checked_on,
        fact.verify_by,
        fact.grade,
        fact.star,
        expired,
        bool(fact.signed_by_role),
        fact.source_title,
        fact.source_url,
        fact.ask,
        words.lang if words else DEFAULT_SOURCE,
        words.state if words else State.MISSING,
        plain(words.entry.title) if words else "",
    )
