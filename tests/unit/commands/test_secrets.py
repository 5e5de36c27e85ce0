"""Secret keys are made and rotated by command, and never shown."""

import os
from pathlib import Path

import pytest

from app.cli import main
from app.security.secrets import parse_secrets


def test_a_secret_file_is_made_once_for_its_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "keys"
    assert main(["secrets", str(path)]) == 0
    made = path.read_text()
    assert parse_secrets(made).pepper_id == "k1"
    assert os.stat(path).st_mode & 0o077 == 0
    assert main(["secrets", str(path)]) == 1
    assert path.read_text() == made
    assert all(
        line.partition("=")[2] not in capsys.readouterr().out for line in made.splitlines() if "=" in line
    )


def test_a_pepper_is_added_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "keys"
    main(["secrets", str(path)])
    before = parse_secrets(path.read_text())
    monkeypatch.setenv("ASKEL_SECRETS_FILE", str(path))
    assert main(["rotate-pepper"]) == 0
    after = parse_secrets(path.read_text())
    assert (after.pepper_id, after.salt) == ("k2", before.salt)
    assert after.peppers["k1"] == before.peppers["k1"]
    assert "k2" in capsys.readouterr().out


def test_without_a_file_there_is_nothing_to_rotate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASKEL_DATA_DIR", str(tmp_path))
    assert main(["rotate-pepper"]) == 1
    assert "no secret file" in capsys.readouterr().err


def test_a_broken_file_is_named_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secrets").write_text("salt=abc\n")
    monkeypatch.setenv("ASKEL_DATA_DIR", str(tmp_path))
    assert main(["rotate-pepper"]) == 1
    said = capsys.readouterr().err
    assert "is not in order" in said
    assert "abc" not in said
