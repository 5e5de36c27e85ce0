"""T12: asks for nothing but a language, and says what to say to the emergency number. Also large, and on paper."""

from typing import Any

from app import i18n
from app.contacts.calling import called, steps
from app.contacts.finding import emergency
from app.contacts.words import language_name
from app.forms import Posted
from app.practice.tools.t12_112.paper import card
from app.practice.tools.t12_112.sentences import PARTITIVES, sentences
from app.practice.tools.t12_112.spoken import Spoken, interpreter, spoken
from app.practice.tools.tool import Filled, Print, Tool, Workbench


def read(form: Posted, bench: Workbench) -> Filled[Spoken]:
    """The chosen language; what is none of the list is that of the page."""
    tongue = form.first("tongue")
    known = tongue in PARTITIVES or tongue in i18n.REGISTRY
    return Filled(Spoken(tongue=tongue if known else "", large="1" if form.first("large") == "1" else ""))


def show(state: Spoken, bench: Workbench) -> dict[str, Any]:
    """What to say, and the list of languages."""
    contacts = bench.contacts()
    lang = spoken(state, bench)
    language = called(lang, contacts, bench.locale)
    return {
        "tongue": lang,
        "tongues": tongues(bench),
        "own": i18n.REGISTRY.get(lang),
        "said": sentences(lang),
        "called": language,
        "steps": steps(language, bench.say),
        "interpreter": interpreter(bench),
        "calls": bench.shown(emergency(contacts)),
    }


def tongues(bench: Workbench) -> list[tuple[str, str]]:
    """Every language that a card can be made for: its name for the reader, and its own where we know it."""
    codes = dict.fromkeys((*i18n.REGISTRY, *PARTITIVES))
    return sorted(((code, _both_names(code, bench)) for code in codes), key=lambda row: row[1].casefold())


def _both_names(code: str, bench: Workbench) -> str:
    name, own = language_name(code, bench.locale), i18n.REGISTRY.get(code)
    return f"{name} ({own.native})" if own and own.native != name else name


TOOL = Tool(
    "t12",
    "phone",
    lambda _: _("112 card"),
    lambda _: _("What to say when you call 112, in your language."),
    Spoken,
    read,
    show,
    prints=(Print("card", lambda _: _("Small card (PDF)"), "pdf", card),),
)
