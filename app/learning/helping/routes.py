"""Help: contacts by need, language and open now; what to say to the emergency number; safety words; a rest."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from app import i18n
from app.contacts.opening import open_now
from app.contacts.words import language_name, shown
from app.content.models import Contact, State
from app.forms import Posted, PostedForm
from app.i18n import Translate
from app.learners.access import CurrentLearner
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
def rest(asked: CurrentPage, learner: CurrentLearner) -> HTMLResponse:
    """A quiet page. Nothing is asked, nothing moves."""
    return asked.page("learning/rest.html", back=asked.reader.links(""), kept="")


def _help(asked: CurrentPage, posted: Posted) -> HTMLResponse:
    contacts = asked.library.contacts(asked.reader)
    locale, here, _ = asked.locale, asked.clock.here(), asked.pages.catalogues.gettext
    need, tongue, now = posted.first("need"), posted.first("tongue"), posted.first("now") == "1"
    others = [contact for contact in contacts if not contact.emergency]
    fitting = [
        contact
        for contact in others
        if (not need or need in contact.needs)
        and (not tongue or not contact.languages or tongue in contact.languages)
        and (not now or open_now(contact, here, tongue))
    ]
    tongues = {code: language_name(code, locale) for contact in contacts for code in contact.languages}
    held = {need for contact in others for need in contact.needs}
    return asked.page(
        "learning/help.html",
        fragment="contacts",
        emergency=[shown(contact, locale, here, _) for contact in contacts if contact.emergency],
        contacts=[shown(contact, locale, here, _) for contact in fitting],
        needs=[("", _("Anything")), *(row for row in needs_in_words(_).items() if row[0] in held)],
        tongues=[("", _("Any language")), *sorted(tongues.items(), key=lambda row: row[1])],
        filtered=bool(posted.pairs),
        need=need,
        tongue=tongue,
        now=now,
        called_en=language_name(locale.code, i18n.REGISTRY["en"]),
        called_fi=language_name(locale.code, i18n.REGISTRY["fi"]),
        called_here=language_name(locale.code, locale) if _answered_in(locale.code, contacts) else "",
        unchecked=any(contact.state == State.DRAFT for contact in contacts),
    )


def _answered_in(lang: str, contacts: tuple[Contact, ...]) -> bool:
    return any(contact.emergency and lang in contact.languages for contact in contacts)


def needs_in_words(_: Translate) -> dict[str, str]:
    """What one may need, in the order of the list."""
    return {
        "talk": _("To talk with someone"),
        "work": _("My rights at work"),
        "legal": _("Legal advice"),
        "discrimination": _("I am treated unfairly"),
        "accident": _("An accident at work"),
        "violence": _("Somebody hurts or threatens me"),
        "safety": _("A safe place"),
    }
