"""A card of a set for one reader."""

from app.content.cards import CardRow
from app.content.filling import Filling
from app.content.models import Card
from app.content.slots import plain
from app.content.wording import Worded


def card_view(row: CardRow, words: Worded, filling: Filling) -> Card:
    """The register's row with its words. Which parts there are, and their order, the source says."""
    have = {part.name: part for part in words.entry.parts}
    parts = [have[part.name] for part in words.source.parts if part.name in have]
    return Card(
        row.id,
        row.group,
        row.pictogram,
        plain(filling(words.entry.title)),
        filling(words.entry.html),
        {part.name: filling(part.html) for part in parts},
        {part.name: plain(filling(part.title)) for part in parts},
        words.source.sounds,
        words.lang,
        words.state,
        row.urgent,
    )
