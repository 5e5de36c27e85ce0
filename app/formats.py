"""Dates, numbers and money as each language writes them: Gregorian dates and Latin digits everywhere."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale as BabelLocale
from babel.dates import format_date, get_day_names
from babel.numbers import format_currency, format_decimal, format_percent

from app.clock import HELSINKI
from app.i18n import Locale


@dataclass(frozen=True, slots=True)
class Formatter:
    """Values as this language writes them: Gregorian dates and Latin digits everywhere."""

    locale: Locale
    withheld: str = ""

    def value(self, value: str, unit: str) -> str:
        """A register value by its unit; what is no number is shown as it is."""
        if unit == "date":
            return self.date(date.fromisoformat(value))
        if unit == "year":
            return value
        digits = value.replace(".", "", 1)
        if not (digits.isascii() and digits.isdigit()):
            return value
        if unit == "euro":
            return self._money(Decimal(value))
        places = len(value.partition(".")[2])
        if unit == "percent":
            pattern = "0." + "0" * places if places else "0"
            return self._percent(Decimal(value), pattern)
        shape = "#,##0" + ("." + "0" * places if places else "")
        return format_decimal(Decimal(value), format=shape, locale=self.locale.babel, numbering_system="latn")

    def date(self, day: date) -> str:
        """1 June 2026: a day in figures and the month in words."""
        if self.locale.code == "en":
            return format_date(day, "d MMMM yyyy", locale="en_GB")
        text = format_date(day, "long", locale=self.locale.babel)
        return text.translate(LATIN_DIGITS)

    def cents(self, amount: Decimal) -> str:
        """An amount in euros, with its cents also where there are none: as on a pay slip."""
        text = format_currency(amount, "EUR", locale=self.locale.babel, numbering_system="latn")
        return text.translate(NO_MARKS)

    def _money(self, amount: Decimal) -> str:
        whole = amount == amount.to_integral_value()
        shape = None if not whole else _without_cents(self.locale.babel)
        text = format_currency(
            amount,
            "EUR",
            format=shape,
            currency_digits=not whole,
            locale=self.locale.babel,
            numbering_system="latn",
        )
        return text.translate(NO_MARKS)  # every value stands in an isolate of its own

    def _percent(self, value: Decimal, pattern: str) -> str:
        own = BabelLocale.parse(self.locale.babel).percent_formats[None].pattern
        shape = own.replace("#,##,##0", "0").replace("#,##0", "0").replace("0", pattern, 1)
        return format_percent(value / 100, format=shape, locale=self.locale.babel, numbering_system="latn")


LATIN_DIGITS = {
    ord(digit): str(index)
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯")
    for index, digit in enumerate(digits)
}

NO_MARKS = dict.fromkeys((0x200E, 0x200F, 0x061C))


def _without_cents(babel: str) -> str:
    return str(BabelLocale.parse(babel).currency_formats["standard"].pattern.replace(".00", ""))


def isolated(text: str) -> str:
    """A value that keeps its own direction inside a sentence."""
    return f"\u2068{text}\u2069"


def clock_time(seconds: int, locale: Locale) -> str:
    """A moment as a wall clock in Finland shows it: 10:15."""
    moment = datetime.fromtimestamp(seconds, HELSINKI)
    return isolated(f"{moment.hour}{'.' if locale.code == 'fi' else ':'}{moment.minute:02}")


@cache
def weekdays(locale: Locale) -> tuple[str, ...]:
    """Short names of the days, Monday first."""
    names = get_day_names("abbreviated", locale=locale.babel)
    return tuple(names[day] for day in range(7))
