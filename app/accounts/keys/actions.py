"""Keeps what a passkey is asked to sign, and takes it away before the answer is looked at (SAFETY C1)."""

from sqlalchemy import Engine, delete, select
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from app.accounts.models import Challenge as ChallengeRow
from app.accounts.passkeys import Challenge
from app.accounts.sealing import sealed, unsealed
from app.security.secrets import Secrets
from app.security.tokens import hashed, is_token, random_token

LABEL = "passkey challenge"


def keep_challenge(session: DatabaseSession, secrets: Secrets, challenge: Challenge, now: int) -> str:
    """The cookie value of the browser that was asked. Questions that nobody answered in time go meanwhile."""
    cookie = random_token()
    token_hash = hashed(cookie)
    box = sealed(secrets, LABEL, challenge.packed(), token_hash)
    session.exec(delete(ChallengeRow).where(col(ChallengeRow.expires_at) <= now))
    session.add(ChallengeRow(token_hash=token_hash, sealed=box, expires_at=challenge.ends_at))
    return cookie


def take_challenge(engine: Engine, secrets: Secrets, cookie: str) -> Challenge | None:
    """What this browser was asked, this once. Commits by itself: an answer that fails has had its turn, too."""
    if not is_token(cookie):
        return None
    ours = col(ChallengeRow.token_hash) == hashed(cookie)
    with engine.execution_options(writes=True).begin() as connection:
        box = connection.execute(select(col(ChallengeRow.sealed)).where(ours)).scalar()
        taken = connection.execute(delete(ChallengeRow).where(ours)).rowcount == 1
    content = unsealed(secrets, LABEL, box, hashed(cookie)) if box and taken else None
    return Challenge.unpacked(content) if content else None
