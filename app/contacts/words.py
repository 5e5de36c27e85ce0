"""A contact as readers see it: words for every field, in the reader's language."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup, escape

from app import i18n
from app.contacts.opening import open_now
from app.content.models import Contact, Hours
from app.formats import Formatter, weekdays
from app.i18n import Locale, Translate

ALL_DAYS = frozenset(range(7))
DAY = 24 * 60
ISOLATE, END_OF_ISOLATE = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
TO = "\N{WORD JOINER}\N{EN DASH}\N{WORD JOINER}"


@dataclass(frozen=True, slots=True)
class Shown:
    """Ready for templates/ui/contact.html."""

    name: str
    short_name: str
    phone: str
    phone_href: str
    phone_alt: str
    phone_alt_href: str
    who: str
    call: str
    opening: str
    hours: str
    open_now: str
    languages: str
    cost: str
    anonymous: str
    address: str
    email: str
    web: str
    checked_on: str
    confirmed: bool
    old: bool
    emergency: bool
    lang: str


def shown(contact: Contact, locale: Locale, here: datetime, _: Translate) -> Shown:
    """Every field in words. What the register does not know is left out, never guessed."""
    return Shown(
        name=contact.name,
        short_name=contact.short_name,
        phone=contact.phone,
        phone_href=_tel(contact.phone),
        phone_alt=contact.phone_alt,
        phone_alt_href=_tel(contact.phone_alt),
        who=contact.who,
        call=contact.call,
        opening="" if contact.hours else contact.opening,
        hours=hours_in_words(contact.hours, locale, _),
        open_now=_("Open now") if open_now(contact, here) else "",
        languages=languages_in_words(contact, locale, _),
        cost=cost_in_words(contact, _),
        anonymous=name_in_words(contact, _),
        address=contact.address,
        email=contact.email,
        web=contact.chat if contact.chat.startswith("https://") else "",
        checked_on=Formatter(locale).date(contact.checked_on),
        confirmed=contact.signed,
        old=contact.expired,
        emergency=contact.emergency,
        lang=contact.lang,
    )


def languages_in_words(contact: Contact, locale: Locale, _: Translate) -> str:
    """Every language that they speak, as far as the register knows."""
    return _(", ").join(language_name(code, locale) for code in contact.languages)


def cost_in_words(contact: Contact, _: Translate) -> str:
    """What a call costs; nothing where nobody knows."""
    costs = {"free": _("Free to call"), "local": _("Costs as a normal call")}
    return costs.get(contact.cost, "")


def name_in_words(contact: Contact, _: Translate) -> str:
    """Whether one may call without a name; nothing where nobody knows."""
    return _("You do not need to give your name") if contact.anonymous else ""


def _tel(number: str) -> str:
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


def hours_in_words(hours: tuple[Hours, ...], locale: Locale, _: Translate) -> Markup:
    """`Mon-Fri 09:00-15:00 (English)`: figures read the same everywhere, day names are the reader's."""
    text = str(escape(hours_on_paper(hours, locale, _)))
    return Markup(text.replace(ISOLATE, '<bdi dir="ltr">').replace(END_OF_ISOLATE, "</bdi>"))


def hours_on_paper(hours: tuple[Hours, ...], locale: Locale, _: Translate) -> str:
    """The same as plain text: figures run from the left in every script, and the two times stay together."""
    if any(part.days == ALL_DAYS and part.start == 0 and part.end >= DAY for part in hours):
        return _("Always open, day and night")
    days: dict[tuple[int, int, str], frozenset[int]] = {}
    for part in hours:
        times = part.start, part.end, part.lang
        days[times] = days.get(times, frozenset()) | part.days
    comma = _(", ")
    return comma.join(_line(days[times], *times, locale, comma) for times in days)


def _line(days: frozenset[int], start: int, end: int, lang: str, locale: Locale, comma: str) -> str:
    tongue = f" ({language_name(lang, locale)})" if lang else ""
    times = f"{ISOLATE}{_time(start)}{TO}{_time(end)}{END_OF_ISOLATE}"
    return f"{_days(days, locale, comma)} {times}{tongue}"


def language_name(code: str, locale: Locale) -> str:
    """A language in the reader's words, also one that we do not offer."""
    known = i18n.known(code)
    return i18n.name_in(known, locale) if known else i18n.name_of_tag(code, locale)


def _days(days: frozenset[int], locale: Locale, comma: str) -> str:
    names = weekdays(locale)
    ordered = sorted(days)
    run = ordered == list(range(ordered[0], ordered[-1] + 1)) and len(ordered) > 2
    return (
        f"{names[ordered[0]]}\N{EN DASH}{names[ordered[-1]]}"
        if run
        else comma.join(names[day] for day in ordered)
    )


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
