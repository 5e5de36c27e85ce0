"""Rows of coaches: their groups. Who is in a group stands in the learner's share."""

from sqlalchemy import Column, LargeBinary, String
from sqlmodel import Field, SQLModel

from app.accounts.models import APART, ID_BYTES, member_column, random_id

LONGEST_NAME = 60


class CoachGroup(SQLModel, table=True):
    """A circle of four to six learners of one coach."""

    __tablename__ = "coach_group"
    __table_args__ = (APART,)

    id: bytes = Field(default_factory=random_id, sa_column=Column(LargeBinary(ID_BYTES), primary_key=True))
    member_id: bytes = Field(sa_column=member_column(nullable=False, index=True))
    name: str = Field(sa_column=Column(String(LONGEST_NAME), nullable=False))
