"""The database's history (Alembic), inside the package: `upgrade(engine)` needs no configuration file."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

FOLDER = Path(__file__).resolve().parent


def configuration(engine: Engine) -> Config:
    """Alembic's settings for this engine."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest revision. Two processes that start together take turns."""
    command.upgrade(configuration(engine), "head")
