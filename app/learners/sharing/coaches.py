"""What a share needs to know of a coach: who it is, and which term of service. Pure."""

from dataclasses import dataclass
from typing import Protocol


class Coach(Protocol):
    """A coach: whoever is at the desk (`OpenMember`), or the one who made a card (`CoachTerm`)."""

    @property
    def id(self) -> bytes: ...

    @property
    def term(self) -> int: ...


@dataclass(frozen=True, slots=True)
class CoachTerm:
    """A coach who is not at the desk now."""

    id: bytes
    term: int
