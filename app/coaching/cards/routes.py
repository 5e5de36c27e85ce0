"""Speaks HTTP for cards: make one, print its sheet, take it back; and a card back for a learner who allows it."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from app.accounts.access import AtDesk
from app.accounts.trail.actions import note_act
from app.accounts.trail.acts import Act
from app.coaching.access import CurrentShare, known_id
from app.coaching.cards.access import card_before, card_page, cards_page, fresh_seed, handed, made_card
from app.coaching.cards.actions import TooManyOpen, UsedUp, withdraw_card
from app.coaching.cards.forms import read_new_card
from app.coaching.cards.sheet import card_sheet
from app.db import DatabaseSession
from app.errors import NotFound, TooMany
from app.forms import PostedForm
from app.handouts.pdf import PrintFailed
from app.pages import alternates
from app.practice.papers.access import download, printed, trouble

router = APIRouter()


@router.get("/desk/{lang}/cards")
def cards(desk: AtDesk, session: DatabaseSession) -> Response:
    """Cards that nobody has used yet, and a new one by one tap."""
    return cards_page(desk, session)


@router.post("/desk/{lang}/cards")
def new_card(desk: AtDesk, posted: PostedForm, session: DatabaseSession) -> Response:
    """The card, shown once. The same form, sent again, shows the same card. From a group: the form for one."""
    form = read_new_card(posted, desk.locale)
    if form.group and not form.seed:
        return cards_page(desk, session, form=form)
    try:
        made = made_card(desk, session, form)
    except UsedUp:
        return cards_page(desk, session, "used", form)
    except TooManyOpen:
        return cards_page(desk, session, "many", form)
    return card_page(desk, form, made) if made else cards_page(desk, session, "old", form)


@router.get("/desk/{lang}/cards/sheet")
def cards_again(desk: AtDesk) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(f"{desk.home}/cards", 303)


@router.post("/desk/{lang}/cards/sheet")
def sheet(desk: AtDesk, posted: PostedForm, session: DatabaseSession) -> Response:
    """The card on paper. Its file has a name that says nothing."""
    form = read_new_card(posted, desk.locale)
    try:
        made = card_before(desk, session, form)
    except UsedUp:
        made = None
    if made is None:
        return cards_page(desk, session, "old", form)
    session.rollback()  # nothing was written, and on SQLite nobody else could write until the press is done
    paper = card_sheet(handed(desk, form.lang, made), form.lang, desk.pages.catalogues.of(form.lang).gettext)
    try:
        return download(printed(desk, "pdf", paper), "pdf")
    except (TooMany, PrintFailed) as error:
        return card_page(desk, form, made, trouble(error), error.status)


@router.post("/desk/{lang}/cards/withdrawal")
def withdrawal(desk: AtDesk, posted: PostedForm, session: DatabaseSession) -> Response:
    """The digits do not work any more."""
    if not withdraw_card(session, desk.here, known_id(posted.first("card")), desk.clock.today()):
        raise NotFound
    note_act(session, desk.secrets, desk.clock, desk.here.organisation_id, desk.here.id, Act.CARD_WITHDRAWN)
    return desk.on("cards")


@router.post("/desk/{lang}/learners/{share_id}/card")
def card_back(desk: AtDesk, share: CurrentShare, posted: PostedForm, session: DatabaseSession) -> Response:
    """A card that leads this learner back to their progress, if they allow this coach to give one. Asked first."""
    if not share.lets_back:
        raise NotFound
    if posted.first("seed"):
        return new_card(desk, posted, session)
    return desk.page(
        "coaching/cards/back.html",
        alternates=alternates(f"{desk.home}/learners/{share.id.hex()}"),
        share=share,
        seed=fresh_seed(desk, share.label).sealed,
        place="groups",
    )
