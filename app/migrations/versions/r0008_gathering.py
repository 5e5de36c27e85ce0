"""Group sessions: the row that everybody follows, seats without names, counters. Behind the second wall, too."""

import sqlalchemy as sa
from alembic import op

revision = "r0008"
down_revision = "r0007"
branch_labels = None
depends_on = None

TABLES = ("head_count", "tally", "seat", "gathering")
CHECKS = {
    "kind": "kind IN ('module', 'lecture', 'visit')",
    "phase": "phase IN ('waiting', 'running', 'closed')",
    "ballot": "ballot IN ('none', 'open', 'closed', 'revealed')",
}
SETTING = "current_setting('askel.organisation_id', true)"


def _bytes(name: str, size: int = 16, *, null: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(size), nullable=null)


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _seconds(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=null)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _hangs_on(owner: str, table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{owner}_id_{owner}")
    return sa.ForeignKeyConstraint([f"{owner}_id"], [f"{owner}.id"], name=name, ondelete="CASCADE")


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _one(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=op.f(f"uq_{table}_{column}"))


def upgrade() -> None:
    """Four tables. A row that hangs on a group session is seen by whoever sees that."""
    _gathering()
    _what_hangs_on_it()
    if op.get_bind().dialect.name == "postgresql":
        _wall("gathering", f"organisation_id = decode({SETTING}, 'hex')")
        for table in ("seat", "tally", "head_count"):
            _wall(table, f"EXISTS (SELECT 1 FROM gathering WHERE gathering.id = {table}.gathering_id)")


def _gathering() -> None:
    op.create_table(
        "gathering",
        _bytes("id"),
        _bytes("organisation_id"),
        _bytes("member_id", null=True),
        _bytes("seed", null=True),
        _bytes("join_hash", 32, null=True),
        _bytes("projector_hash", 32, null=True),
        _text("kind", 8),
        _text("module", 16),
        sa.Column("held_on", sa.Date(), nullable=False),
        _seconds("started_at", null=True),
        _number("version"),
        _text("phase", 8),
        _text("step", 32),
        _text("ballot", 8),
        _flag("on_break"),
        _seconds("timer_ends_at"),
        _text("last_poll", 32),
        _seconds("last_closed_at"),
        _text("screen", 32),
        *(sa.CheckConstraint(rule, name=name) for name, rule in CHECKS.items()),
        _hangs_on("organisation", "gathering"),
        _hangs_on("member", "gathering"),
        _key("gathering", "id"),
        _one("gathering", "join_hash"),
        _one("gathering", "projector_hash"),
        sqlite_with_rowid=False,
    )
    for column in ("organisation_id", "member_id"):
        op.create_index(op.f(f"ix_gathering_{column}"), "gathering", [column])


def _what_hangs_on_it() -> None:
    op.create_table(
        "seat",
        _bytes("gathering_id"),
        _bytes("seat_hash", 32),
        _flag("ready"),
        _flag("pause"),
        _flag("help"),
        _text("choice", 600),
        _text("owes", 32),
        _seconds("seen_at"),
        _hangs_on("gathering", "seat"),
        _key("seat", "gathering_id", "seat_hash"),
        _one("seat", "seat_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        _bytes("gathering_id"),
        _text("item", 32),
        _text("option", 32),
        _number("count"),
        _number("hands"),
        _hangs_on("gathering", "tally"),
        _key("tally", "gathering_id", "item", "option"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "head_count",
        _bytes("gathering_id"),
        _number("phones"),
        _number("without"),
        _text("went_well", 120),
        _hangs_on("gathering", "head_count"),
        _key("head_count", "gathering_id"),
        sqlite_with_rowid=False,
    )


def _wall(table: str, ours: str) -> None:
    """As in r0006: whoever names no organisation, as phones and the sweep, sees all rows."""
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY wall ON {table} USING (coalesce({SETTING}, '') = '' OR {ours})")


def downgrade() -> None:
    """Without them, and without their walls."""
    for table in TABLES:
        op.drop_table(table)
