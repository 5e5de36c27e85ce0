"""The command facts: what must be verified next, on a fixed day."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.cli import main
from tests.unit.content.making import CONTACTS, FACTS, write

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _on_a_fixed_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """1 February 2027: the contacts end in 19 days, the fact in May."""
    shift = datetime(2027, 2, 1, 9, tzinfo=UTC) - datetime.now(UTC)
    monkeypatch.setenv("ASKEL_CLOCK", str(shift.total_seconds()))
    monkeypatch.setenv("ASKEL_MODULES_DIR", str(tmp_path))


def test_the_list_says_what_is_due_by_whom_and_where_it_is_used(tmp_path: Path, capsys: Said) -> None:
    write(tmp_path)
    assert main(["facts"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(lines[0].split()) == "verify by when id grade checked on signed by to check topic"
    assert lines[1].split()[:6] == ["2027-02-20", "soon", "f40", "A", "2026-11-20", "nobody"]
    fact = next(number for number, line in enumerate(lines) if " f08 " in line)
    assert lines[fact].split()[-3:] == ["editor,", "lawyer", "working-time"]
    assert "l03/a" in lines[fact + 1] and "t04" in lines[fact + 1]
    assert lines[fact + 2] == "    source: Working Time Act https://example.org/act"
    assert lines[fact + 3] == "    note: An entry for tests."
    assert lines[-1] == "2027-02-01: 3 entries, 0 overdue, 2 within 30 days, 3 signed by nobody"


def test_only_what_is_due_within_some_days_is_listed(tmp_path: Path, capsys: Said) -> None:
    write(tmp_path)
    assert main(["facts", "--due", "19"]) == 0
    assert "f08" not in capsys.readouterr().out
    assert main(["facts", "--due", "18"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("2027-02-01: 0 entries")


def test_a_star_and_what_is_overdue_are_shown_and_the_exit_code_stays_zero(
    tmp_path: Path, capsys: Said
) -> None:
    facts = FACTS.replace("verify_by = 2027-05-20", "verify_by = 2027-01-31").replace(
        "star = false", "star = true"
    )
    write(tmp_path, {"facts.toml": facts})
    assert main(["facts", "--due", "0"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[:5] == ["2027-01-31", "overdue", "f08", "A", "*"]


def test_without_a_folder_of_modules_nothing_is_listed(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (tmp_path / "gone", write(tmp_path) / "facts.toml"):
        monkeypatch.setenv("ASKEL_MODULES_DIR", str(place))
        assert main(["facts", "--json"]) == 1
        assert tuple(capsys.readouterr()) == ("", f"There is no folder {place}.\n")


def test_other_programs_get_the_same_as_json(tmp_path: Path, capsys: Said) -> None:
    write(tmp_path)
    assert main(["facts", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in found] == ["f40", "f42", "f08"]
    assert found[2]["verify_by"] == "2027-05-20" and found[2]["used_in"] == ["l03/a", "t04", "t05", "t07"]
    assert found[2]["signed_by"] == "" and found[2]["signed_on"] is None


def test_registers_that_cannot_be_read_are_refused_in_words(tmp_path: Path, capsys: Said) -> None:
    write(tmp_path, {"contacts.toml": CONTACTS.replace('phone = "112"', "phone = 112")})
    assert main(["facts"]) == 1
    said = capsys.readouterr()
    assert "lint" in said.err and said.out == ""


@pytest.mark.parametrize("days", ["-1", "soon", "99999"])
def test_a_number_of_days_that_makes_no_sense_is_refused(days: str, capsys: Said) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["facts", "--due", days])
    assert stopped.value.code == 2 and "--due" in capsys.readouterr().err
