"""The sheet that a coach hands over, in the language of whoever gets it. It says nothing of what this site is about."""

from dataclasses import dataclass

from app.handouts.paper import Block, Digits, Facts, Heading, Note, Paper, Points, Text
from app.i18n import Locale, Translate
from app.learners.codes import grouped


@dataclass(frozen=True, slots=True)
class Handed:
    """What stands on the sheet. `site` is typed, `address` is for a camera; `until`: the last day, in words."""

    digits: str
    site: str
    address: str
    until: str
    back: bool


def card_sheet(handed: Handed, locale: Locale, say: Translate) -> Paper:
    """One page. Whoever finds it learns no more than that it is a card for a site."""
    _ = say
    blocks: tuple[Block, ...] = (
        Heading(_("Your card")),
        Text(
            _("With this card your progress opens again. You get a new code.")
            if handed.back
            else _("With this card you can learn on your phone, in your language. You go at your own pace.")
        ),
        Points(
            (
                _(
                    "Point the camera of a phone at the square. Or open the address below and type the digits."
                ),
                _("You see who the card is from. Then you decide."),
            )
        ),
        Digits(
            grouped(handed.digits),
            handed.address,
            _("QR code. It opens the address below, with these digits."),
        ),
        Facts(((_("Address"), handed.site), (_("Works until"), handed.until))),
        Note(_("The card works once. Use a phone that nobody else checks. Then throw this paper away.")),
    )
    return Paper("Paper 1", locale.code, locale.dir, blocks, size="a5")
