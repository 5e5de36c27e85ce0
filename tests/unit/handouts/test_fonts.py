"""The fonts are the recorded ones, small enough to be carried along, and have every letter that we write."""

import tomllib
import unicodedata
from hashlib import sha256
from typing import Any

import pytest
from babel import Locale

from app import i18n
from app.config import ROOT
from app.handouts.coverage import FONTS, covered, letters_of
from app.handouts.languages import SCRIPTS
from app.handouts.tidy import missing
from tests.unit.handouts.reading import TURNING
from tests.unit.handouts.samples import SENTENCES

PARTS: list[dict[str, Any]] = tomllib.loads((FONTS / "vendor.toml").read_text("utf-8"))["part"]


def test_every_font_is_the_recorded_one() -> None:
    recorded = {name: hashed for part in PARTS for name, hashed in part["files"].items()}
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.*tf")}
    assert found == recorded


def test_every_font_has_version_licence_and_source() -> None:
    for part in PARTS:
        assert part["licence"] == "OFL-1.1" and part["version"] and part["changed"]
        assert part["source"].startswith("https://") and len(part["package_sha256"]) == 64
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / part["licence_file"]).read_text("utf-8")


def test_the_whole_folder_stays_under_4_megabytes() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) <= 4_000_000


def test_bold_has_what_regular_has() -> None:
    for bold in FONTS.glob("*-Bold.ttf"):
        regular = bold.with_name(bold.name.replace("Bold", "Regular"))
        assert set(letters_of(bold)) == set(letters_of(regular)), bold.name


def test_the_tables_are_read_rightly() -> None:
    assert set("aäÅžșЖїạươ€–“”•") <= set(map(chr, letters_of(FONTS / "NotoSans-Regular.ttf")))
    assert {0x6B5, 0x6CE, 0x67E, 0x200C} <= set(letters_of(FONTS / "NotoSansArabic-Regular.ttf"))
    assert ord("a") not in set(letters_of(FONTS / "NotoSansThai-Regular.ttf"))
    assert 0xFFFF not in covered() and 0x1F600 not in covered()
    assert 7_000 < len(covered()) < 8_000


@pytest.mark.parametrize("locale", i18n.REGISTRY.values(), ids=lambda locale: locale.code)
def test_every_letter_of_a_language_has_a_glyph(locale: i18n.Locale) -> None:
    known = Locale.parse(locale.babel)
    names = "".join([*known.languages.values(), *known.territories.values(), *known.currencies.values()])
    # names of far languages are written with letters of far languages
    own = {one for one in missing(names.translate(TURNING)) if not _far(one)}
    assert own == set()


def _far(letter: str) -> bool:
    return unicodedata.name(letter, "").split()[0] in {"MODIFIER", "LATIN"}


@pytest.mark.parametrize("lang", SENTENCES)
def test_every_letter_of_a_sentence_has_a_glyph(lang: str) -> None:
    assert missing(SENTENCES[lang]) == set()


def test_every_letter_of_our_lessons_and_pages_has_a_glyph() -> None:
    for path in [
        *(ROOT / "modules").rglob("*.md"),
        *(ROOT / "modules").rglob("*.toml"),
        *(ROOT / "locales").rglob("*.po"),
    ]:
        assert missing(path.read_text("utf-8")) == set(), path.name


def test_each_script_has_its_font() -> None:
    for name, first, last in SCRIPTS:
        assert sum(first <= letter <= last for letter in covered()) > 60, name
