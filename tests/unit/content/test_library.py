"""What the library hands out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.content.models import State
from app.content.recording import Recording
from tests.unit.content.making import CONTACTS, EN, FACTS, FI, FINNISH, MODULE, library, reader

MORE = """
## More <!-- lesson c minutes=3 note=mild short pictogram=clock -->

> [!CAUTION]
> This is about trouble.

> [!TIP]
> Take your time.

### A scene <!-- branch b-boss -->

A boss says: sign now.

- [I sign](#s-sign) <!-- sign -->
- [I wait](#s-wait) <!-- wait -->

### You sign <!-- step s-sign -->

> [!CAUTION]
> Strong words.

See [the first lesson](l03/a) and [your step](#b-boss).

### You wait <!-- step s-wait -->

> [!IMPORTANT]
> You may wait.
"""
BIGGER = MODULE.replace("minutes: 4", "minutes: 7").replace("content_note: none", "content_note: mild") + MORE


def test_a_module_names_its_lessons_and_the_age_of_its_facts(tmp_path: Path) -> None:
    module = library(tmp_path, {EN: BIGGER}).module("l03", reader())
    assert module
    assert (module.code, module.slug, module.title, module.minutes) == ("l03", "my-pay", "My pay", 7)
    assert module.aims == ("Find it", "Read it", "Ask about it")
    assert module.checked_on == date(2026, 11, 20)
    assert [(one.letter, one.number, one.item_count, one.activity_count) for one in module.lessons] == [
        ("a", 1, 4, 2),
        ("c", 2, 3, 1),
    ]
    assert module.lessons[1].short
    assert module.states == {State.SOURCE}


def test_unknown_modules_and_lessons_are_none(tmp_path: Path) -> None:
    made = library(tmp_path)
    assert made.module("l99", reader()) is None
    assert made.lesson("l99", "a", reader()) is None
    assert made.lesson("l03", "z", reader()) is None
    assert made.contact("f99", reader()) is None
    assert made.fact("f99", reader()) is None


def test_a_legal_module_is_unreviewed_until_a_lawyer_has_read_it(tmp_path: Path) -> None:
    signed = MODULE.replace("reviewed: []", "reviewed: [{what: law, role: lawyer, date: 2026-11-20}]")
    before = library(tmp_path / "a").module("l03", reader())
    after = library(tmp_path / "b", {EN: signed}).module("l03", reader())
    assert before
    assert after
    assert before.legal_unreviewed
    assert not after.legal_unreviewed
    assert [(one.what, one.role, one.date) for one in after.reviewed] == [
        ("law", "lawyer", date(2026, 11, 20))
    ]


def test_shapes_say_what_is_right_without_any_language(tmp_path: Path) -> None:
    shape = library(tmp_path, {EN: BIGGER}).shapes["l03"]
    assert shape.lessons == {
        "a": ("s-slip", "q-slip", "t-lines", "s-keep"),
        "c": ("b-boss", "s-sign", "s-wait"),
    }
    assert shape.items["q-slip"].correct == frozenset({"ask"})
    assert shape.items["q-slip"].critical
    assert shape.items["t-lines"].correct == {"tax": "usual", "pension": "usual", "fine": "ask"}
    assert shape.items["t-lines"].pile_ids == ("usual", "ask")
    assert shape.items["s-slip"].correct is None
    assert (shape.short, shape.retired, shape.pass_mark) == (("c",), frozenset({"s-old"}), None)


def test_a_lesson_is_resolved_for_its_reader(tmp_path: Path) -> None:
    lesson = library(tmp_path, {EN: BIGGER}).lesson("l03", "a", reader())
    assert lesson
    first, question, sorting, last = lesson.items
    assert first.body == (
        '<p>You get a <a class="term" href="#t1">pay slip</a> each time. '
        "A week has <bdi>40</bdi> hours.</p>\n"
    )
    assert [term.id for term in first.terms] == ["gross"]
    assert [(term.id, term.finnish) for term in lesson.terms] == [
        ("payslip", "palkkalaskelma"),
        ("gross", "bruttopalkka"),
    ]
    assert [(one.id, one.correct) for one in question.options] == [("wait", False), ("ask", True)]
    assert [(one.id, one.pile) for one in sorting.options] == [
        ("tax", "usual"),
        ("pension", "usual"),
        ("fine", "ask"),
    ]
    assert [pile.text for pile in sorting.piles] == ["Usual", "Ask first"]
    assert sorting.columns == ("Line", "Pile")
    assert 'href="tel:116006"' in last.body
    assert '<aside class="remember">' in last.body
    assert [fact.id for fact in lesson.facts] == ["f08"]
    assert "Keep every slip." in lesson.text


def test_a_scene_leads_to_steps_by_number_and_notes_stand_apart(tmp_path: Path) -> None:
    lesson = library(tmp_path, {EN: BIGGER}).lesson("l03", "c", reader())
    assert lesson
    assert (lesson.number, lesson.note, lesson.short) == (2, "mild", True)
    assert lesson.note_html == "<p>This is about trouble.</p>\n"
    assert "Take your time." in lesson.intro
    scene, sign, _ = lesson.items
    assert [(one.text, one.target) for one in scene.options] == [("I sign", 2), ("I wait", 3)]
    assert sign.note == "<p>Strong words.</p>\n"
    assert '<a href="/en/l03/a">the first lesson</a> and <a href="#1">your step</a>' in sign.body


def test_expired_numbers_are_withheld_everywhere(tmp_path: Path) -> None:
    late = reader(today=date(2027, 5, 21))
    made = library(tmp_path)
    lesson, fact = made.lesson("l03", "a", late), made.fact("f08", late)
    assert lesson
    assert fact
    assert '<a class="withheld" href="/en/help">ask, this may have changed</a>' in lesson.items[0].body
    assert ">40<" not in lesson.items[0].body
    assert ">40<" not in fact.statement
    assert set(fact.values.values()) == {"ask, this may have changed"}
    assert fact.expired


def test_a_fact_is_shown_with_formatted_values_and_whether_it_is_signed(tmp_path: Path) -> None:
    signed = FACTS.replace('signed_by_role = ""', 'signed_by_role = "lawyer"\nsigned_on = 2026-11-21')
    fact = library(tmp_path, {"facts.toml": signed}).fact("f08", reader())
    assert fact
    assert fact.values == {"week-hours": "40", "extra": "7.30 %", "since": "1.6.2026", "pay": "19000"}
    assert fact.statement == "<p><bdi>40</bdi> hours a week.</p>\n"
    assert (fact.signed, fact.grade, fact.ask, fact.source_url) == (
        True,
        "A",
        "f42",
        "https://example.org/act",
    )


def test_contacts_keep_the_order_of_the_register_and_expired_ones_are_still_there(tmp_path: Path) -> None:
    made = library(
        tmp_path, {"contacts.toml": CONTACTS.replace("verify_by = 2027-02-20", "verify_by = 2026-11-30")}
    )
    emergency, support = made.contacts(reader())
    assert (emergency.id, emergency.emergency, emergency.expired) == ("f40", True, True)
    assert (support.name, support.who, support.call) == (
        "Victim Support",
        "<p>For you.</p>\n",
        "<p>Somebody listens.</p>\n",
    )
    assert not support.signed
    assert made.contact("f42", reader()) == support


def test_tracks_hold_the_modules_of_one_audience(tmp_path: Path) -> None:
    made = library(tmp_path)
    (track,) = made.tracks(reader())
    assert (track.id, track.title, track.line) == ("rights", "Rights at work", "Pay and hours.")
    assert [module.code for module in track.modules] == ["l03"]
    assert made.tracks(reader(), "staff") == ()


def test_search_finds_modules_lessons_and_words(tmp_path: Path) -> None:
    found = list(library(tmp_path).search_texts(reader()))
    assert [(one.kind, one.address) for one in found] == [
        ("module", "l03"),
        ("lesson", "l03/a"),
        ("term", "words"),
        ("term", "words"),
    ]
    assert "palkkalaskelma" in found[2].text


def test_host_notes_are_found_by_item(tmp_path: Path) -> None:
    notes = "# Notes\n\n### Start calmly <!-- s-slip -->\n\nAsk [nobody](l03).\n"
    made = library(tmp_path, {"l03-my-pay/host.en.md": notes})
    (note,) = made.host_notes("l03", reader("fi"))
    assert (note.item, note.title, note.lang) == ("s-slip", "Start calmly", "en")
    assert note.html == '<p>Ask <a href="/fi/l03">nobody</a>.</p>\n'
    assert made.host_notes("l99", reader()) == ()


def test_a_recording_is_shown_by_the_readers_player(tmp_path: Path) -> None:
    text = MODULE.replace("What now?", "What now?\n\n[Listen](media/q-slip.en.opus)")
    made = library(tmp_path, {EN: text, "l03-my-pay/media/q-slip.en.opus": b"OggS" + b"\0" * 2_000})
    seen: list[Recording] = []

    def player(one: Recording) -> str:
        seen.append(one)
        return "<p>player</p>\n"

    lesson = made.lesson("l03", "a", replace(reader(), player=player))
    assert lesson
    assert lesson.items[1].body == "<p>What now?</p>\n<p>player</p>\n"
    assert seen == [Recording(False, "Listen", "/media/l03/q-slip.en.opus", "2 kB")]


def test_a_transcript_that_changes_is_read_anew(tmp_path: Path) -> None:
    text = MODULE.replace("What now?", "What now?\n\n[Watch](media/talk.mp4)")
    files = {f"l03-my-pay/media/talk.{end}": b"x" for end in ("mp4", "en.vtt", "en.txt")}
    played = replace(reader(), player=lambda one: f"<p>{one.paragraphs}</p>\n")
    for words in ("old", "new"):
        made = library(tmp_path, {EN: text, **files, "l03-my-pay/media/talk.en.txt": words})
        lesson = made.lesson("l03", "a", played)
        assert lesson
        assert words in lesson.items[1].text


@pytest.mark.parametrize("lang", ["en", "fi", "ar", "prs", "xx"])
def test_any_reader_gets_every_page(lang: str, tmp_path: Path) -> None:
    made = library(tmp_path, {FI: FINNISH})
    assert made.module("l03", reader(lang))
    assert made.lesson("l03", "a", reader(lang))
    assert len(made.contacts(reader(lang))) == 2
    assert len(made.terms(reader(lang))) == 2


def test_without_pictograms_or_recordings_a_page_still_stands(tmp_path: Path) -> None:
    text = MODULE.replace("What now?", "![Coins](pictogram:coins)\n\nWhat now?")
    bare = replace(reader(), pictogram=lambda name: "", media=lambda code, name: "")
    lesson = library(tmp_path, {EN: text}).lesson("l03", "a", bare)
    assert lesson
    assert lesson.items[1].body == "<p>What now?</p>\n"
