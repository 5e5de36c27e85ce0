""".env.example documents every setting and nothing else, each with the default that the code has."""

import re

from app.config import ROOT, Settings

LINE = re.compile(r"^# (ASKEL_[A-Z_]+)=(.*)$")


def _documented() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    return {found.group(1): found.group(2) for line in lines if (found := LINE.match(line))}


def test_every_setting_is_documented_and_nothing_else() -> None:
    assert _documented().keys() == {f"ASKEL_{name.upper()}" for name in Settings.model_fields}


def test_what_is_documented_is_the_default() -> None:
    defaults = {f"ASKEL_{name.upper()}": field.default for name, field in Settings.model_fields.items()}
    for name, text in _documented().items():
        value = defaults[name]
        told = (
            "" if value is None else str(int(value)) if isinstance(value, bool | int | float) else str(value)
        )
        assert text == told.replace(str(ROOT), "."), name


def test_the_example_sets_nothing() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_no_setting_is_needed_to_start() -> None:
    assert Settings().url.startswith("sqlite:///")


def test_only_the_settings_read_the_environment() -> None:
    from tests.contract.source import modules

    reading = [
        one.name
        for one in modules().values()
        if re.search(r"os\.environ|getenv", one.path.read_text("utf-8"))
    ]
    assert set(reading) <= {"commands.serve"}
