"""What a member proves itself with: which factors there are, passkeys by id, how many codes are left on paper."""

from dataclasses import dataclass

from sqlmodel import Session as DatabaseSession
from sqlmodel import col, func, select

from app.accounts.models import Member, Passkey, RecoveryCode


@dataclass(frozen=True, slots=True)
class Factors:
    """The second factors of one member."""

    app: bool
    passkeys: int
    paper_codes: int

    @property
    def any(self) -> bool:
        """False for somebody new, who has to choose one first. Codes on paper only stand in for one."""
        return self.app or self.passkeys > 0


def factors(session: DatabaseSession, member_id: bytes) -> Factors:
    """Which second factors a member has."""
    sealed = session.exec(select(Member.totp_sealed).where(col(Member.id) == member_id)).first()
    keys = select(func.count()).select_from(Passkey).where(col(Passkey.member_id) == member_id)
    codes = select(func.count()).select_from(RecoveryCode).where(col(RecoveryCode.member_id) == member_id)
    return Factors(sealed is not None, session.exec(keys).one(), session.exec(codes).one())


def passkeys_of(session: DatabaseSession, member_id: bytes) -> list[Passkey]:
    """The passkeys of one member, by name."""
    ours = select(Passkey).where(col(Passkey.member_id) == member_id)
    return list(session.exec(ours.order_by(col(Passkey.label), col(Passkey.id))))


def passkey(session: DatabaseSession, credential_id: bytes) -> Passkey | None:
    """The passkey with this credential id, whoever's it is."""
    return session.get(Passkey, credential_id)
