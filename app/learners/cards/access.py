"""The pages of a card: where it is typed, what it offers. Other parts of the slice lead here."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import i18n
from app.cookies import EMPTY
from app.learners.cards.queries import Offer
from app.learners.codes import grouped
from app.learners.coming.access import going_on_to, navigates
from app.learners.forms import CardForm, Passing
from app.learners.handing import handed, taken
from app.pages import Pages, alternates, came_back
from app.security.tokens import random_token

LABEL = "card"


def card_page(
    request: Request,
    problem: str = "",
    sent: CardForm | None = None,
    *,
    digits: str = "",
    retry_after: int = 0,
) -> HTMLResponse:
    """The field for a card's digits, or with `digits` one button. Whatever does not work is the same bytes."""
    pages: Pages = request.app.state.pages
    return pages.page(
        request,
        "learners/card.html",
        **came_back(problem, retry_after),
        alternates=alternates(f"/{i18n.current().code}/card"),
        problem=problem,
        digits=digits,
        groups=grouped(digits).split(),
        count=len(sent.digits) if sent else 0,
        typed=sent.typed if sent and problem != "gone" else "",
    )


def offer_page(
    request: Request, offer: Offer, sent: CardForm, *, token: str = "", retry_after: int = 0
) -> HTMLResponse:
    """Whose card it is, what that coach will see, and the ways on. Nothing is used up yet."""
    pages: Pages = request.app.state.pages
    learner = getattr(request.state, "learner", None)
    return pages.page(
        request,
        "learners/card_offer.html",
        **came_back("wait" if retry_after else "", retry_after),
        alternates=alternates(f"/{i18n.current().code}/card"),
        offer=offer,
        sent=sent,
        back=offer.learner_id is not None,
        same=bool(learner and learner.id == offer.learner_id),
        passing=Passing.with_card(sent.digits),
        token=token or random_token(),
        waits=retry_after > 0,
    )


def carrying_card(request: Request, digits: str) -> Response | None:
    """On to what a card offers; None for a script.

    Back asks for a page of a plain form once more, also after the exit. So this form is answered with a way on,
    and who hands over the card stands on a page that Back cannot ask for.
    """
    if not navigates(request):
        return None
    response = RedirectResponse(f"/{i18n.current().code}/card", 303)
    _carry(request, response, digits, shown=False)
    return response


def arrived_card(request: Request) -> tuple[str, bool] | None:
    """The digits that were carried here, and whether the page that shows them is asked for now."""
    state = request.app.state
    value = state.cookies.carried.read(request)
    values = taken(state.secrets.salt, LABEL, value, state.clock.seconds()) if value else None
    return (values[0], values[1]) if values else None


def going_on_with(request: Request, digits: str) -> Response:
    """A page that goes on by itself to the page of the offer."""
    response = card_page(request, digits=digits)
    response.headers.update(going_on_to("card"))
    _carry(request, response, digits, shown=True)
    return response


def has_arrived(request: Request, page: Response) -> Response:
    """The digits are on this page now, and travel no more."""
    request.app.state.cookies.carried.set(page, EMPTY)
    return page


def _carry(request: Request, response: Response, digits: str, *, shown: bool) -> None:
    state = request.app.state
    value = handed(state.secrets.salt, LABEL, (digits, shown), state.clock.seconds())
    state.cookies.carried.set(response, value)
