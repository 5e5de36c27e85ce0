"""`migrate`: bring the database, an empty one too, to what this version of the code expects."""

from argparse import ArgumentParser, Namespace

from alembic import command
from alembic.config import Config

from app.config import ROOT, Settings


def arguments(parser: ArgumentParser) -> None:
    """Nothing to choose: the settings say which database."""


def run(options: Namespace) -> int:
    """Run the migrations that are missing; none missing is fine."""
    migrate(Settings())
    return 0


def migrate(settings: Settings) -> None:
    """The same for any settings: tests and other commands call it."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    command.upgrade(alembic_config(settings.url), "head")


def alembic_config(url: str) -> Config:
    """Alembic without an ini file: where the migrations are, and which database."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "app" / "migrations"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config
