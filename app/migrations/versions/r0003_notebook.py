"""The sealed notebook."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table of sealed pages."""
    op.create_table(
        "note",
        sa.Column("learner_id", sa.LargeBinary(16), nullable=False),
        sa.Column("slot", sa.LargeBinary(16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_note_learner_id_learner"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "slot", name=op.f("pk_note")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Without it."""
    op.drop_table("note")
