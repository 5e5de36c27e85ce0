"""Who made an invite: when that admin is kept out, the links they made open nothing."""

import sqlalchemy as sa
from alembic import op

revision = "r0007"
down_revision = "r0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Invites that wait now end by themselves within a day."""
    op.add_column("member_invite", sa.Column("made_by", sa.LargeBinary(16), nullable=True))


def downgrade() -> None:
    """Without it."""
    op.drop_column("member_invite", "made_by")
