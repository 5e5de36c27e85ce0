"""What a lecture and a visit say in each of their parts: on phones, on the screen, and to the host alone."""

from itertools import product

import html5lib
import pytest
from starlette.types import ASGIApp

from app import i18n
from app.gathering.sheets.papers import SHEETS, sheet_paper
from app.gathering.stage import PARTS
from app.handouts.paper import Space, plain, said
from tests.conftest import inside
from tests.page_rules import text_of
from tests.words import subject_words

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
EVERY = [(kind, part) for kind, parts in PARTS.items() for part in parts]


def words(app: ASGIApp, kind: str, part: str, where: str) -> str:
    """What stands there, in English."""
    with i18n.using(i18n.REGISTRY["en"]):
        html = inside(app).state.pages.render("gathering/_part.html", kind=kind, part=part, where=where)
    return " ".join(text_of(html5lib.parse(html, namespaceHTMLElements=False)).split())


@SQLITE
def test_each_part_has_words_of_its_own(app: ASGIApp) -> None:
    said_on_phones = [words(app, kind, part, "phone") for kind, part in EVERY]
    assert len(set(said_on_phones)) == 6
    assert all(len(one.split()) > 30 for one in said_on_phones)


@SQLITE
def test_notes_come_to_the_host_alone(app: ASGIApp) -> None:
    for kind, part in EVERY:
        host = words(app, kind, part, "host")
        phones, _, notes = host.partition("Note for the host")
        assert phones.strip() == "On the phones in this part " + words(app, kind, part, "phone")
        for heading in ("Say", "Avoid", "When somebody is upset", "minutes"):
            assert heading in notes
        for where in ("phone", "screen"):
            there = words(app, kind, part, where)
            assert "Note for the host" not in there and "upset" not in there and "minutes" not in there


@SQLITE
def test_the_screen_says_less_than_a_phone(app: ASGIApp) -> None:
    for kind, part in EVERY:
        assert len(words(app, kind, part, "screen")) < len(words(app, kind, part, "phone"))
        assert len(words(app, kind, part, "screen").split()) <= 60


@SQLITE
def test_everybody_may_keep_silent_and_may_leave(app: ASGIApp) -> None:
    for where in ("phone", "screen"):
        assert "You do not have to say your name" in words(app, "lecture", "before", where)
        assert "go out and come back at any time" in words(app, "lecture", "before", where)
        assert "You can leave at any time" in words(app, "visit", "before", where)
        assert "Nobody takes pictures without asking" in words(app, "visit", "before", where)


@SQLITE
def test_no_part_and_no_paper_names_what_people_lived_through(app: ASGIApp) -> None:
    found = [words(app, kind, part, where) for (kind, part), where in product(EVERY, ("phone", "screen"))]
    found += [one for name in SHEETS for one in _said(name)]
    assert [one for one in found if subject_words(one)] == []


def test_each_paper_has_room_to_write_and_asks_for_no_name() -> None:
    for name in SHEETS:
        paper = sheet_paper(name, i18n.REGISTRY["en"], str)
        assert paper.title == "Paper 1"
        assert any(isinstance(block, Space) for block in paper.blocks)
        assert "Do not write names or addresses." in " ".join(_said(name))


def _said(name: str) -> list[str]:
    return [plain(one) for one in said(sheet_paper(name, i18n.REGISTRY["en"], str).blocks)]
