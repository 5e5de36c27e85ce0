"""Rows of two phones that are being paired, for ten minutes."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary
from sqlmodel import Field, SQLModel

from app.learners.models import ID_BYTES, learner_column


class Pairing(SQLModel, table=True):
    """The old phone waits for a new one. `digits_hash` is an HMAC of 12 digits under the pepper, used once.

    When a new phone has come: its `public_key` (X25519), the hash of the value that only it holds, and the two-digit
    `number` that it shows. When the old phone has confirmed that number: the data key, sealed to the public key.
    """

    __tablename__ = "pairing"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digits_hash: bytes = Field(sa_column=Column(LargeBinary(32), primary_key=True))
    learner_id: bytes = Field(sa_column=learner_column(index=True))
    asked_by: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False))
    """The session of the old phone: nobody else confirms."""
    seed: bytes = Field(sa_column=Column(LargeBinary(ID_BYTES), nullable=False))
    """From it and the cookie of the old phone come the digits, so that they can be shown again."""
    expires_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    new_phone: bytes | None = Field(default=None, sa_column=Column(LargeBinary(32)))
    public_key: bytes | None = Field(default=None, sa_column=Column(LargeBinary(32)))
    number: int | None = Field(default=None, sa_column=Column(Integer))
    sealed_key: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
