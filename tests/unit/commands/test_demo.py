"""The demo fills an empty data folder with a cast that can come in, and never touches one that is not empty."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from app.cli import main
from app.commands.demo import right_answer
from app.config import ROOT
from app.content.loader import load
from app.db import make_engine
from app.learners.codes import read_code
from app.main import LANGUAGES
from app.practice.grading import SCORED, is_right, still_valid


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKEL_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def test_the_cast_is_printed_as_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--json"]) == 0
    learners = json.loads(capsys.readouterr().out)["learners"]
    assert [(one["name"], one["lang"]) for one in learners] == [
        ("Amina", "ar"),
        ("Bruno", "fi"),
        ("Farah", "en"),
    ]
    assert all(read_code(one["code"]) for one in learners)


def test_their_progress_is_there_and_no_code_is_left_to_be_shown(data_dir: Path) -> None:
    assert main(["demo"]) == 0
    engine = make_engine(f"sqlite:///{data_dir / 'askel.db'}")
    with engine.connect() as connection:
        counts = {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("learner", "answer", "completion", "place", "code_showing", "session")
        }
    engine.dispose()
    assert counts["learner"] == 3
    assert counts["completion"] == 6
    assert counts["place"] == 9
    assert counts["answer"] > 20
    assert (counts["code_showing"], counts["session"]) == (0, 0)


def test_what_they_wrote_is_told_and_cannot_be_found_in_any_file(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--json"]) == 0
    learners = json.loads(capsys.readouterr().out)["learners"]
    markers = [marker for one in learners for marker in one["markers"]]
    assert len(learners[0]["markers"]) >= 2
    files = [path.read_bytes() for path in data_dir.rglob("*") if path.is_file()]
    assert len(files) > 1
    for marker in markers:
        spellings = [marker.encode(), marker.encode("utf-16-le"), json.dumps(marker)[1:-1].encode()]
        assert not any(one in content for content in files for one in spellings), marker


def test_a_folder_with_learners_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--json"]) == 0
    capsys.readouterr()
    assert main(["demo", "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "There are learners already" in said.err


def test_the_answers_of_the_cast_are_right() -> None:
    library, _ = load(ROOT / "modules", LANGUAGES, None)
    scored = [
        item for shape in library.shapes.values() for item in shape.items.values() if item.kind in SCORED
    ]
    assert scored
    assert [item.id for item in scored if not is_right(item, right_answer(item))] == []
    every = [item for shape in library.shapes.values() for item in shape.items.values()]
    assert [item.id for item in every if still_valid(item, right_answer(item)) != right_answer(item)] == []
