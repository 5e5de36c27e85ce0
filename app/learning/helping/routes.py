"""Help: contacts by need, language and open now; what to say to the emergency number; safety words; a rest."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from app.contacts.calling import called, steps
from app.contacts.choices import needs, tongues
from app.contacts.finding import Wish, emergency, fitting
from app.contacts.words import shown
from app.content.models import State
from app.forms import Posted, PostedForm, unpacked
from app.learners.access import CurrentLearner
from app.practice.access import arrived, going_on, has_arrived
from app.resources import CurrentPage

router = APIRouter()


@router.get("/{lang}/help")
def help_page(asked: CurrentPage, learner: CurrentLearner) -> HTMLResponse:
    """Everybody who can be called."""
    return _help(asked, Posted(()))


@router.post("/{lang}/help")
def help_filtered(asked: CurrentPage, learner: CurrentLearner, posted: PostedForm) -> HTMLResponse:
    """Those who fit; the emergency number always does."""
    return _help(asked, posted)


@router.get("/{lang}/safety")
def safety(asked: CurrentPage, learner: CurrentLearner) -> HTMLResponse:
    """Honest words about traces (SAFETY E9)."""
    return asked.page("learning/safety.html")


@router.get("/{lang}/rest")
def rest(asked: CurrentPage, learner: CurrentLearner) -> Response:
    """A quiet page. Nothing is asked, nothing moves. Whoever comes from a lesson goes back to it."""
    what = arrived(asked.request, "rest")
    if what is None:
        return asked.page("learning/rest.html", back=asked.reader.links(""), kept="")
    if not what.shown:
        return going_on(asked.request, what)
    way_back = unpacked(what.form)
    back = asked.reader.links(way_back.first("back"))
    page = asked.page("learning/rest.html", back=back, kept=way_back.first("ticks"))
    has_arrived(asked.request, page)
    return page


def _help(asked: CurrentPage, posted: Posted) -> HTMLResponse:
    contacts = asked.library.contacts(asked.reader)
    locale, here, _ = asked.locale, asked.clock.here(), asked.pages.catalogues.gettext
    language = called(locale.code, contacts, locale)
    wish = Wish(
        posted.first("need"),
        posted.first("tongue"),
        now=posted.first("now") == "1",
        nameless=posted.first("nameless") == "1",
    )
    return asked.page(
        "learning/help.html",
        fragment="contacts",
        emergency=[shown(contact, locale, here, _) for contact in emergency(contacts)],
        contacts=[shown(contact, locale, here, _) for contact in fitting(contacts, wish, here)],
        needs=needs(contacts, _),
        tongues=tongues(contacts, locale, _),
        filtered=bool(posted.pairs),
        wish=wish,
        called=language,
        steps=steps(language, _),
        unchecked=any(contact.state == State.DRAFT for contact in contacts),
    )
