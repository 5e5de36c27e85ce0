"""What lessons weigh: HTML with everything that it needs to be styled, in every language that is offered."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import httpx

from app import i18n
from tests.bench.load import BROWSER
from tests.bench.people import open_phones
from tests.bench.servers import fresh_settings, product
from tests.bench.table import Row

FLIGHT = 14_600
FIRST = "l01/a"


def measure() -> Iterator[Row]:
    """For each language the first lesson, and the heaviest of all: body as sent, and with its headers."""
    with tempfile.TemporaryDirectory(prefix="askel-bench-") as place:
        settings = fresh_settings(Path(place) / "data")
        cookie = open_phones(settings, 1)[0]
        with product(settings) as server:
            for locale in i18n.OFFERED:
                yield _row(server.host, locale, cookie)


def _row(host: str, locale: i18n.Locale, cookie: str) -> Row:
    lessons = sorted(_lessons(host, locale))
    sizes = {lesson: _size(host, f"/{locale.code}/{lesson}") for lesson in lessons}
    own = {lesson: _size(host, f"/{locale.code}/{lesson}", f"__Host-a={cookie}") for lesson in lessons}
    heaviest, with_code = max(sizes, key=lambda one: sizes[one]), max(own, key=lambda one: own[one])
    told = (
        f"{sizes[FIRST]:,}; {len(sizes)} lessons: median {median(sizes.values()):,.0f}, "
        f"most {sizes[heaviest]:,} ({heaviest}); with a code most {own[with_code]:,} ({with_code})"
    )
    return Row(f"first lesson and all lessons in {locale.code}, bytes with headers", told, f"<= {FLIGHT:,}")


def _lessons(host: str, locale: i18n.Locale) -> Iterator[str]:
    """Every lesson that can be opened in this language."""
    for module in ("l01", "l03", "l09", "l11"):
        for letter in "abcdefgh":
            if httpx.get(f"http://{host}/{locale.code}/{module}/{letter}").status_code == 200:
                yield f"{module}/{letter}"


def _size(host: str, path: str, cookie: str = "") -> int:
    headers = {**BROWSER, "Cookie": cookie} if cookie else BROWSER
    with httpx.stream("GET", f"http://{host}{path}", headers=headers) as reply:
        body = b"".join(reply.iter_raw())
        return len(body) + sum(len(name) + len(value) + 4 for name, value in reply.headers.raw)
