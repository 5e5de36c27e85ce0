"""A worker with 25 modules in 20 languages: how long it takes to start, and its memory after serving pages."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx

from tests.bench.everybody import ALL
from tests.bench.machine import resident
from tests.bench.people import open_phones
from tests.bench.servers import ROOT, fresh_settings, product
from tests.bench.table import Row
from tests.fixtures.generated import generate

MODULE = "tests.bench.everybody"
PEOPLE = 20


def measure() -> Iterator[Row]:
    """Start without and with the compile cache; then every lesson in every language, with and without a code."""
    with tempfile.TemporaryDirectory(prefix="askel-bench-") as place:
        modules, locales = generate(Path(place) / "modules"), _catalogues(Path(place) / "locales")
        settings = fresh_settings(Path(place) / "data", modules_dir=modules, locales_dir=locales)
        with product(settings, module=MODULE) as server:
            cold = server.seconds
        cookies = open_phones(settings, PEOPLE, fresh=True)
        with product(settings, module=MODULE) as server:
            warm, begin = server.seconds, resident(server.pid)
            pages = _read_everything(server.host, cookies)
            end = resident(server.pid)
    yield Row("25 modules x 20 languages: start with the compile cache", f"{warm:.1f} s", "<= 2 s")
    yield Row("... and without", f"{cold:.1f} s", "<= 30 s")
    yield Row(
        f"memory of a worker after {pages:,} pages", f"{end:.0f} MB ({begin:.0f} at first)", "<= 130 MB"
    )


def _catalogues(folder: Path) -> Path:
    """Interface strings for every language, as many and as long as the Finnish ones."""
    text = (ROOT / "locales" / "fi" / "LC_MESSAGES" / "messages.po").read_text("utf-8")
    for locale in ALL.values():
        made = folder / locale.babel / "LC_MESSAGES" / "messages.po"
        made.parent.mkdir(parents=True, exist_ok=True)
        own = re.sub(r"(?m)^\"Plural-Forms: .*$", f'"Plural-Forms: {locale.plural}\\\\n"', text)
        made.write_text(own.replace('"Language: fi', f'"Language: {locale.babel}'), "utf-8")
    return folder


def _read_everything(host: str, cookies: list[str]) -> int:
    count = 0
    with httpx.Client(base_url=f"http://{host}") as phone:
        for lang in ALL:
            places = ["", *(f"l{number:02}" for number in range(1, 26)), "help", "words", "safety", "code"]
            lessons = [f"l{number:02}/{letter}" for number in range(1, 26) for letter in "abcdef"]
            for number, place in enumerate((*places, *lessons)):
                phone.get(f"/{lang}/{place}").raise_for_status()
                cookie = {"Cookie": f"__Host-a={cookies[number % len(cookies)]}"}
                phone.get(f"/{lang}/{place}", headers=cookie).raise_for_status()
                count += 2
            phone.post(
                f"/{lang}/search", data={"words": "pay"}, headers={"Sec-Fetch-Site": "same-origin"}
            ).raise_for_status()
    return count + len(ALL)
