"""Coaches and learners: shares, suggestions, looks, cards, groups; two phones that are being paired."""

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"
branch_labels = None
depends_on = None

LEVEL = "level IN ('nothing', 'finished', 'going')"
TABLES = (
    "coach_group", "pairing", "former_note", "former_key", "came_back", "card", "look", "stuck", "suggestion",
    "share", "challenge",
)  # fmt: skip


def _bytes(name: str, size: int | None = 16, *, null: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(size), nullable=null)


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _number(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=null)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _hangs_on(owner: str, table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{owner}_id_{owner}")
    return sa.ForeignKeyConstraint([f"{owner}_id"], [f"{owner}.id"], name=name, ondelete="CASCADE")


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    """A term for every member, and eleven tables. Nearly all hang on the learner."""
    # added in place: to make the table anew would, with foreign keys on, take every row that hangs on it
    op.add_column("member", sa.Column("term", sa.Integer(), nullable=False, server_default="0"))
    _learner_and_coach()
    _cards()
    _coming_back()
    _desk()


def _learner_and_coach() -> None:
    op.create_table(
        "share",
        _bytes("learner_id"),
        _bytes("member_id"),
        _bytes("id"),
        _number("term"),
        _text("level", 8),
        _text("label", 40),
        _bytes("group_id", null=True),
        _flag("lets_back"),
        _text("made_week", 8),
        sa.CheckConstraint(LEVEL, name="level"),
        _hangs_on("learner", "share"),
        _key("share", "learner_id", "member_id"),
        sa.UniqueConstraint("id", name=op.f("uq_share_id")),
        sqlite_with_rowid=False,
    )
    _index("share", "member_id", "group_id")
    op.create_table(
        "suggestion",
        _bytes("learner_id"),
        _bytes("member_id"),
        _text("place", 16),
        _text("encouragement", 16),
        _flag("declined"),
        _number("turn"),
        _hangs_on("learner", "suggestion"),
        _key("suggestion", "learner_id", "member_id", "place"),
        sqlite_with_rowid=False,
    )
    for table, columns in {"stuck": {"module": 16}, "look": {"what": 8, "week": 8}}.items():
        op.create_table(
            table,
            _bytes("learner_id"),
            _bytes("member_id"),
            *(_text(name, length) for name, length in columns.items()),
            _hangs_on("learner", table),
            _key(table, "learner_id", "member_id", *columns),
            sqlite_with_rowid=False,
        )


def _cards() -> None:
    op.create_table(
        "card",
        _bytes("code_hash", 32),
        _bytes("id"),
        _bytes("member_id"),
        _number("term"),
        _text("label", 40),
        _bytes("group_id", null=True),
        _text("places", 240),
        _text("encouragement", 16),
        _bytes("learner_id", null=True),
        sa.Column("expires_on", sa.Date(), nullable=False),
        _hangs_on("learner", "card"),
        _key("card", "code_hash"),
        sa.UniqueConstraint("id", name=op.f("uq_card_id")),
        sqlite_with_rowid=False,
    )
    _index("card", "member_id", "learner_id")


def _coming_back() -> None:
    op.create_table(
        "came_back",
        _bytes("learner_id"),
        _text("week", 8),
        _hangs_on("learner", "came_back"),
        _key("came_back", "learner_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "former_key",
        _bytes("learner_id"),
        _number("number"),
        _bytes("wrapped_key", None),
        _text("made_week", 8),
        _hangs_on("learner", "former_key"),
        _key("former_key", "learner_id", "number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "former_note",
        _bytes("learner_id"),
        _number("number"),
        _bytes("slot"),
        _bytes("sealed", None),
        _number("turn"),
        sa.ForeignKeyConstraint(
            ["learner_id", "number"],
            ["former_key.learner_id", "former_key.number"],
            name=op.f("fk_former_note_learner_id_number_former_key"),
            ondelete="CASCADE",
        ),
        _key("former_note", "learner_id", "number", "slot"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pairing",
        _bytes("digits_hash", 32),
        _bytes("learner_id"),
        _bytes("asked_by", 32),
        _bytes("seed"),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        _bytes("new_phone", 32, null=True),
        _bytes("public_key", 32, null=True),
        _number("number", null=True),
        _bytes("sealed_key", None, null=True),
        _hangs_on("learner", "pairing"),
        _key("pairing", "digits_hash"),
        sqlite_with_rowid=False,
    )
    _index("pairing", "learner_id")


def _desk() -> None:
    op.create_table(
        "challenge",
        _bytes("token_hash", 32),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        _key("challenge", "token_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "coach_group",
        _bytes("id"),
        _bytes("member_id"),
        _text("name", 60),
        _hangs_on("member", "coach_group"),
        _key("coach_group", "id"),
        sqlite_with_rowid=False,
    )
    _index("coach_group", "member_id")


def downgrade() -> None:
    """Without them."""
    for table in TABLES:
        op.drop_table(table)
    op.drop_column("member", "term")
