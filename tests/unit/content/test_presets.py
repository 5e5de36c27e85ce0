"""Presets and the programme: registers, words, fallback, which modules there are, and the last good version."""

from pathlib import Path

import pytest

from app.content.curriculum import Day, Preset, Programme, Week
from app.content.loader import load
from app.content.models import State
from app.content.translations.stamping import stamp
from app.content.translations.status import translations_status
from tests.unit.content.making import LANGUAGES, library, lint_lines, reader, write
from tests.unit.content.preset_files import (
    IN_FINNISH,
    PLANS,
    PRESET_WORDS,
    PRESETS,
    PROGRAMME,
    PROGRAMME_WORDS,
)

WORDS = "words/presets.en.md"


def test_a_preset_has_what_its_register_and_its_words_say(tmp_path: Path) -> None:
    first, _ = library(tmp_path, PLANS).presets(reader())
    about = "Offer it, never push it. Say what it is about & wait."
    assert first == Preset(
        "new-job", "New job", about, ("l04", "l03"), ("l04",), ("l03",), False, "en", State.SOURCE
    )


def test_a_preset_of_the_programme_has_each_module_once_and_none_that_is_optional(tmp_path: Path) -> None:
    _, group = library(tmp_path, PLANS).presets(reader())
    assert group.programme
    assert (group.places, group.ready) == (("l16", "l03"), ("l03",))


def test_a_module_is_short_in_the_whole_programme_only_if_it_is_in_every_week(tmp_path: Path) -> None:
    only_first = PROGRAMME.replace('"l04", "l16"]\nopt', '"l04"]\nopt')
    shorts = [
        library(tmp_path / str(at), {**PLANS, "programme.toml": text}).presets(reader())[1].short
        for at, text in enumerate((PROGRAMME, only_first))
    ]
    assert shorts == [(), ("l16",)]


def test_presets_stand_in_the_order_of_the_register(tmp_path: Path) -> None:
    first, second = PRESETS.split("\n\n")
    turned = {**PLANS, "presets.toml": f"{second}\n{first}\n"}
    assert [one.id for one in library(tmp_path, turned).presets(reader())] == ["group", "new-job"]


def test_the_programme_has_its_days_and_weeks_in_the_order_of_the_calendar(tmp_path: Path) -> None:
    plan = library(tmp_path, PLANS).programme(reader())
    assert plan.days == (Day("a", "Finnish", "Practise words.", "en"), Day("b", "Theme", "Meet.", "en"))
    assert [(week.number, week.id) for week in plan.weeks] == [(1, "welcome"), (2, "pay")]


def test_a_week_has_modules_a_guest_and_something_to_take_home(tmp_path: Path) -> None:
    welcome, pay = library(tmp_path, PLANS).programme(reader()).weeks
    assert pay == Week(
        "pay",
        2,
        "Pay",
        "Read a pay slip.",
        ("l03", "l04", "l16"),
        (),
        ("l04",),
        ("l03",),
        "guest",
        "A trade union",
        "They tell what it costs.",
        "My sheet",
        "It has three lines.",
        "en",
    )
    assert (welcome.guest, welcome.who, welcome.why) == ("none", "", "")
    assert (welcome.short, welcome.take_home, welcome.take_home_about) == (("l16",), "Help card", "")


def test_each_entry_falls_back_by_itself(tmp_path: Path) -> None:
    made = library(tmp_path, {**PLANS, **IN_FINNISH})
    plan = made.programme(reader("fi"))
    assert [(week.theme, week.lang, week.state) for week in plan.weeks] == [
        ("Welcome", "en", State.MISSING),
        ("Palkka", "fi", State.DRAFT),
    ]
    assert [day.lang for day in plan.days] == ["en", "en"]
    assert plan.weeks[1].who == "Ammattiliitto"
    assert [(one.name, one.state) for one in made.presets(reader("prs"))] == [
        ("New job", State.MISSING),
        ("Group", State.MISSING),
    ]


def test_a_preset_whose_source_changed_is_stale_and_a_critical_one_is_shown_in_the_source(
    tmp_path: Path,
) -> None:
    stamped = IN_FINNISH["words/presets.fi.md"].replace(" -->", " src=00000000 -->")
    plain, critical = library(tmp_path, {**PLANS, "words/presets.fi.md": stamped}).presets(reader("fi"))
    assert (plain.name, plain.lang, plain.state) == ("Uusi työ", "fi", State.STALE)
    assert (critical.name, critical.lang, critical.state) == ("Group", "en", State.STALE_CRITICAL)


def test_words_of_presets_and_weeks_are_stamped_like_all_others(tmp_path: Path) -> None:
    folder = write(tmp_path, {**PLANS, **IN_FINNISH})
    assert stamp(folder, LANGUAGES, "fi") == ["preset/new-job", "preset/group", "programme/pay"]
    rows = translations_status(folder, LANGUAGES, lambda path: []).rows
    counts = {row.name: {state: n for state, n in row.counts.items() if n} for row in rows}
    assert counts["programme"] == {"draft": 1, "missing": 3}


def test_presets_and_weeks_are_no_trouble_for_the_linter(tmp_path: Path) -> None:
    assert lint_lines(tmp_path / "en", PLANS) == []
    said = {line.split()[1] for line in lint_lines(tmp_path / "fi", {**PLANS, **IN_FINNISH})}
    assert said == {"T001", "T011"}


def test_without_files_there_are_no_presets_and_no_programme(tmp_path: Path) -> None:
    made = library(tmp_path)
    assert (made.presets(reader()), made.programme(reader())) == ((), Programme())


def test_the_cache_gives_the_same_and_every_file_changes_the_version(tmp_path: Path) -> None:
    folder = write(tmp_path / "m", PLANS)
    cold, warm = (load(folder, LANGUAGES, tmp_path / "cache")[0] for _ in range(2))
    assert warm.presets(reader()) == cold.presets(reader()) != ()
    assert warm.programme(reader()) == cold.programme(reader()) != Programme()
    versions = {cold.version}
    for name in ("presets.toml", WORDS, "programme.toml", "words/programme.en.md"):
        write(folder, {**PLANS, name: PLANS[name] + "\n"})
        versions.add(load(folder, LANGUAGES, None)[0].version)
    assert len(versions) == 5


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("presets.toml", "[new-job"),
        ("presets.toml", PRESETS.replace('"l03"', '"l77"')),
        (WORDS, PRESET_WORDS.replace("preset new-job", "present new-job")),
        ("programme.toml", PROGRAMME.replace("week = 2", "week = 3")),
        ("words/programme.en.md", b"\xff"),
    ],
)
def test_while_authoring_the_last_good_presets_and_weeks_are_served(
    name: str, text: str | bytes, tmp_path: Path
) -> None:
    folder, cache = write(tmp_path / "m", PLANS), tmp_path / "cache"
    good, _ = load(folder, LANGUAGES, cache, authoring=True)
    made, found = load(write(folder, {**PLANS, name: text}), LANGUAGES, cache, authoring=True)
    assert any(one.severity == "error" for one in found)
    assert made.presets(reader()) == good.presets(reader())
    assert made.programme(reader()) == good.programme(reader())


def test_while_authoring_what_never_was_good_is_left_out(tmp_path: Path) -> None:
    files = {**PLANS, WORDS: "", "words/programme.en.md": PROGRAMME_WORDS.replace("programme pay", "x pay")}
    made, _ = load(write(tmp_path, files), LANGUAGES, None, authoring=True)
    assert (made.presets(reader()), made.programme(reader())) == ((), Programme())
