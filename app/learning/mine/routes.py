"""My page: what is kept, for how long, and how to end it. Settings: how pages look on this phone."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.db import DatabaseSession
from app.forms import PostedForm
from app.learners.access import CurrentLearner
from app.learners.cards.queries import before
from app.learners.limits import OWN_PHONE_DAYS
from app.learners.queries import kept_days
from app.learners.sharing.queries import learner_shares
from app.learning.lessons.sheet import stones
from app.learning.sharing.access import naming
from app.learning.sharing.queries import offers
from app.learning.shelves.cards import Card
from app.practice.queries import overview
from app.preferences import Preferences
from app.resources import CurrentPage
from app.security.tokens import random_token

router = APIRouter()
KEEP_CHOICES = (30, 60, 90, 180, 365)


@router.get("/{lang}/me")
def my_page(asked: CurrentPage, learner: CurrentLearner, session: DatabaseSession) -> Response:
    """Only with an open code; without one, the page that offers it."""
    if learner is None:
        return RedirectResponse(asked.reader.links("code"), 303)
    progress = overview(session, learner.id)
    touched = {lesson.partition("/")[0] for lesson in (*progress.places, *progress.done)}
    modules = [asked.library.module(code, asked.reader) for code in asked.library.codes if code in touched]
    days = kept_days(session, learner.id)
    shares = learner_shares(session, learner.id)
    return asked.page(
        "learning/me.html",
        cards=[
            Card(module, asked.reader.links(module.code), tuple(stones(module, "", progress.done)))
            for module in modules
            if module
        ],
        before=before(session, learner.id),
        coaches=[own for own in shares if own.good],
        left=[own for own in shares if not own.good],
        offers=offers(session, naming(asked), shares, progress.done),
        days=days,
        choices=sorted({*KEEP_CHOICES, days}),
        own_phone=learner.own_phone,
        token=random_token(),
    )


@router.get("/{lang}/settings")
def settings(asked: CurrentPage, learner: CurrentLearner) -> HTMLResponse:
    """Text size, colours, data."""
    chosen = asked.pages.preferences(asked.request)
    return asked.page("learning/settings.html", chosen=chosen, saved=False)


@router.post("/{lang}/settings")
def change_settings(asked: CurrentPage, learner: CurrentLearner, posted: PostedForm) -> HTMLResponse:
    """Kept in one small cookie; the page comes back as it will look from now on."""
    sent = (posted.first(name) for name in ("size", "theme", "data"))
    chosen = Preferences.chosen(asked.locale.code, *sent)
    reply = asked.page("learning/settings.html", chosen=chosen, saved=True, prefs_class=chosen.css_class)
    days = OWN_PHONE_DAYS if learner and learner.own_phone else 0
    asked.pages.cookies.preferences.set(reply, chosen.cookie, days=days)
    return reply
