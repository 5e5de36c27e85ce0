"""The migrations make what the models say, on both databases; rows of people hang on them and have an end."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect
from sqlmodel import SQLModel

import app.accounts.models
import app.coaching.models
import app.gathering.models
import app.learners.cards.models
import app.learners.pairing.models
import app.learners.sharing.models
import app.main  # noqa: F401 - knows every model
from app.db import make_engine
from app.learners.actions import learner_tables
from app.migrations import NEWEST, configuration, is_newest
from tests.fixtures.databases import KINDS, fresh_url

EXPIRES = {
    "learner": "unused for the learner's own number of days, 180 if not chosen",
    "session": "idle 15 minutes or 8 hours; 30 days on the learner's own phone",
    "code_showing": "minutes after the code was made",
    "bucket": "never: no person's, a number for everybody together, one row for each kind of try",
    "answer": "with its learner",
    "completion": "with its learner",
    "note": "with its learner",
    "place": "with its learner",
    "organisation": "when the operator removes it; everything below goes with it",
    "member": "when an admin of the organisation removes the person",
    "recovery_code": "when it is used or replaced, and with its member",
    "passkey": "when its member removes it, and with its member",
    "member_session": "idle 30 minutes or 12 hours; half way in, 30 minutes after the password",
    "member_invite": "24 hours after it was made",
    "challenge": "five minutes after it was asked",
    "share": "when the learner ends it, and with its learner; a coach who left sees nothing at once",
    "suggestion": "with its share",
    "stuck": "when the learner takes it back, and with its share",
    "look": "26 weeks after that week, and with its learner",
    "card": "when it is used or taken back, and 14 days after it was made",
    "came_back": "when the learner has read it, and with its learner",
    "former_key": "when the old code was typed, 26 weeks after, and with its learner",
    "former_note": "with its key",
    "pairing": "ten minutes after it was asked, and when it is used",
    "coach_group": "when its coach removes it, and with its coach",
    "gathering": "open 8 hours at most; then a day and counters, 730 days after that day",
    "seat": "when its phone leaves, and when the group session ends, 8 hours after its beginning at the latest",
    "tally": "with its group session: numbers and no person's",
    "head_count": "with its group session: numbers and no person's",
    "audit_entry": "after 12 months; the last one that went stays as an anchor without content",
}
"""Every table and when its rows end (SAFETY D2). A table that is not here fails the test below."""

FORBIDDEN = {
    "name",
    "email",
    "mail",
    "phone",
    "nationality",
    "birth",
    "address",
    "ip",
    "user_agent",
    "deleted_at",
    "created_at",
}


@pytest.fixture
def migrated(database_url: str) -> Engine:
    return make_engine(database_url)


def test_the_models_and_the_migrations_agree(migrated: Engine) -> None:
    with migrated.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, SQLModel.metadata)
    migrated.dispose()
    assert differences == []


def test_every_foreign_key_lets_rows_go_with_their_learner(migrated: Engine) -> None:
    there = inspect(migrated)
    for table in learner_tables():
        for key in there.get_foreign_keys(table.name):
            assert key["options"].get("ondelete") == "CASCADE", f"{table.name} would stay behind"
    migrated.dispose()


def test_everything_of_an_organisation_goes_with_it(migrated: Engine) -> None:
    there = inspect(migrated)
    owned = {name for name in EXPIRES if name.startswith(("member", "passkey", "recovery", "audit"))}
    hanging = {"organisation"}
    for table in SQLModel.metadata.sorted_tables:
        keys = there.get_foreign_keys(table.name)
        if any(key["referred_table"] in hanging for key in keys):
            hanging.add(table.name)
            assert all(key["options"].get("ondelete") == "CASCADE" for key in keys), table.name
    migrated.dispose()
    assert owned <= hanging
    assert hanging.isdisjoint({table.name for table in learner_tables()})


def test_whatever_names_a_learner_hangs_on_the_learner() -> None:
    hanging = {table.name for table in learner_tables()}
    naming = {
        name
        for name, table in SQLModel.metadata.tables.items()
        if any("learner" in one.name for one in table.columns)
    }
    assert naming <= hanging
    for name in naming:
        column = SQLModel.metadata.tables[name].columns["learner_id"]
        assert column.foreign_keys, f"{name}.learner_id hangs on nothing"


def test_every_table_says_when_its_rows_end() -> None:
    assert SQLModel.metadata.tables.keys() == EXPIRES.keys()


def test_no_table_of_learners_holds_who_they_are_or_flags_instead_of_deleting() -> None:
    columns = {(table.name, column.name) for table in learner_tables() for column in table.columns}
    assert {one for one in columns if one[1] in FORBIDDEN} == set()


def test_constraints_have_names() -> None:
    unnamed = [
        (table.name, constraint)
        for table in SQLModel.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert unnamed == []


def test_the_history_is_one_line(migrated: Engine) -> None:
    script = ScriptDirectory.from_config(configuration(migrated))
    newest = is_newest(migrated)
    migrated.dispose()
    assert newest
    assert script.get_heads() == [NEWEST]
    assert len(script.get_bases()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_without_a_history_is_not_ready(kind: str, tmp_path: Path) -> None:
    empty = make_engine(fresh_url(kind, tmp_path))
    assert not is_newest(empty)
    empty.dispose()


def test_a_server_does_without_the_tools_of_migration() -> None:
    asked = "import sys, app.commands.serve; print('alembic' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
