"""`create-admin` and `audit verify`: a link to hand over, and a trail that is looked at."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import select

from app.accounts.models import Member, MemberInvite, Organisation
from app.accounts.queries import open_invite
from app.cli import main
from app.clock import Clock
from app.db import make_engine, open_session

EMAIL = "eero@one.example"


@pytest.fixture
def engine(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("ASKEL_DATABASE_URL", database_url)
    monkeypatch.setenv("ASKEL_DATA_DIR", str(tmp_path / "data"))
    made = make_engine(database_url)
    yield made
    made.dispose()


def created(capsys: pytest.CaptureFixture[str], email: str = EMAIL, name: str = "House One") -> str:
    assert main(["create-admin", email, "--organisation", name]) == 0
    said = capsys.readouterr().out
    found = re.match(r"/desk/join/([\w-]{22})\n", said)
    assert found and "once" in said and "24 hours" in said
    return found[1]


def test_the_first_admin_gets_a_link_of_a_new_organisation(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    token = created(capsys, " Eero@One.Example ", "  House   One ")
    with open_session(engine, writes=False) as session:
        invite = open_invite(session, token, Clock().seconds())
        assert invite is not None and (invite.email, invite.role) == (EMAIL, "admin")
        assert session.exec(select(Organisation.name)).all() == ["House One"]


def test_a_second_admin_of_the_same_organisation_is_invited_there(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    created(capsys)
    created(capsys, "other@one.example")
    with open_session(engine, writes=False) as session:
        assert len(session.exec(select(Organisation)).all()) == 1
        assert len(session.exec(select(MemberInvite)).all()) == 2


@pytest.mark.parametrize(
    ("email", "name", "said"),
    [
        ("eero", "One", "That is not an e-mail address."),
        (EMAIL, " ", "The name of an organisation has 1 to 120 characters."),
        (EMAIL, "O" * 121, "The name of an organisation has 1 to 120 characters."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    engine: Engine, capsys: pytest.CaptureFixture[str], email: str, name: str, said: str
) -> None:
    assert main(["create-admin", email, "--organisation", name]) == 1
    assert capsys.readouterr().err == f"{said}\n"


def test_an_address_that_somebody_has_is_refused_to_whoever_runs_the_server(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    created(capsys)
    with open_session(engine, writes=True) as session:
        house = session.exec(select(Organisation)).one()
        row = {
            "email": EMAIL,
            "name": "Eero",
            "role": "admin",
            "password_hash": "x",
            "made_on": Clock().today(),
        }
        session.add(Member(organisation_id=house.id, **row))
        session.commit()
    assert main(["create-admin", EMAIL, "--organisation", "House One"]) == 1
    assert "already" in capsys.readouterr().err


def test_a_trail_in_order_is_said_so_with_its_end(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    created(capsys)
    assert main(["audit", "verify"]) == 0
    assert re.fullmatch(r"House One: in order, 2 entries, ends with [0-9a-f]{16}\n", capsys.readouterr().out)


def test_a_trail_that_was_changed_is_said_with_its_place(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    created(capsys)
    created(capsys, "dalia@two.example", "House Two")
    with engine.begin() as connection:
        one = "SELECT id FROM organisation WHERE name = 'House One'"
        changed = f"UPDATE audit_entry SET act = 'removed' WHERE number = 2 AND organisation_id = ({one})"
        assert connection.execute(text(changed)).rowcount == 1
    assert main(["audit", "verify"]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first == "House One: NOT in order, entry 2 was changed, added or taken away"
    assert second.startswith("House Two: in order, 2 entries")


def test_without_organisations_or_secrets_it_says_so(
    engine: Engine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["audit", "verify"]) == 1
    assert "no secret file" in capsys.readouterr().err
    assert not (tmp_path / "data" / "secrets").exists()
    assert main(["secrets", str(tmp_path / "data" / "secrets")]) == 0
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr().out.endswith("There is no organisation yet.\n")


def test_a_database_that_is_not_up_to_date_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASKEL_DATA_DIR", str(tmp_path / "data"))
    for given in (["audit", "verify"], ["create-admin", EMAIL, "--organisation", "One"]):
        assert main(given) == 1
        assert "python -m app migrate" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
