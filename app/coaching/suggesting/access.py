"""To whom something is suggested, and the page that says it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session
from starlette.responses import HTMLResponse

from app.accounts.access import Desk
from app.coaching.access import GROUPS
from app.coaching.models import CoachGroup
from app.coaching.suggesting.forms import Chosen
from app.coaching.suggesting.offer import named
from app.formats import isolated
from app.learners.sharing.actions import suggest
from app.learners.sharing.models import Share
from app.learners.sharing.queries import group_shares
from app.learning.sharing.access import naming


@dataclass(frozen=True, slots=True)
class Whom:
    """One learner, or everybody in a group. `place`: their page, below the language."""

    name: str
    place: str
    shares: Sequence[Share]
    is_group: bool

    @property
    def said(self) -> str:
        """The name as it stands within a sentence, whichever way its letters run."""
        return isolated(self.name)


def one_learner(share: Share) -> Whom:
    """By the label."""
    return Whom(share.label, f"learners/{share.id.hex()}", (share,), is_group=False)


def whole_group(session: Session, desk: Desk, group: CoachGroup) -> Whom:
    """Everybody who is in it now."""
    shares = group_shares(session, desk.here, group.id)
    return Whom(group.name, f"groups/{group.id.hex()}", shares, is_group=True)


def suggested(session: Session, desk: Desk, whom: Whom, chosen: Chosen) -> HTMLResponse:
    """Suggest it, and say what was suggested to whom. The same form again changes nothing more."""
    full = suggest(session, desk.here, whom.shares, chosen.places, chosen.encouragement)
    return desk.page(
        "coaching/suggested.html",
        place=GROUPS,
        whom=whom,
        places=named(naming(desk), chosen.places),
        full=[share.label for share in full],
    )
