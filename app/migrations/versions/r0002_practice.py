"""Answers, places and completions."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None

KEY = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")


def _learner() -> sa.Column[bytes]:
    return sa.Column("learner_id", sa.LargeBinary(16), nullable=False)


def _hangs_on_learner(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_learner_id_learner")
    return sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    """Three tables that begin with the learner, so that a learner's rows lie side by side."""
    op.create_table(
        "answer",
        _learner(),
        sa.Column("item", KEY, nullable=False),
        sa.Column("value", sa.String(600), nullable=False),
        sa.Column("checked", sa.Boolean(), nullable=False),
        _hangs_on_learner("answer"),
        sa.PrimaryKeyConstraint("learner_id", "item", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "place",
        _learner(),
        sa.Column("lesson", KEY, nullable=False),
        sa.Column("item", KEY, nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        _hangs_on_learner("place"),
        sa.PrimaryKeyConstraint("learner_id", "lesson", name=op.f("pk_place")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "completion",
        _learner(),
        sa.Column("lesson", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        _hangs_on_learner("completion"),
        sa.PrimaryKeyConstraint("learner_id", "lesson", name=op.f("pk_completion")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Without them."""
    for table in ("completion", "place", "answer"):
        op.drop_table(table)
