"""What one can ask an employer about a sign, politely. Never about one to be careful with: others are asked there."""

from collections.abc import Iterable, Mapping

from app.content.models import Card
from app.i18n import Translate
from app.practice.tools.questions import Sheet
from app.practice.tools.tool import Workbench


def questions(_: Translate) -> Mapping[str, str]:
    """A question for each sign."""
    return {
        "business-id": _("What is the name of the company, and what is its business ID?"),
        "pay-told": _("How much is the pay, and which collective agreement do you follow?"),
        "address": _("What is the address of the workplace?"),
        "contract": _("Can I have the contract in writing before I start?"),
        "own-account": _("Do you pay to my own bank account? Do I get a pay slip?"),
        "pay-vague": _("How much is the pay before tax? Is it for an hour or for a month?"),
        "room": _("What is the rent of the room? Can I live somewhere else?"),
        "own-firm": _("Why is this work for an entrepreneur? Can I have an employment contract?"),
        "pay-first": _("Do I have to pay anything before I start?"),
        "papers-first": _("Do I keep my passport, my bank card and my codes myself?"),
        "hurry": _("Can I think about the offer for some days?"),
        "no-name": _("Who is my employer, and who pays me?"),
    }


def sheet(signs: Iterable[Card], bench: Workbench) -> Sheet:
    """The questions about these signs, in the language of the workbench."""
    _ = bench.say
    known = questions(_)
    return Sheet(
        heading=_("Questions about the job"),
        opening=_("I am interested in this job. I have some questions first."),
        questions=tuple(known[sign.id] for sign in signs if sign.id in known),
        closing=_("Thank you for your answers."),
    )
