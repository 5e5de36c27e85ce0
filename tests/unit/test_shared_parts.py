"""What tests share: a database comes back as it was or not at all, and what is shared is what an app reads itself."""

from pathlib import Path

import psycopg
import pytest
from starlette.types import ASGIApp

from app.assets import Assets
from app.config import ROOT
from app.learners import sealing
from tests.conftest import MakeApp, inside
from tests.fixtures import shared
from tests.fixtures.emptied import Emptied
from tests.fixtures.migrated import migrated

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
POSTGRES = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def change(database: Emptied, *statements: str) -> None:
    with psycopg.connect(database.address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@POSTGRES
def test_rows_that_a_test_wrote_are_gone_afterwards(database_url: str) -> None:
    database = Emptied(database_url)
    change(database, "CREATE TABLE late (one integer, two serial)")
    database = Emptied(database_url)
    change(database, "INSERT INTO late VALUES (1)", "INSERT INTO late VALUES (2)")
    assert database.empty()
    change(database, "INSERT INTO late VALUES (3)")
    with psycopg.connect(database.address) as connection:
        assert connection.execute("SELECT one, two FROM late").fetchall() == [(3, 1)]


@POSTGRES
@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE learner ADD COLUMN more integer",
        "CREATE TABLE another (one integer)",
        "DROP TABLE learner CASCADE",
        "UPDATE alembic_version SET version_num = 'another'",
        "INSERT INTO alembic_version VALUES ('another')",
        "ALTER TABLE learner DISABLE TRIGGER ALL",
        "ALTER TABLE learner ENABLE ROW LEVEL SECURITY",
    ],
)
def test_a_database_that_is_different_otherwise_is_not_used_again(database_url: str, statement: str) -> None:
    database = Emptied(database_url)
    assert database.empty()
    change(database, statement)
    assert not database.empty()


def test_two_tests_at_once_never_have_the_same_database(tmp_path: Path) -> None:
    with migrated("postgresql", tmp_path) as one, migrated("postgresql", tmp_path) as two:
        assert one != two


@SQLITE
def test_codes_are_hashed_quickly_only_where_nobody_asks_about_them(app: ASGIApp) -> None:
    assert (sealing.MEMORY_KIB, sealing.ROUNDS) == (8, 1)
    about = {path.stem for path in (ROOT / "tests" / "integration").glob("test_*.py")}
    assert about >= shared.ABOUT_CODES


@SQLITE
def test_other_folders_are_read_by_each_app_itself(make_app: MakeApp, tmp_path: Path) -> None:
    ours, other = inside(make_app()).state, inside(make_app(locales_dir=tmp_path)).state
    assert ours.pages.catalogues is shared.CATALOGUES
    assert other.pages.catalogues.folder == tmp_path
    assert ours.library is other.library
    assert ours.pages.env is not other.pages.env
    assert ours.assets.files == Assets(ROOT / "static").files
