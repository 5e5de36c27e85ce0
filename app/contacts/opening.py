"""Whether somebody answers now. Pure: Finnish wall clock in, yes or no out."""

from datetime import datetime

from app.content.models import Contact


def open_now(contact: Contact, here: datetime, lang: str = "") -> bool:
    """True while one of the opening times holds; times of one language count only for that language."""
    minute = here.hour * 60 + here.minute
    return any(
        here.weekday() in hours.days and hours.start <= minute < hours.end
        for hours in contact.hours
        if not hours.lang or not lang or hours.lang == lang
    )
