"""`sweep`: what a running server does every ten minutes, once and now: remove everything whose time is over."""

from argparse import ArgumentParser, Namespace

from sqlalchemy.exc import DBAPIError

from app.clock import Clock
from app.commands import Refused
from app.config import Settings
from app.db import make_engine
from app.sweeping import sweep


def arguments(parser: ArgumentParser) -> None:
    """Nothing to choose: every table has its period."""


def run(options: Namespace) -> int:
    """Sweep. Says nothing when it is done: not even how many there were."""
    settings = Settings()
    engine = make_engine(settings.url)
    try:
        sweep(engine, Clock(settings.clock))
    except DBAPIError as error:
        raise Refused(f"The database could not be swept: {str(error.orig).strip()}") from None
    finally:
        engine.dispose()
    return 0
