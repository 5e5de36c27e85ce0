"""The usual lines of a pay slip: their names, what they are, and how to ask about each. Pure."""

from app.i18n import Translate
from app.practice.tools.answers import Group, Item

PERHAPS = frozenset({"extra", "holiday", "other"})
"""What a slip has only for some work and in some months."""


def lines(_: Translate) -> tuple[Group, ...]:
    """Every usual line, in the order of a slip."""
    return (
        Group(_("Names and days"), _names(_)),
        Group(_("Work"), _work(_)),
        Group(_("Pay"), _pay(_)),
        Group(_("Deductions: lines that take money"), _deductions(_)),
    )


def _names(_: Translate) -> tuple[Item, ...]:
    return (
        Item("employer", _("Employer’s name"), "", _("Which company pays me? What is its full name?")),
        Item("employee", _("Your name"), "", _("Can you check that my name is right on the pay slip?")),
        # NOTE: as on Finnish pay slips: palkkakausi
        Item("period", _("Pay period"), _("The days this pay is for."), _("Which days is this pay for?")),
        # NOTE: as on Finnish pay slips: maksupäivä
        Item("payday", _("Pay day"), _("The day the money is paid."), _("On which day is this pay paid?")),
    )


def _work(_: Translate) -> tuple[Item, ...]:
    return (
        Item("hours", _("Working hours"), "", _("How many hours of mine are in this pay?")),
        Item("rate", _("Hourly or monthly pay"), "", _("What is my pay for one hour, or for one month?")),
        Item(
            "extra",
            _("Sunday work and overtime"),
            _("If you did some. It can have lines of its own."),
            _("How are my Sundays and my overtime counted?"),
        ),
        Item(
            "holiday",
            _("Holiday"),
            _("Days you have earned, or pay for holiday."),
            _("How much holiday have I earned?"),
        ),
    )


def _pay(_: Translate) -> tuple[Item, ...]:
    return (
        Item("gross", _("Gross pay"), _("All your pay before tax."), _("How much is my gross pay?")),
        Item("net", _("Net pay"), _("What comes to your account."), _("How much is my net pay?")),
        Item(
            "account",
            _("Your account number"),
            _("The account that you chose for your pay."),
            _("To which account do you pay? I would like to check the number."),
        ),
    )


def _deductions(_: Translate) -> tuple[Item, ...]:
    return (
        # NOTE: as on Finnish pay slips: ennakonpidätys
        Item("tax", _("Tax that is taken"), "", _("How much tax is taken? Which tax percentage do you use?")),
        Item("pension", _("Pension contribution"), "", _("How much is my pension contribution?")),
        Item(
            "unemployment",
            _("Unemployment insurance contribution"),
            "",
            _("How much is my unemployment insurance contribution?"),
        ),
        Item(
            "other",
            _("All other lines that take money"),
            _("Do you know what each of them is?"),
            _("What is each line that takes money from my pay?"),
        ),
    )
