"""Alembic runs this: on the engine that `upgrade` was given, in one transaction, with batch mode for SQLite."""

from alembic import context
from sqlalchemy import Engine
from sqlmodel import SQLModel

LOCK = 4_170_001  # any number, the same in every process


def _run(engine: Engine) -> None:
    with engine.execution_options(writes=True).connect() as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=True,
            compare_type=True,
            transaction_per_migration=False,
        )
        context.run_migrations()


_run(context.config.attributes["engine"])
