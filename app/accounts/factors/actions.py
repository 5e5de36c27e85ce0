"""Checks, adds and removes second factors. Who has one must have used it to change any (SAFETY C1, C2)."""

from dataclasses import dataclass, field

from sqlalchemy import delete, update
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from app.accounts.entering.actions import Entered, end_other_sessions, held_colleague, renew_sessions
from app.accounts.entering.doors import Doors
from app.accounts.entering.queries import OpenMember
from app.accounts.factors.queries import factors, passkey
from app.accounts.limits import OFFER, RECOVERY_CODES, account_limit
from app.accounts.models import LONGEST_LABEL, Member, Passkey, RecoveryCode
from app.accounts.sealing import sealed, unsealed
from app.accounts.totp import SECRET_BYTES, matching_step, new_secret, paper_code, read_paper_code
from app.accounts.trail.actions import note_act
from app.accounts.trail.acts import Act
from app.security.boxes import joined
from app.security.secrets import Secrets

APP, OFFERED = "authenticator app", "offered app"


@dataclass(frozen=True, slots=True)
class Offer:
    """A secret for an app that is being set up: to show, and sealed, to come back with the form."""

    secret: bytes = field(repr=False)
    sealed: bytes = field(repr=False)


def offer_app(doors: Doors, here: OpenMember) -> Offer:
    """A fresh secret for this browser. Nothing is stored until its first digits are typed."""
    secret = new_secret()
    content = (doors.clock.seconds() + OFFER).to_bytes(8, "big") + secret
    return Offer(secret, sealed(doors.secrets, OFFERED, content, here.id, here.token_hash))


def offered_secret(doors: Doors, here: OpenMember, box: bytes) -> bytes | None:
    """The secret of an offer to this very browser, while it may be confirmed."""
    content = unsealed(doors.secrets, OFFERED, box, here.id, here.token_hash)
    if content is None or len(content) != 8 + SECRET_BYTES:
        return None
    return content[8:] if doors.clock.seconds() < int.from_bytes(content[:8], "big") else None


def add_app(
    session: DatabaseSession, doors: Doors, here: OpenMember, box: bytes, typed: str
) -> Entered | None:
    """Begin to use the app of an offer, instead of any before, if its digits are right. Ends other sessions."""
    secret, now = offered_secret(doors, here, box), doors.clock.seconds()
    step = matching_step(secret, typed, now, 0) if secret else None
    member = _allowed(session, here) if step else None
    if secret is None or step is None or member is None:
        return None
    member.totp_sealed, member.totp_last = sealed(doors.secrets, APP, secret, member.id), step
    return _changed(session, doors, here, member, Act.APP_ADDED)


def remove_app(session: DatabaseSession, doors: Doors, here: OpenMember) -> Entered | None:
    """Stop using the app. None where no passkey would be left to prove oneself with."""
    member = _allowed(session, here)
    if member is None or member.totp_sealed is None or not factors(session, member.id).passkeys:
        return None
    member.totp_sealed = None
    return _changed(session, doors, here, member, Act.APP_REMOVED)


def accept_digits(session: DatabaseSession, doors: Doors, here: OpenMember, typed: str) -> bool:
    """Whether these are the app's digits of just now, taken for the first time. Raises TooMany.

    Takes a token of the account's bucket in a transaction of its own, so ask before this session has begun.
    """
    limit = account_limit(doors.secrets.salt, "digits", here.id)
    doors.throttle.reserve(limit)
    member = held_colleague(session, here)
    if member is None or member.totp_sealed is None:
        return False
    secret = unsealed(doors.secrets, APP, member.totp_sealed, member.id)
    step = matching_step(secret, typed, doors.clock.seconds(), member.totp_last) if secret else None
    if secret is None or step is None:
        return False
    taken = {"totp_last": step, "totp_sealed": sealed(doors.secrets, APP, secret, member.id)}
    first = col(Member.totp_last) < step
    if session.exec(update(Member).where(col(Member.id) == member.id, first).values(taken)).rowcount != 1:
        return False
    doors.throttle.refund(limit, session.connection())
    return True


def accept_paper_code(session: DatabaseSession, doors: Doors, here: OpenMember, typed: str) -> bool:
    """Whether this is an unused recovery code: it is used up by this. Raises TooMany, as `accept_digits`."""
    code = read_paper_code(typed)
    if code is None:
        return False
    limit = account_limit(doors.secrets.salt, "paper", here.id)
    doors.throttle.reserve(limit)
    member = held_colleague(session, here)
    if member is None:
        return False
    hashes = list(doors.secrets.lookups(_paper(member.id, code)).values())
    ours = col(RecoveryCode.member_id) == member.id
    used = session.exec(delete(RecoveryCode).where(ours, col(RecoveryCode.code_hash).in_(hashes)))
    if used.rowcount != 1:
        return False
    doors.throttle.refund(limit, session.connection())
    _note(session, doors, member, Act.RECOVERY_CODE_USED)
    return True


def make_paper_codes(session: DatabaseSession, doors: Doors, here: OpenMember) -> list[str] | None:
    """Ten new recovery codes, shown this once. All older ones end."""
    member = _allowed(session, here)
    if member is None or not factors(session, member.id).any:
        return None
    codes = [paper_code() for _ in range(RECOVERY_CODES)]
    session.exec(delete(RecoveryCode).where(col(RecoveryCode.member_id) == member.id))
    session.add_all(
        RecoveryCode(member_id=member.id, code_hash=_paper_hash(doors.secrets, member.id, code))
        for code in codes
    )
    _note(session, doors, member, Act.RECOVERY_CODES_MADE)
    return codes


def replace_paper_codes(session: DatabaseSession, doors: Doors, here: OpenMember) -> list[str] | None:
    """The same for whoever has codes already: other browsers are signed out, this one stays as it is.

    So whoever presses twice still sees ten codes that are good.
    """
    codes = make_paper_codes(session, doors, here)
    if codes:
        end_other_sessions(session, here)
    return codes


def add_passkey(
    session: DatabaseSession,
    doors: Doors,
    here: OpenMember,
    credential_id: bytes,
    public_key: bytes,
    sign_count: int,
    label: str,
) -> Entered | None:
    """Keep a passkey whose making was checked. None for one that is kept already. Ends other sessions."""
    member = _allowed(session, here)
    if member is None or passkey(session, credential_id) is not None:
        return None
    session.add(
        Passkey(
            id=credential_id,
            member_id=member.id,
            public_key=public_key,
            sign_count=sign_count,
            label=label[:LONGEST_LABEL],
            made_on=doors.clock.today(),
        )
    )
    return _changed(session, doors, here, member, Act.PASSKEY_ADDED)


def remove_passkey(
    session: DatabaseSession, doors: Doors, here: OpenMember, credential_id: bytes
) -> Entered | None:
    """Forget one of the member's own passkeys. None for another's, and for the last factor of all."""
    member = _allowed(session, here)
    found = passkey(session, credential_id)
    if member is None or found is None or found.member_id != member.id:
        return None
    if member.totp_sealed is None and factors(session, member.id).passkeys < 2:
        return None
    session.delete(found)
    return _changed(session, doors, here, member, Act.PASSKEY_REMOVED)


def _allowed(session: DatabaseSession, here: OpenMember) -> Member | None:
    """The member, if this session may change factors: wholly in, or somebody new who has none yet."""
    member = held_colleague(session, here)
    if member is None or (not here.second_factor and factors(session, member.id).any):
        return None
    return member


def _changed(session: DatabaseSession, doors: Doors, here: OpenMember, member: Member, act: Act) -> Entered:
    # whoever has just added a first factor has proved it, and is wholly in
    session.flush()
    _note(session, doors, member, act)
    return renew_sessions(session, member, here, doors.clock, second_factor=True)


def _note(session: DatabaseSession, doors: Doors, member: Member, act: Act) -> None:
    note_act(session, doors.secrets, doors.clock, member.organisation_id, member.id, act)


def _paper(member_id: bytes, code: str) -> bytes:
    return joined((b"recovery code", member_id, code.encode("ascii")))


def _paper_hash(secrets: Secrets, member_id: bytes, code: str) -> bytes:
    return secrets.lookups(_paper(member_id, code))[secrets.pepper_id]
