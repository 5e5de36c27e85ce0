"""What a passkey is asked to sign travels sealed with the browser that was asked; an answer that counts is noted.

So a question writes nothing, however many strangers ask; and no answer counts a second time (SAFETY C1).
"""

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as DatabaseSession

from app.accounts.models import Challenge as ChallengeRow
from app.accounts.passkeys import Challenge
from app.accounts.sealing import sealed, unsealed
from app.security.boxes import as_text, from_text
from app.security.secrets import Secrets
from app.security.tokens import digest

LABEL = "passkey challenge"
LONGEST = 300


def pack_challenge(secrets: Secrets, challenge: Challenge) -> str:
    """The cookie value of the browser that is asked."""
    return as_text(sealed(secrets, LABEL, challenge.packed()))


def unpacked_challenge(secrets: Secrets, cookie: str) -> Challenge | None:
    """What this browser was asked; None for what this server did not make. Whether it is too old shows later."""
    content = unsealed(secrets, LABEL, from_text(cookie[:LONGEST]))
    return Challenge.unpacked(content) if content else None


def use_challenge(session: DatabaseSession, challenge: Challenge) -> bool:
    """Note that a good answer came. False where one came before: of two at once, one counts."""
    used = ChallengeRow(token_hash=digest(challenge.value), expires_at=challenge.ends_at)
    try:
        with session.begin_nested():
            session.add(used)
    except IntegrityError:
        return False
    return True
