"""The demo fills an empty data folder with a cast that can come in, and never touches one that is not empty."""

import json
from base64 import b32decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import select

from app.accounts.entering.actions import enter_by_password, try_password
from app.accounts.entering.doors import Doors
from app.accounts.factors.actions import accept_digits
from app.accounts.queries import open_invite
from app.accounts.tokens import JOIN
from app.accounts.totp import PERIOD, digits_at
from app.cli import main
from app.clock import Clock
from app.commands.demo import right_answer
from app.db import make_engine, open_session
from app.gathering.models import Gathering, HeadCount, Seat, Tally
from app.gathering.polls.queries import ANSWERED
from app.learners.cards.queries import good_card
from app.learners.codes import read_code
from app.practice.grading import SCORED, is_right, still_valid
from app.security.hashing import SlowLane
from app.security.secrets import load_secrets
from app.security.throttle import Throttle
from tests.fixtures.compiled import real_library, share_compiled


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASKEL_DATA_DIR", str(tmp_path / "data"))
    share_compiled(tmp_path / "data")
    return tmp_path / "data"


def test_the_cast_is_printed_as_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--json"]) == 0
    learners = json.loads(capsys.readouterr().out)["learners"]
    assert [(one["name"], one["lang"]) for one in learners] == [
        ("Amina", "ar"),
        ("Bruno", "fi"),
        ("Farah", "en"),
        ("Linh", "en"),
        ("Teo", "sv"),
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
    assert counts["learner"] == 5
    assert counts["completion"] == 15
    assert counts["place"] == 19
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


def test_everybody_at_the_desk_can_sign_in_at_once(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--json"]) == 0
    organisations = json.loads(capsys.readouterr().out)["organisations"]
    people = [one for organisation in organisations for one in organisation["people"]]
    assert [len(one["people"]) for one in organisations] == [2, 1]
    assert [one["role"] for one in people] == ["admin", "coach", "coach"]
    with _doors(data_dir) as (engine, doors):
        for one in people:
            tried = try_password(engine, doors, one["email"], one["password"])
            with open_session(engine, writes=True) as session:
                half = enter_by_password(session, doors, tried)
                session.commit()
            assert half
            digits = digits_at(b32decode(one["totp_secret"]), doors.clock.seconds() // PERIOD)
            with open_session(engine, writes=True) as session:
                assert accept_digits(session, doors, half.member, digits)
                session.commit()


def test_whoever_has_no_app_gets_the_digits_of_now(capsys: pytest.CaptureFixture[str]) -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert main(["demo", "--digits", secret]) == 0
    shown, now = capsys.readouterr().out.strip(), Clock(0).seconds() // PERIOD
    assert shown in {digits_at(b32decode(secret), now + step) for step in (-1, 0)}
    assert main(["demo", "--digits", "nonsense!"]) == 1


def test_the_invites_lead_in(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--json"]) == 0
    invites = json.loads(capsys.readouterr().out)["invites"]
    member, learner = invites
    with _doors(data_dir) as (engine, doors), open_session(engine, writes=False) as session:
        found = open_invite(session, member["path"].removeprefix(JOIN), doors.clock.seconds())
        digits = learner["digits"].replace(" ", "")
        offer = good_card(session, doors.secrets, digits, doors.clock.today())
    assert offer
    assert (offer.name, learner["path"]) == ("Chen", f"/en/card/{digits}")
    assert found
    assert (found.email, found.role) == (member["email"], member["role"])


@contextmanager
def _doors(data_dir: Path) -> Iterator[tuple[Engine, Doors]]:
    engine, lane, clock = make_engine(f"sqlite:///{data_dir / 'askel.db'}"), SlowLane(), Clock(0)
    secrets = load_secrets(data_dir / "secrets", data_dir, local_only=True)
    yield engine, Doors(Throttle(engine, clock), lane, secrets, clock)
    lane.close()
    engine.dispose()


def test_a_folder_with_learners_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--json"]) == 0
    capsys.readouterr()
    assert main(["demo", "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "There are learners already" in said.err


def test_the_answers_of_the_cast_are_right() -> None:
    shapes = real_library().shapes
    scored = [item for shape in shapes.values() for item in shape.items.values() if item.kind in SCORED]
    assert scored
    assert [item.id for item in scored if not is_right(item, right_answer(item))] == []
    every = [item for shape in shapes.values() for item in shape.items.values()]
    assert [item.id for item in every if still_valid(item, right_answer(item)) != right_answer(item)] == []


def test_one_group_session_is_over_and_was_counted(data_dir: Path) -> None:
    assert main(["demo"]) == 0
    engine = make_engine(f"sqlite:///{data_dir / 'askel.db'}")
    with open_session(engine, writes=False) as session:
        [held] = session.exec(select(Gathering)).all()
        [heads] = session.exec(select(HeadCount)).all()
        tallies = session.exec(select(Tally)).all()
        assert session.exec(select(Seat)).all() == []
    engine.dispose()
    assert (held.kind, held.module, held.phase, held.member_id) == ("module", "l03", "closed", None)
    assert (heads.phones, heads.without, heads.went_well) == (5, 1, "languages talking")
    phones = {one.item: one.count for one in tallies if one.option == ANSWERED}
    assert list(phones.values()) == [5, 5, 5]
    for item in phones:
        votes = [one for one in tallies if one.item == item and one.option != ANSWERED]
        assert (sum(one.count for one in votes), sum(one.hands for one in votes)) == (5, 1)
