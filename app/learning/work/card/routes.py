"""Speaks HTTP for the guide card: one address for its page, its answer without scripts, and its papers."""

from collections.abc import Iterable

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from app import i18n
from app.contacts.finding import chosen, emergency
from app.contacts.words import shown
from app.content.cards import SETS
from app.content.front import DEFAULT_SOURCE
from app.content.models import Contact
from app.errors import NotFound, Problem
from app.forms import Posted, PostedForm, packed, unpacked
from app.handouts.paper import Paper
from app.learning.work.card.forms import PREFIX, CardForm, read_card_form
from app.learning.work.card.guide import Guide, Standing, client_language, groups, guide, standing
from app.learning.work.card.paper import TOLD, Reading, card_paper, list_paper
from app.learning.work.card.rule import ANSWERS, MAYBES, YESES, look_closer
from app.practice.access import Handed, arrived, going_on, handing_on
from app.practice.papers.access import on_paper, trouble
from app.resources import Asked, CurrentPage

router = APIRouter()
SET = "guide"
PLACE = "work/card"
CONSULT = ("f41", "f42")
"""Who helps staff too, also without a name."""
SOURCES = ("f25", "f26", "f27")
"""The facts that signs and questions follow."""
STAFF = ("fi", "sv", "en")
"""What most staff read: the client's language is rather another."""


@router.get("/{lang}/work/card")
def card(asked: CurrentPage) -> Response:
    """The card with its questions, nothing answered; or with what was just sent without scripts."""
    _own(asked)
    what = arrived(asked.request, PLACE)
    if what is None:
        return _shown(asked, CardForm(_usual(asked)))
    if not what.shown:
        return going_on(asked.request, what)
    page = _shown(asked, _read(asked, unpacked(what.form)))
    asked.request.app.state.cookies.carried.expire(page)
    return page


@router.post("/{lang}/work/card")
def card_sent(asked: CurrentPage, posted: PostedForm) -> Response:
    """Another language beside; what the answers mean, for a page without scripts; or a paper. Nothing is kept."""
    form = _read(asked, posted)
    if not form.paper:
        return (_handed_on(asked, form) if form.weighed else None) or _shown(asked, form)
    return on_paper(asked, lambda: _paper(asked, form), lambda error: _shown(asked, form, error))


def _read(asked: Asked, posted: Posted) -> CardForm:
    questions = tuple(one.id for one in _own(asked).questions)
    return read_card_form(posted, _languages(asked), questions, _usual(asked))


def _handed_on(asked: Asked, form: CardForm) -> Response | None:
    """By way of a sealed cookie, once: what a page was asked for with stays on a computer's disk, and comes again."""
    answers = ((PREFIX + name, answer) for name, answer in form.answers.items())
    return handing_on(
        asked.request, Handed(PLACE, packed([("beside", form.beside), ("do", "weigh"), *answers]))
    )


def _shown(asked: Asked, form: CardForm, error: Problem | None = None) -> HTMLResponse:
    guides, contacts, say = _guides(asked, form.beside), _consulted(asked), asked.pages.catalogues.gettext
    here = asked.clock.here()
    return asked.page(
        "learning/card/card.html",
        error.status if error else 200,
        discreet=False,
        notice=trouble(error) if error else "",
        guides=guides,
        own=guides[0],
        told=TOLD[:3],
        groups=groups(guides),
        form=form,
        languages=_language_names(asked),
        draft=[i18n.name_in(i18n.REGISTRY[one.lang], asked.locale) for one in guides if one.unchecked],
        answers=ANSWERS,
        reasons=(YESES, MAYBES),
        closer=look_closer(form.answers.values()),
        about=_standing(asked, contacts),
        consult=[shown(one, asked.locale, here, say) for one in contacts],
        alarm=[
            shown(one, asked.locale, here, say) for one in emergency(asked.library.contacts(asked.reader))
        ],
    )


def _paper(asked: Asked, form: CardForm) -> Paper:
    """Made of public words alone: a paper holds no answers."""
    contacts = _consulted(asked)
    about = _standing(asked, contacts)
    reading = Reading(asked.locale, asked.pages.catalogues.gettext, asked.pages.settings.site_name)
    if form.paper == "list":
        return list_paper(_guides(asked, form.beside), about, reading)
    return card_paper(_own(asked), contacts, about, reading)


def _own(asked: Asked) -> Guide:
    found = guide(asked.locale.code, asked.library.cards(SET, asked.reader))
    if not found.questions:
        raise NotFound
    return found


def _guides(asked: Asked, beside: str) -> tuple[Guide, ...]:
    """In the language of the page, and beside it in that of the client unless it is the same."""
    own = _own(asked)
    if beside == own.lang:
        return (own,)
    reader = asked.pages.reader(i18n.REGISTRY[beside], asked.clock.today())
    return own, guide(beside, asked.library.cards(SET, reader))


def _languages(asked: Asked) -> tuple[str, ...]:
    """Those that have words of the card."""
    words, marker = asked.library.editions, SETS[SET].marker
    return tuple(code for code in i18n.REGISTRY if words.words(marker, code))


def _language_names(asked: Asked) -> list[tuple[str, str]]:
    found = (i18n.REGISTRY[code] for code in _languages(asked))
    return [(one.code, f"{i18n.name_in(one, asked.locale)} ({one.native})") for one in found]


def _usual(asked: Asked) -> str:
    return client_language(asked.locale.code, _languages(asked), STAFF)


def _consulted(asked: Asked) -> tuple[Contact, ...]:
    return chosen(asked.library.contacts(asked.reader), CONSULT)


def _standing(asked: Asked, contacts: Iterable[Contact]) -> Standing:
    source = asked.pages.reader(i18n.REGISTRY[DEFAULT_SOURCE], asked.clock.today())
    facts = (asked.library.fact(name, asked.reader) for name in SOURCES)
    return standing(asked.library.cards(SET, source), (one for one in facts if one), contacts)
