"""Asks a browser for a passkey and checks what it answers: for the door, and for whoever adds one."""

from sqlmodel import Session as DatabaseSession
from starlette.responses import Response

from app.accounts.access import Desk, Door
from app.accounts.entering.actions import Entered, enter_by_passkey
from app.accounts.factors.actions import add_passkey
from app.accounts.factors.queries import passkey, passkeys_of
from app.accounts.keys.actions import pack_challenge, unpacked_challenge, use_challenge
from app.accounts.passkeys import (
    Ceremony,
    Challenge,
    Credential,
    PasskeyRefused,
    Site,
    check_registration,
    check_sign_in,
    credential_id_of,
    new_challenge,
    registration_options,
    sign_in_options,
    site_of,
)


def sign_in_question(door: Door, session: DatabaseSession) -> Response:
    """Any passkey of this site may answer; after a password only one of this member."""
    known = [one.id for one in passkeys_of(session, door.here.id)] if door.here else []
    challenge = new_challenge(Ceremony.SIGN_IN, door.clock.seconds(), door.here.id if door.here else b"")
    return _asked(door, challenge, sign_in_options(_site(door), challenge, known))


def registration_question(desk: Desk, session: DatabaseSession) -> Response:
    """A new passkey for this member."""
    challenge = new_challenge(Ceremony.REGISTRATION, desk.clock.seconds(), desk.here.id)
    known = [one.id for one in passkeys_of(session, desk.here.id)]
    options = registration_options(_site(desk), challenge, desk.here.email, desk.here.name, known)
    return _asked(desk, challenge, options)


def entered_by_passkey(door: Door, session: DatabaseSession, answer: str) -> Entered | None:
    """Wholly in, or None for an answer that proves nothing, or proves it a second time."""
    challenge = _asked_before(door)
    try:
        known = passkey(session, credential_id_of(answer)) if challenge else None
        if challenge is None or known is None:
            return None
        kept = Credential(known.id, known.public_key, known.sign_count)
        now = door.clock.seconds()
        found = check_sign_in(_site(door), challenge, kept, known.member_id, answer, now)
    except PasskeyRefused:
        return None
    if not use_challenge(session, challenge):
        return None
    return enter_by_passkey(session, door.doors, found.id, found.sign_count)


def added_passkey(desk: Desk, session: DatabaseSession, answer: str, label: str) -> Entered | None:
    """A passkey more, and a new session; None where the answer is no new passkey of this member."""
    challenge = _asked_before(desk)
    try:
        if challenge is None:
            return None
        made = check_registration(_site(desk), challenge, desk.here.id, answer, desk.clock.seconds())
    except PasskeyRefused:
        return None
    if not use_challenge(session, challenge):
        return None
    return add_passkey(session, desk.doors, desk.here, made.id, made.public_key, made.sign_count, label)


def _asked(door: Door, challenge: Challenge, options: str) -> Response:
    response = Response(options, media_type="application/json")
    door.request.app.state.cookies.asked.set(response, pack_challenge(door.secrets, challenge))
    return response


def _asked_before(door: Door) -> Challenge | None:
    return unpacked_challenge(door.secrets, door.request.app.state.cookies.asked.read(door.request))


def _site(door: Door) -> Site:
    return site_of(door.pages.settings)
