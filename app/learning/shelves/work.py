"""The tools of staff and employers, as rows of their shelf page. A tool with a page below /work adds its row here."""

from collections.abc import Callable
from dataclasses import dataclass

from app.i18n import Translate


@dataclass(frozen=True, slots=True)
class WorkTool:
    """A card: `place` is the address after `/{lang}/work/`; the words are made for each reader."""

    place: str
    pictogram: str
    title: Callable[[Translate], str]
    line: Callable[[Translate], str]


WORK_TOOLS: tuple[WorkTool, ...] = (
    WorkTool(
        "card",
        "id",
        lambda _: _("Guide card"),
        lambda _: _("Signs of exploitation at work. Questions to go through with a client."),
    ),
)
"""In the order of the page."""
