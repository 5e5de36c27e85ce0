"""`lint --fix`: shown values follow the register."""

from pathlib import Path

from app.content.fix import fix_shown
from tests.unit.content.making import (
    CONTACTS,
    EN,
    FACTS,
    FI,
    FINNISH,
    LANGUAGES,
    PlainFormatter,
    lint_lines,
    write,
)

FORMATTERS = {"en": PlainFormatter(), "fi": PlainFormatter()}
NEW = {"facts.toml": FACTS.replace("week-hours = 40", "week-hours = 37.5")}


def test_every_language_follows_the_register_and_no_translation_goes_stale(tmp_path: Path) -> None:
    folder = write(tmp_path, {FI: FINNISH, **NEW})
    assert "en.md:25 D015" in lint_lines(tmp_path, {FI: FINNISH, **NEW})
    assert fix_shown(folder, LANGUAGES, FORMATTERS) == 3
    for name in (EN, FI, "words/facts.en.md"):
        assert "[37.5](fact:f08.week-hours)" in (folder / name).read_text()
    assert fix_shown(folder, LANGUAGES, FORMATTERS) == 0


def test_phone_numbers_follow_too_and_need_no_formatter(tmp_path: Path) -> None:
    folder = write(tmp_path, {"contacts.toml": CONTACTS.replace('"116 006"', '"116 007"')})
    assert fix_shown(folder, LANGUAGES, {}) == 1
    assert "[116 007](contact:f42)" in (folder / EN).read_text()


def test_another_way_to_write_the_same_value_stays(tmp_path: Path) -> None:
    text = FINNISH.replace("[40](fact:f08.week-hours)", "[40,0](fact:f08.week-hours)")
    other = FACTS.replace("week-hours = 40,", 'week-hours = "40.0",')
    folder = write(tmp_path, {FI: text, "facts.toml": other, EN: None, "words/facts.en.md": None})
    before = (folder / FI).read_bytes()
    assert fix_shown(folder, LANGUAGES, FORMATTERS) == 0
    assert (folder / FI).read_bytes() == before
