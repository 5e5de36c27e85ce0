"""Learners, open phones, codes being shown, and the buckets of the throttle."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "learner",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("lookup", sa.LargeBinary(32), nullable=False),
        sa.Column("pepper_id", sa.String(16), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("made_week", sa.String(8), nullable=False),
        sa.Column("used_week", sa.String(8), nullable=False),
        sa.Column("keep_days", sa.Integer(), nullable=False),
        sa.CheckConstraint("keep_days BETWEEN 30 AND 365", name="keep_days"),
        sa.PrimaryKeyConstraint("id", name="pk_learner"),
        sa.UniqueConstraint("lookup", name="uq_learner_lookup"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "session",
        sa.Column("token_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("learner_id", sa.LargeBinary(16), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("own_phone", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("fresh_at", sa.BigInteger(), nullable=False),
        _owner("session"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_session"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_session_learner_id", "session", ["learner_id"])
    op.create_table(
        "code_showing",
        sa.Column("token_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("learner_id", sa.LargeBinary(16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        _owner("code_showing"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_code_showing"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_code_showing_learner_id", "code_showing", ["learner_id"])
    op.create_table(
        "bucket",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("full_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_bucket"),
    )


def downgrade() -> None:
    """Back."""
    for table in ("bucket", "code_showing", "session", "learner"):
        op.drop_table(table)


def _owner(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_learner_id_learner"
    return sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=name, ondelete="CASCADE")
