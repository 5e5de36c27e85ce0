"""Speaks HTTP for learners: all routes of the slice, and what they need beside the database."""

from fastapi import FastAPI

from app.learners.cards import routes as cards
from app.learners.coming import routes as coming
from app.learners.leaving import routes as leaving
from app.learners.pairing import routes as pairing
from app.security.hashing import SlowLane
from app.security.secrets import load_secrets
from app.security.throttle import Throttle


def _nothing_sealed(*_: object) -> None:
    """Until a slice that seals things for learners says how to write them again."""


def _nothing_kept(*_: object) -> bool:
    """Until it says how to keep them for an old code."""
    return False


def install(app: FastAPI) -> None:
    """Secrets, the throttle, the slow lane, and the routes. Refuses to go on with bad secrets."""
    state = app.state
    settings = state.settings
    state.secrets = load_secrets(settings.secrets_file, settings.data_dir, local_only=settings.local_only)
    state.throttle, state.lane = Throttle(state.engine, state.clock), SlowLane()
    state.endings, state.goodbyes = set(), [leaving.end_here]
    state.reseal, state.put_away = _nothing_sealed, _nothing_kept
    app.include_router(coming.router)
    app.include_router(cards.router)
    app.include_router(leaving.router)
    app.include_router(pairing.router)
