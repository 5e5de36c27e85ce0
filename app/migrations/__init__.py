"""The database's history (Alembic), inside the package: `upgrade(engine)` needs no configuration file."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).resolve().parent
NEWEST = "r0008"
"""The newest revision: a server looks whether the database has it, without Alembic, which takes 8 MB."""


def is_newest(engine: Engine) -> bool:
    """True when no migration is missing. Raises DBAPIError."""
    if not inspect(engine).has_table("alembic_version"):
        return False
    with engine.connect() as connection:
        return list(connection.execute(text("SELECT version_num FROM alembic_version")).scalars()) == [NEWEST]


def configuration(engine: Engine) -> "Config":
    """Alembic's settings for this engine."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest revision. Two processes that start together take turns."""
    from alembic import command

    command.upgrade(configuration(engine), "head")
