"""What a contract tells (fact f05), in plain words, and how to ask for each thing. Pure."""

from app.i18n import Translate
from app.practice.tools.answers import Group, Item
from app.practice.tools.questions import phrase
from app.practice.tools.tool import Workbench

FIRST = frozenset({"parties", "workplace", "start", "end", "trial", "duties", "pay", "payday", "time"})
"""The first terms: fact f03 says when they come. Those below that are in neither set are no terms of the law."""
REST = frozenset({"agency", "training", "holiday", "notice", "agreement", "insurance"})
PERHAPS = frozenset({"agency", "end", "trial", "training"})
"""What a contract has only where it is agreed."""
RULES = {
    "written": "f02",
    "end": "f06",
    "trial": "f18",
    "pay": "f04",
    "payday": "f07",
    "time": "f08",
    "holiday": "f13",
    "notice": "f19",
    "agreement": "f01",
}
"""The fact that says more about a thing."""


def terms(bench: Workbench) -> tuple[Group, ...]:
    """Everything to look for, in the order of a contract."""
    _ = bench.say
    return (
        Group(_("The paper"), _paper(bench)),
        Group(_("Who, where and when"), (*_sides(_), *_times(_))),
        Group(_("Work and pay"), (*_work(_), *_pay(_))),
        Group(_("Holiday, notice and insurance"), (*_holiday(_), *_agreements(_))),
    )


def _paper(bench: Workbench) -> tuple[Item, ...]:
    _ = bench.say
    return (
        Item(
            "written",
            _("The contract in writing"),
            _("On paper or as a file. Then you can read it again."),
            phrase(bench, "contract"),
        ),
        Item(
            "signature",
            _("Both signatures"),
            _("You and the employer write your names under it."),
            _("Can we both sign the contract?"),
        ),
        Item(
            "date",
            _("The date of signing"),
            _("The day when you both signed."),
            _("Can we write the date on the contract?"),
        ),
        Item(
            "copy",
            _("Your own copy"),
            _("One copy is yours. A photo is good too. Keep it where others cannot take it."),
            phrase(bench, "copy"),
        ),
    )


def _sides(_: Translate) -> tuple[Item, ...]:
    return (
        Item(
            "parties",
            _("Your name and the employer’s name"),
            _("The full name of the company or the person who pays you. A company also has a business ID."),
            _("What is the employer’s full name and business ID?"),
        ),
        Item(
            "workplace",
            _("The place of work"),
            _("Where you work. If there are many places, the contract says so."),
            _("Where will I work?"),
        ),
        Item(
            "agency",
            _("In agency work: the company where you work"),
            _("An agency is your employer and sends you to another company. Leave this out if it is not so."),
            _("Which company will I work at?"),
        ),
    )


def _times(_: Translate) -> tuple[Item, ...]:
    return (
        Item(
            "start",
            _("The day when work starts"),
            _("From this day you work and earn pay."),
            _("On which day does my work start?"),
        ),
        Item(
            "end",
            _("If the job ends on a set day: that day and the reason"),
            _("Leave this out if the contract goes on until somebody ends it."),
            _("Is the contract for a fixed time? When does it end, and what is the reason?"),
        ),
        Item(
            "trial",
            _("Trial period"),
            _("A time at the start. You or the employer can then end the contract quickly."),
            _("Is there a trial period? How long is it?"),
        ),
    )


def _work(_: Translate) -> tuple[Item, ...]:
    return (
        Item("duties", _("Your tasks"), _("What you do at work."), _("What are my tasks?")),
        Item(
            "time",
            _("Working time"),
            _("How many hours you work. If the hours change: when you work and how much."),
            _("How many hours do I work in a week? If they change, when and how much?"),
        ),
        Item(
            "training",
            _("Training"),
            _("If the employer teaches you something, or pays for a course."),
            _("What training do I get?"),
        ),
    )


def _pay(_: Translate) -> tuple[Item, ...]:
    return (
        Item(
            "pay",
            _("How much the pay is"),
            _("For an hour or for a month, before tax."),
            _("How much is my pay for an hour or for a month, before tax?"),
        ),
        Item(
            "payday",
            _("When pay is paid"),
            _("Which days one payment is for, and when the money comes."),
            _("Which days is one payment for? When is pay day?"),
        ),
    )


def _holiday(_: Translate) -> tuple[Item, ...]:
    return (
        Item(
            "holiday",
            _("Annual holiday"),
            _("Free days with pay, which you earn by working."),
            _("How is my annual holiday counted?"),
        ),
        Item(
            "notice",
            _("Notice time"),
            _("How long the work still goes on after somebody ends the contract."),
            _("How long is the notice time?"),
        ),
    )


def _agreements(_: Translate) -> tuple[Item, ...]:
    return (
        Item(
            "agreement",
            _("Collective agreement"),
            _(
                "A union and the employers make it. "
                "It sets the lowest pay in many kinds of work. Its name is in the contract."
            ),
            _("Which collective agreement do we follow?"),
        ),
        Item(
            "insurance",
            _("Pension and accident insurance companies"),
            _("One company takes care of your pension. Another one helps after an accident at work."),
            _("Which companies are my pension and my accident insurance with?"),
        ),
    )
