"""What the linter says of presets and of the programme."""

import random
from pathlib import Path

import pytest

from app.content.diagnostics import LibraryError
from app.content.lint import lint
from app.content.loader import load
from tests.unit.content.making import EN, LANGUAGES, MODULE, TODAY, library, numbered, reader, write
from tests.unit.content.preset_files import (
    IN_FINNISH,
    PLANNED,
    PLANS,
    PRESET_WORDS,
    PRESETS,
    PROGRAMME,
    PROGRAMME_WORDS,
)

WORDS, PLAN_WORDS = "words/presets.en.md", "words/programme.en.md"
PAY, WELCOME = numbered(PROGRAMME, "[pay]"), numbered(PROGRAMME, "[welcome]")
PAY_WORDS = numbered(PROGRAMME_WORDS, "## Pay")
Text = str | bytes | None


def errors(folder: Path, name: str, text: Text) -> list[str]:
    """What is an error when one file of the valid folder reads like this."""
    found = lint(write(folder, {**PLANS, name: text}), LANGUAGES, TODAY)
    return [f"{Path(one.path).name}:{one.line} {one.code}" for one in found if one.severity == "error"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (PRESETS + "[new-job", "presets.toml:7 R001"),
        (PRESETS + PRESETS, "presets.toml:7 R001"),
        (b"\xff\xfe[x]", "presets.toml:1 F002"),
        (PRESETS.replace('"l03"', '"l77"'), "presets.toml:1 R007"),
        (PRESETS.replace('"l03"', '"l03/b"'), "presets.toml:1 R007"),
        (PRESETS.replace('"l03"', '"l04"'), "presets.toml:1 R003"),
        (PRESETS.replace('"l03"', "3"), "presets.toml:1 R003"),
        (PRESETS.replace('short = ["l04"]', 'short = ["l16"]'), "presets.toml:1 R003"),
        (PRESETS.replace('short = ["l04"]', 'short = ["l03"]'), "presets.toml:1 R007"),
        (PRESETS.replace("short", "brief"), "presets.toml:1 R004"),
        (PRESETS.replace("programme = true", "programme = false"), "presets.toml:5 R003"),
        (PRESETS.replace("programme = true", 'programme = "yes"'), "presets.toml:5 R003"),
        (PRESETS + 'places = ["l03"]\n', "presets.toml:5 R003"),
        (PRESETS.replace("[new-job]", "[New_Job]"), "presets.toml:1 R003"),
        (f'{PRESETS}\n[other]\nplaces = ["l03"]\n', "presets.toml:8 R008"),
        (None, "presets.en.md:3 R009"),
    ],
)
def test_what_is_wrong_with_a_preset_is_said_with_its_line(
    text: Text, complaint: str, tmp_path: Path
) -> None:
    assert complaint in errors(tmp_path, "presets.toml", text)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (PROGRAMME + "[pay]\n", f"programme.toml:{len(PROGRAMME.splitlines()) + 1} R001"),
        (PROGRAMME.replace("week = 2", "week = 3"), f"programme.toml:{PAY} R013"),
        (PROGRAMME.replace("week = 2", "week = 1"), f"programme.toml:{WELCOME} R013"),
        (PROGRAMME.replace("week = 2\n", ""), f"programme.toml:{PAY} R002"),
        (PROGRAMME.replace("week = 2", 'week = "2"'), f"programme.toml:{PAY} R003"),
        (PROGRAMME.replace("week = 2", "week = true"), f"programme.toml:{PAY} R003"),
        (
            PROGRAMME.replace('day = "b"', 'day = "d"'),
            f"programme.toml:{numbered(PROGRAMME, '[day-b]')} R013",
        ),
        (PROGRAMME.replace('day = "b"', "day = 2"), f"programme.toml:{numbered(PROGRAMME, '[day-b]')} R003"),
        (PROGRAMME + 'guest = "none"\n', f"programme.toml:{numbered(PROGRAMME, '[day-b]')} R004"),
        (PROGRAMME.replace('"guest"', '"lecture"'), f"programme.toml:{PAY} R003"),
        (PROGRAMME.replace('"guest"', '""'), f"programme.toml:{PAY} R003"),
        (PROGRAMME.replace('guest = "guest"\n', ""), f"programme.toml:{PAY} R002"),
        (PROGRAMME.replace('["l03", "l04", "l16"]', "[]"), f"programme.toml:{PAY} R003"),
        (PROGRAMME.replace('"l04", "l16"]', '"l77", "l04"]'), f"programme.toml:{PAY} R007"),
        (PROGRAMME.replace('"l04", "l16"]', '"l04", "l04"]'), f"programme.toml:{PAY} R003"),
        (PROGRAMME.replace('optional = ["l04"]', 'optional = ["l77"]'), f"programme.toml:{PAY} R003"),
        (PROGRAMME.replace('guest = "guest"', 'guest = "none"'), f"programme.en.md:{PAY_WORDS} R012"),
        (None, "presets.toml:5 R007"),
    ],
)
def test_what_is_wrong_with_the_programme_is_said_with_its_line(
    text: Text, complaint: str, tmp_path: Path
) -> None:
    assert complaint in errors(tmp_path, "programme.toml", text)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        (WORDS, None, "presets.toml:1 R008"),
        (WORDS, PRESET_WORDS.replace("preset new-job", "preset old-job"), "presets.en.md:3 R009"),
        (WORDS, PRESET_WORDS.replace("preset new-job", "track new-job"), "presets.en.md:3 M003"),
        (WORDS, PRESET_WORDS + "\n## New job <!-- preset new-job -->\n", "presets.en.md:13 M005"),
        (WORDS, PRESET_WORDS + "\n### So <!-- part take -->\n", "presets.en.md:13 M003"),
        (PLAN_WORDS, None, f"programme.toml:{PAY} R008"),
        (PLAN_WORDS, PROGRAMME_WORDS.replace("part guest", "part host"), f"programme.en.md:{PAY_WORDS} R012"),
        (
            PLAN_WORDS,
            PROGRAMME_WORDS.replace("### Help card <!-- part take -->\n", ""),
            "programme.en.md:11 R012",
        ),
        (PLAN_WORDS, PROGRAMME_WORDS.replace("Meet.", "You should have met."), "programme.en.md:9 S001"),
        ("tracks.toml", PLANNED.replace('"learner"', '"staff"'), "presets.toml:1 R007"),
    ],
)
def test_words_and_register_must_belong_together(
    name: str, text: Text, complaint: str, tmp_path: Path
) -> None:
    assert complaint in errors(tmp_path, name, text)


def test_a_missing_week_is_said_once_with_the_number_that_was_due(tmp_path: Path) -> None:
    later = PROGRAMME.replace("week = 2", "week = 4").replace("week = 1", "week = 3")
    found = lint(write(tmp_path, {**PLANS, "programme.toml": later}), LANGUAGES, TODAY)
    said = [one.message for one in found if one.code == "R013"]
    assert said == ["weeks or days do not follow one after the other: welcome: 3 instead of 1"]


def test_a_module_that_exists_needs_short_lessons_to_be_suggested_short(tmp_path: Path) -> None:
    asks = PRESETS.replace('short = ["l04"]', 'short = ["l03"]')
    marked = MODULE.replace("facts=f08 pictogram=receipt -->", "facts=f08 pictogram=receipt short -->")
    assert errors(tmp_path / "without", "presets.toml", asks) == ["presets.toml:1 R007"]
    files = {**PLANS, "presets.toml": asks, EN: marked}
    assert library(tmp_path / "with", files).presets(reader())[0].short == ("l03",)


def test_a_broken_preset_is_refused_in_production(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as refused:
        library(tmp_path, {**PLANS, "presets.toml": PRESETS.replace('"l03"', '"l77"')})
    assert "presets.toml:1:1: R007 register names something unknown: new-job: l77" in str(refused.value)


def test_mutated_presets_and_programmes_are_linted_and_loaded_or_refused(tmp_path: Path) -> None:
    chance = random.Random(5)
    texts = {name: text for name, text in {**PLANS, **IN_FINNISH}.items() if name != "tracks.toml"}
    for number in range(60):
        name = chance.choice(list(texts))
        letters = list(texts[name])
        for _ in range(3):
            letters[chance.randrange(len(letters))] = chance.choice('"[]=#\n<!a1é\x00')
        folder = write(tmp_path / str(number), {**PLANS, **IN_FINNISH, name: "".join(letters)})
        assert all(one.line >= 1 and one.code for one in lint(folder, LANGUAGES, TODAY))
        made, _ = load(folder, LANGUAGES, None, authoring=True)
        for lang in LANGUAGES:
            assert len(made.presets(reader(lang))) <= 4
            assert len(made.programme(reader(lang)).weeks) <= 4
