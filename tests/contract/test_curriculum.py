"""Every module teaches what the curriculum promises: lessons, minutes, facts, tools, activities, languages."""

import tomllib
from collections import Counter
from functools import cache
from typing import Any

import pytest

from app.config import ROOT
from app.content.compiled import Edition, LessonText
from app.content.gather import gather
from app.content.words import WordFile
from app.content.world import World, units
from app.main import LANGUAGES

PROMISED: dict[str, dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "contract" / "curriculum.toml").read_text("utf-8")
)
EACH = pytest.mark.parametrize("code", PROMISED)
STAFF = {"staff", "employers"}
"""Tracks whose readers are at work: also in Swedish, with a test, without host notes."""
HELP, T08 = "help", "t08"
"""The page of help shows every contact: it is the help finder (T08), and names whom the text need not name."""
ANSWERED = {"single", "truefalse", "multi"}


@cache
def _world() -> World:
    return gather(ROOT / "modules", LANGUAGES)[0]


def _source(code: str) -> Edition:
    return _world().sources()[code]


def _editions(code: str) -> dict[str, Edition]:
    return {one.lang: one for _, one in _world().editions() if one.code == code}


def _taught(edition: Edition) -> list[LessonText]:
    return [lesson for lesson in edition.lessons if not lesson.test]


def _targets(edition: Edition, kind: str) -> set[str]:
    """What the text refers to, without the field or value."""
    return {ref.target.partition(".")[0] for unit in units(edition) for ref in unit.refs if ref.kind == kind}


def _opened(edition: Edition) -> set[str]:
    """Tools that stand in the text, or whose work an item does."""
    opened = {item.id for item in edition.items.values() if item.kind == "tool"}
    if HELP in _targets(edition, "page"):
        opened.add(T08)
    instead = PROMISED[edition.code].get("instead", {})
    return opened | {tool for tool, item in instead.items() if item in edition.items}


def test_all_modules_are_written_and_what_they_promise_is_known() -> None:
    planned = {code for shelf in _world().registers.tracks for code in shelf.modules}
    assert _world().sources().keys() == PROMISED.keys() == planned


@EACH
def test_lessons_stand_in_their_order_with_their_minutes(code: str) -> None:
    promised = PROMISED[code]["lessons"]
    written = _taught(_source(code))
    assert [[one.letter, one.minutes] for one in written] == [[one[0], one[1]] for one in promised]
    for lesson, (_, _, words) in zip(written, promised, strict=True):
        assert words.casefold() in lesson.title.casefold()


@EACH
def test_a_lesson_takes_three_to_five_minutes_and_the_head_adds_them_up(code: str) -> None:
    edition = _source(code)
    assert {lesson.letter for lesson in edition.lessons if not 3 <= lesson.minutes <= 5} == set()
    assert edition.front.minutes == sum(lesson.minutes for lesson in edition.lessons)


@EACH
def test_the_content_note_is_the_promised_one(code: str) -> None:
    assert _source(code).front.content_note == PROMISED[code]["note"]


@EACH
def test_the_facts_that_are_named_are_in_the_module(code: str) -> None:
    edition = _source(code)
    in_lessons = {name for lesson in edition.lessons for name in lesson.facts}
    missing = set(PROMISED[code].get("facts", [])) - in_lessons - _targets(edition, "fact")
    assert missing == set()


@EACH
def test_the_contacts_that_are_named_can_be_reached_from_the_module(code: str) -> None:
    edition = _source(code)
    named = set(PROMISED[code].get("contacts", []))
    assert named <= _world().registers.contacts.keys()
    assert HELP in _targets(edition, "page") or named <= _targets(edition, "contact")


@EACH
def test_the_tools_that_are_named_are_opened_in_the_module(code: str) -> None:
    assert set(PROMISED[code].get("tools", [])) - _opened(_source(code)) == set()


@EACH
def test_an_item_that_stands_for_a_tool_is_needed_and_exists(code: str) -> None:
    edition = _source(code)
    for tool, item in PROMISED[code].get("instead", {}).items():
        assert item in edition.items
        assert tool not in {one.id for one in edition.items.values()}


@EACH
def test_the_activities_that_are_named_are_in_the_module(code: str) -> None:
    kinds = Counter(item.kind for lesson in _taught(_source(code)) for item in lesson.items)
    questions = sum(kinds[kind] for kind in ANSWERED)
    promised = Counter(PROMISED[code].get("kinds", []))
    asked = promised.pop("single", 0)
    assert promised - kinds == Counter()
    assert questions >= asked


@EACH
def test_the_pages_that_are_named_are_linked(code: str) -> None:
    assert set(PROMISED[code].get("pages", [])) - _targets(_source(code), "page") == set()


@EACH
def test_a_lesson_is_more_than_reading(code: str) -> None:
    reading = {"step", "tool"}
    assert [
        lesson.letter for lesson in _taught(_source(code)) if {one.kind for one in lesson.items} <= reading
    ] == []


@EACH
def test_the_module_is_written_in_all_its_languages(code: str) -> None:
    source = _source(code)
    at_work = source.front.track in STAFF
    editions = _editions(code)
    wanted = {"en", "fi", "sv"} if at_work else {"en", "fi"}
    assert wanted <= editions.keys()
    for lang in wanted:
        assert editions[lang].items.keys() == source.items.keys()
        assert all(_options(editions[lang], name) == _options(source, name) for name in source.items)


def _options(edition: Edition, name: str) -> set[str]:
    return {option.id for option in edition.items[name].parts.options}


@EACH
def test_learners_have_hosts_and_staff_have_a_test(code: str) -> None:
    source = _source(code)
    hosts = {
        lang for lang in ("en", "fi") if isinstance(_world().compiled.get(f"host.{code}.{lang}"), WordFile)
    }
    asked = [len(lesson.items) for lesson in source.lessons if lesson.test]
    if source.front.track in STAFF:
        assert hosts == set()
        assert asked == [PROMISED[code]["test"]]
        assert source.front.pass_mark > 0
    else:
        assert hosts == {"en", "fi"}
        assert asked == []


@pytest.mark.parametrize("register", ["presets", "programme"])
def test_presets_and_the_programme_name_only_modules_that_exist(register: str) -> None:
    registers = _world().registers
    rows = {
        "presets": {row.id: row.places for row in registers.presets},
        "programme": {week.id: week.modules for week in registers.programme.weeks},
    }[register]
    assert rows
    assert {
        name: gone for name, codes in rows.items() if (gone := set(codes) - _world().sources().keys())
    } == {}


def test_the_programme_teaches_every_learner_module() -> None:
    taught = {code for week in _world().registers.programme.weeks for code in week.modules}
    assert taught == {code for code in _world().sources() if code.startswith("l")}
