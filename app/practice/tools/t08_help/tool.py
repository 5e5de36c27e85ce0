"""T08: whom one can call for a need, in a language, now, without a name. The emergency number always shows."""

from typing import Any

from app.contacts.choices import needs, tongues
from app.contacts.finding import Wish, emergency, fitting
from app.content.models import Contact
from app.forms import Posted
from app.handouts.paper import Paper
from app.practice.tools.t08_help.paper import numbers
from app.practice.tools.tool import CONTACTS, Filled, Print, State, Tool, Workbench


class Looking(State):
    """What is looked for; nothing is everybody."""

    need: str = ""
    tongue: str = ""
    now: str = ""
    nameless: str = ""

    @property
    def wish(self) -> Wish:
        """The same for the filter."""
        return Wish(self.need, self.tongue, now=bool(self.now), nameless=bool(self.nameless))


def read(form: Posted, bench: Workbench) -> Filled[Looking]:
    """What was chosen. What no contact serves is as if nothing was chosen."""
    contacts = bench.contacts()
    need, tongue = form.first("need"), form.first("tongue")
    return Filled(
        Looking(
            need=need if need in dict(needs(contacts, bench.say)) else "",
            tongue=tongue if tongue in dict(tongues(contacts, bench.locale, bench.say)) else "",
            now="1" if form.first("now") == "1" else "",
            nameless="1" if form.first("nameless") == "1" else "",
        )
    )


def show(state: Looking, bench: Workbench) -> dict[str, Any]:
    """The fields, the emergency number, and everybody who fits."""
    contacts, _ = bench.contacts(), bench.say
    return {
        "needs": needs(contacts, _),
        "tongues": tongues(contacts, bench.locale, _),
        "alarm": bench.shown(emergency(contacts)),
        "found": bench.shown(found(state, bench)),
    }


def found(state: Looking, bench: Workbench) -> tuple[Contact, ...]:
    """Everybody who fits."""
    return fitting(bench.contacts(), state.wish, bench.here)


def printed(state: Looking, form: Posted, bench: Workbench) -> Paper:
    """The emergency number, then everybody who fits, on paper."""
    return numbers((*emergency(bench.contacts()), *found(state, bench)), bench)


TOOL = Tool(
    "t08",
    "headphones",
    lambda _: _("Find help"),
    lambda _: _("Who can help me, in my language, now?"),
    Looking,
    read,
    show,
    prints=(Print("numbers", lambda _: _("These numbers (PDF)"), "pdf", printed),),
    sets=(CONTACTS,),
)
