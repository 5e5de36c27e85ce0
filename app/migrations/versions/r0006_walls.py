"""A second wall on PostgreSQL: a request of the desk sees rows of its own member and organisation alone.

The first wall is in every query (SAFETY C3). Here the database itself keeps to it: `app.db` names the member and the
organisation for the length of a transaction. Where none is named, as for learners and the sweep, all rows are there.
A superuser passes every such wall, so the server should sign in to its database as an ordinary role.
"""

from alembic import op

revision = "r0006"
down_revision = "r0005"
branch_labels = None
depends_on = None

WALLS = {
    "member_id": ("share", "suggestion", "stuck", "look", "card", "coach_group"),
    "organisation_id": ("member", "member_invite", "audit_entry"),
}


def upgrade() -> None:
    """A policy for each table. FORCE: the role that serves usually owns the tables, too."""
    for column, tables in _walls().items():
        setting = f"current_setting('askel.{column}', true)"
        for table in tables:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            # an unset setting is NULL the first time and '' after a transaction that had set it
            op.execute(
                f"CREATE POLICY wall ON {table} USING "
                f"(coalesce({setting}, '') = '' OR {column} = decode({setting}, 'hex'))"
            )


def downgrade() -> None:
    """Without them."""
    for tables in _walls().values():
        for table in tables:
            op.execute(f"DROP POLICY wall ON {table}")
            op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def _walls() -> dict[str, tuple[str, ...]]:
    """Nothing on SQLite, which has no such walls."""
    return WALLS if op.get_bind().dialect.name == "postgresql" else {}
