"""Organisations, their members, what members sign in with, invites, and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"
branch_labels = None
depends_on = None

ROLE = "role IN ('admin', 'coach')"


def _id(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(16), nullable=False)


def _hash(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(32), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _made_on() -> sa.Column[object]:
    return sa.Column("made_on", sa.Date(), nullable=False)


def _hangs_on(owner: str, table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{owner}_id_{owner}")
    return sa.ForeignKeyConstraint([f"{owner}_id"], [f"{owner}.id"], name=name, ondelete="CASCADE")


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def upgrade() -> None:
    """Seven tables; all hang on the organisation."""
    _organisations_and_members()
    _factors()
    _sessions_and_invites()
    op.create_table(
        "audit_entry",
        _id("organisation_id"),
        _number("number"),
        _number("day_second"),
        sa.Column("actor", sa.LargeBinary(16), nullable=True),
        _text("act", 24),
        _text("object", 80),
        _hash("content_mark"),
        _hash("hash"),
        _hangs_on("organisation", "audit_entry"),
        _key("audit_entry", "organisation_id", "number"),
        sqlite_with_rowid=False,
    )


def _organisations_and_members() -> None:
    op.create_table(
        "organisation",
        _id("id"),
        _text("name", 120),
        _number("entries"),
        _hash("end_mark"),
        _key("organisation", "id"),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "member",
        _id("id"),
        _id("organisation_id"),
        _text("email", 254),
        _text("name", 120),
        _text("role", 8),
        _text("password_hash", 200),
        sa.Column("totp_sealed", sa.LargeBinary(), nullable=True),
        _number("totp_last"),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        _made_on(),
        sa.CheckConstraint(ROLE, name="role"),
        _hangs_on("organisation", "member"),
        _key("member", "id"),
        sa.UniqueConstraint("email", name=op.f("uq_member_email")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_member_organisation_id"), "member", ["organisation_id"])


def _factors() -> None:
    op.create_table(
        "recovery_code",
        _id("member_id"),
        _hash("code_hash"),
        _hangs_on("member", "recovery_code"),
        _key("recovery_code", "member_id", "code_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "passkey",
        sa.Column("id", sa.LargeBinary(1023), nullable=False),
        _id("member_id"),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        _number("sign_count"),
        _text("label", 60),
        _made_on(),
        _hangs_on("member", "passkey"),
        _key("passkey", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_passkey_member_id"), "passkey", ["member_id"])


def _sessions_and_invites() -> None:
    op.create_table(
        "member_session",
        _hash("token_hash"),
        _id("member_id"),
        _number("started_at"),
        _number("seen_at"),
        sa.Column("second_factor", sa.Boolean(), nullable=False),
        _hangs_on("member", "member_session"),
        _key("member_session", "token_hash"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_member_session_member_id"), "member_session", ["member_id"])
    op.create_table(
        "member_invite",
        _hash("token_hash"),
        _id("organisation_id"),
        _text("email", 254),
        _text("role", 8),
        _number("expires_at"),
        sa.CheckConstraint(ROLE, name="role"),
        _hangs_on("organisation", "member_invite"),
        _key("member_invite", "token_hash"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_member_invite_organisation_id"), "member_invite", ["organisation_id"])


def downgrade() -> None:
    """Without them."""
    for table in (
        "audit_entry", "member_invite", "member_session", "passkey", "recovery_code", "member", "organisation"
    ):  # fmt: skip
        op.drop_table(table)
