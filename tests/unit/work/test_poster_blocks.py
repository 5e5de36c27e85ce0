"""The poster: what stands on the wall is what the register says, in each language, and nothing that is too old."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from app import i18n
from app.clock import HELSINKI
from app.config import ROOT
from app.content.library import Library
from app.content.loader import load
from app.content.models import Contact, Reader
from app.formats import Formatter
from app.handouts.coverage import covered
from app.handouts.paper import Calls, Pair, Paper, SmallPrint, plain, said
from app.handouts.pdf import pdf
from app.learning.work.poster.blocks import CONTACTS, LANGUAGES, Wish, drafts, hanging, poster, small_print
from app.main import LANGUAGES as KNOWN
from app.practice.tools.tool import Workbench
from tests.unit.handouts.reading import lines_of, poppler, words


@cache
def library() -> Library:
    """The real modules."""
    return load(ROOT / "modules", KNOWN, None)[0]


CATALOGUES = i18n.Catalogues(ROOT / "locales")


def bench(lang: str, today: date = date(2026, 12, 1), books: Library | None = None) -> Workbench:
    """The real words on one day."""
    locale, found = i18n.REGISTRY[lang], books or library()
    catalogue = CATALOGUES.of(locale)
    return Workbench(
        locale,
        found,
        Reader(lang, today, Formatter(locale), lambda place: place),
        datetime(2026, 12, 1, 11, tzinfo=HELSINKI),
        catalogue.gettext,
        catalogue.ngettext,
        lambda other: bench(other, today, found),
    )


def calls(paper: Paper) -> list[Calls]:
    """The numbers of each language."""
    sides = [side for one in paper.blocks if isinstance(one, Pair) for side in (one.left, one.right)]
    return [one for side in (sides or [paper.blocks]) for one in side if isinstance(one, Calls)]


def notes(contact: Contact, lang: str) -> str:
    """What stands below what a number is good for."""
    made = calls(poster(Wish((i18n.REGISTRY[lang],)), bench(lang)))[0]
    return next(plain(row[3]) for row in made.rows if row[0] == contact.phone)


def contact(name: str) -> Contact:
    """One of the register."""
    found = library().contact(name, bench("en").reader)
    assert found
    return found


def test_every_language_has_every_number_as_the_register_writes_it() -> None:
    phones = [contact(name).phone for name in CONTACTS]
    made = calls(poster(Wish(LANGUAGES), bench("fi")))
    assert len(made) == len(LANGUAGES) == 10
    assert [[row[0] for row in one.rows] for one in made] == [phones] * 10


def test_a_note_stands_only_where_the_register_says_so() -> None:
    assert notes(contact("f42"), "en") == "No name needed", "nobody knows cost, hours or languages"
    assert notes(contact("f41"), "en") == "No name needed · Day and night"
    assert notes(contact("f40"), "en") == "Free to call · Day and night", "an interpreter is brought"
    assert notes(contact("f29"), "en") == "Free to call · Languages: Finnish, English"
    assert notes(contact("f45"), "en").startswith("Mon–Fri ")


@pytest.mark.parametrize("locale", LANGUAGES, ids=lambda one: one.code)
def test_no_word_of_another_language_stands_in_for_one(locale: i18n.Locale) -> None:
    cards = library().cards("poster", bench(locale.code).reader)
    assert {one.lang for one in cards} == {locale.code}
    texts = "".join(map(plain, said(poster(Wish((locale,)), bench(locale.code)).blocks[:-1])))
    assert [
        sign for sign in texts if ord(sign) not in covered() and sign not in "\n\u2060\u2066\u2069\u200d"
    ] == []


def test_a_number_that_is_too_old_does_not_hang_and_112_always_does() -> None:
    late = bench("en", date(2027, 2, 1)).contacts()
    assert [one.id for one in hanging(late)] == ["f40", "f42", "f41", "f29"]
    assert [one.id for one in hanging(bench("en", date(2030, 1, 1)).contacts())] == ["f40"]
    assert hanging([replace(one, expired=False) for one in late])[-1].id == "f45"


def test_the_small_print_says_how_old_the_numbers_are_and_what_nobody_has_checked() -> None:
    told = " ".join(small_print(Wish(LANGUAGES[:4]), bench("en")))
    for part in ("20 November 2026", "15 January 2027", "second person", "Finnish, Swedish, Arabic."):
        assert part in told
    assert "English" not in told, "the source"
    assert [one.code for one in drafts(LANGUAGES[1:3], bench("en"))] == ["sv"]


@pytest.mark.parametrize(("count", "size"), [(1, "a4"), (3, "a4"), (10, "a4"), (10, "a3")])
def test_every_poster_is_one_page_of_its_size(tmp_path: Path, count: int, size: str) -> None:
    wish = Wish(LANGUAGES[:count], "a3" if size == "a3" else "a4")
    made = pdf(poster(wish, bench("fi")))
    info = poppler("pdfinfo", made, tmp_path)
    assert "Pages:           1\n" in info
    assert f"({size.upper()})" in info
    assert "Tagged:          yes" in info


def test_the_words_of_every_script_can_be_read_out_of_the_sheet(tmp_path: Path) -> None:
    made = poster(Wish(LANGUAGES), bench("en"))
    printed = " ".join(words(" ".join(lines_of(pdf(made), tmp_path))))
    for lang in ("fi", "ru", "vi", "bn", "ne"):
        heading = library().cards("poster", bench(lang).reader)[0].title
        assert " ".join(words(heading)) in printed, lang
    assert isinstance(made.blocks[-1], SmallPrint)
