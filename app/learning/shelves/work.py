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
    WorkTool(
        "risk",
        "list-check",
        lambda _: _("Risk check for companies"),
        lambda _: _("Five steps, and a plan of what to do first."),
    ),
    WorkTool(
        "poster",
        "phone",
        lambda _: _("Poster for the staff room"),
        lambda _: _("Numbers of help in up to ten languages, on one page."),
    ),
)
"""In the order of the page."""
