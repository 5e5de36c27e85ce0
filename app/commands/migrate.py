"""`migrate`: bring the database, an empty one too, to what this version of the code expects."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from app.commands import Refused
from app.config import Settings
from app.db import make_engine
from app.migrations import is_newest, upgrade


def arguments(parser: ArgumentParser) -> None:
    """Nothing to choose: the settings say which database."""


def run(options: Namespace) -> int:
    """Run the migrations that are missing; none missing is fine."""
    migrate(Settings())
    return 0


def is_current(settings: Settings) -> bool:
    """True when no migration is missing. Changes nothing, and makes no file."""
    if settings.url.startswith("sqlite") and not Path(make_url(settings.url).database or "").exists():
        return False
    engine = make_engine(settings.url)
    try:
        return is_newest(engine)
    except DBAPIError as error:
        raise Refused(f"The database cannot be reached: {str(error.orig).strip()}") from None
    finally:
        engine.dispose()


def migrate(settings: Settings) -> None:
    """The same for any settings: other commands and tests call it."""
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        _for_its_owner_alone(settings.url)
        engine = make_engine(settings.url)
        upgrade(engine)
        engine.dispose()
    except OSError as error:
        raise Refused(f"The data folder {settings.data_dir} cannot be used: {error.strerror}.") from None
    except DBAPIError as error:
        # the driver's own words, without the statement and its values
        raise Refused(f"The database cannot be brought up to date: {str(error.orig).strip()}") from None


def _for_its_owner_alone(url: str) -> None:
    """Nobody else on this machine may read the file; SQLite gives its log the same mode."""
    database = make_url(url).database
    if url.startswith("sqlite") and database:
        os.close(os.open(database, os.O_RDWR | os.O_CREAT, 0o600))
        if Path(database).stat().st_mode & 0o077:
            os.chmod(database, 0o600)
