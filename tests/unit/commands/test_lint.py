"""The command lint: figures of each module and language, then what is wrong."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.cli import main
from tests.unit.content.making import EN, FACTS, MODULE, write


@pytest.fixture(autouse=True)
def _on_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The register of these tests is sure until May 2027."""
    shift = datetime(2026, 12, 1, 9, tzinfo=UTC) - datetime.now(UTC)
    monkeypatch.setenv("ASKEL_CLOCK", str(shift.total_seconds()))


def _said(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    status = main(["lint", str(folder), *options])
    return status, capsys.readouterr().out.splitlines()


def test_lint_shows_how_each_module_reads_before_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = _said(write(tmp_path, {EN: MODULE.replace("What now?", "Take 20 %.")}), capsys)
    assert [line.split()[:2] for line in said[:4]] == [
        ["module", "lang"],
        ["limit", "fi"],
        ["limit", "other"],
        ["l03", "en"],
    ]
    assert said[-2].split()[1] == "P008"
    assert said[-1].startswith("1 errors") and status == 1


def test_lint_shows_no_table_when_it_is_to_be_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = _said(write(tmp_path), capsys, "--quiet")
    assert not [line for line in said if line.startswith(("module", "limit", "l03"))]
    assert said[-1].startswith("0 errors") and status == 0


def test_lint_of_one_module_measures_that_module_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = MODULE.replace("code: l03", "code: l04")
    write(tmp_path, {"l04-time/en.md": other})
    monkeypatch.setenv("ASKEL_MODULES_DIR", str(tmp_path))
    _, said = _said(tmp_path / "l04-time", capsys)
    assert [line[:3] for line in said if line.startswith("l0")] == ["l04"]


def test_lint_for_a_release_refuses_facts_that_are_past_their_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"facts.toml": FACTS.replace("verify_by = 2027-05-20", "verify_by = 2026-11-30")})
    status, said = _said(tmp_path, capsys, "--quiet")
    assert status == 0 and [line for line in said if " R005 " in line and line.endswith("(warning)")]
    status, said = _said(tmp_path, capsys, "--quiet", "--release")
    assert status == 1 and [line for line in said if " R005 " in line and not line.endswith("(warning)")]
