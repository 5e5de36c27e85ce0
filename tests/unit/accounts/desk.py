"""A desk for tests: two organisations with people in them, on a real database, and the ways in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from sqlalchemy import Engine
from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select

from app.accounts.actions import accept_invite, found_organisation, invite_member
from app.accounts.entering.actions import Entered, complete_entry, enter_by_password, try_password
from app.accounts.entering.actions import open_session as begun_session
from app.accounts.entering.doors import Doors
from app.accounts.entering.queries import OpenMember, open_member
from app.accounts.factors.actions import accept_digits, add_app, offer_app
from app.accounts.models import ADMIN, COACH, Member
from app.accounts.passwords import password_hash
from app.accounts.totp import PERIOD, digits_at
from app.accounts.trail.queries import newest_entries
from app.db import make_engine, open_session
from app.security.hashing import SlowLane
from app.security.secrets import Secrets
from app.security.throttle import Throttle
from tests.fixtures.clocks import HandClock

PASSWORD = "tr7 blue cups that sing"
SECRETS = Secrets(bytes(range(32)), {"k1": bytes(range(1, 33))})
Found = TypeVar("Found")
CHEN, DALIA, EERO = "chen@one.example", "dalia@two.example", "eero@one.example"


@cache
def kept_hash() -> str:
    """The hash of the password that everybody here has: made once in a run."""
    return password_hash(PASSWORD)


@dataclass
class Desk:
    """Eero is admin and Chen coach of one organisation, Dalia is coach of the other."""

    engine: Engine
    doors: Doors
    one: bytes = b""
    two: bytes = b""

    @contextmanager
    def writing(self) -> Iterator[DatabaseSession]:
        """One transaction, committed at its end."""
        with open_session(self.engine, writes=True) as session:
            yield session
            session.commit()

    def found(self, name: str) -> bytes:
        """A new organisation."""
        with self.writing() as session:
            return found_organisation(session, self.doors.secrets, self.doors.clock, name).id

    def invite(self, organisation_id: bytes, email: str, role: str = COACH) -> str:
        """The token of an invite."""
        with self.writing() as session:
            return invite_member(
                session, self.doors.secrets, self.doors.clock, organisation_id, email, role, None
            )

    def join(self, token: str) -> Entered | None:
        """Accept an invite with the password of everybody."""
        with self.writing() as session:
            return accept_invite(session, self.doors, token, "Somebody", kept_hash())

    def joined(self, organisation_id: bytes, email: str, role: str = COACH) -> Entered:
        """Somebody new, half way in."""
        return there(self.join(self.invite(organisation_id, email, role)))

    def knock(self, email: str, password: str = PASSWORD) -> Entered | None:
        """Try a password."""
        tried = try_password(self.engine, self.doors, email, password)
        with self.writing() as session:
            return enter_by_password(session, self.doors, tried)

    def half(self, email: str) -> Entered:
        """Somebody half way in, without the slow hash: for tests that ask about something else."""
        with self.writing() as session:
            member = session.exec(select(Member).where(col(Member.email) == email)).one()
            return begun_session(session, member, self.doors.clock, second_factor=False)

    def whole(self, email: str) -> OpenMember:
        """Somebody wholly in, with a new app."""
        return self.with_app(self.half(email).member)[0].member

    def cookie(self, email: str) -> str:
        """The cookie of somebody wholly in, with an app; of a further browser the second time."""
        if not there(self.member(email)).totp_sealed:
            return self.with_app(self.half(email).member)[0].cookie
        with self.writing() as session:
            member = session.exec(select(Member).where(col(Member.email) == email)).one()
            return begun_session(session, member, self.doors.clock, second_factor=True).cookie

    def with_app(self, here: OpenMember) -> tuple[Entered, bytes]:
        """Set up an authenticator app; the session that follows, and the app's secret."""
        offer = offer_app(self.doors, here)
        with self.writing() as session:
            entered = add_app(session, self.doors, here, offer.sealed, self.digits(offer.secret))
        return there(entered), offer.secret

    def digits(self, secret: bytes, steps: int = 0) -> str:
        """What an app shows now, or so many steps later."""
        return digits_at(secret, self.doors.clock.seconds() // PERIOD + steps)

    def type_digits(self, here: OpenMember, typed: str) -> Entered | None:
        """The second factor, and all the way in when it is right."""
        with self.writing() as session:
            if not accept_digits(session, self.doors, here, typed):
                return None
            return complete_entry(session, self.doors, here)

    def who(self, cookie: str) -> OpenMember | None:
        """Whom a cookie lets in."""
        with self.engine.connect() as connection:
            return open_member(connection, cookie, self.doors.clock.seconds())

    def member(self, email: str) -> Member | None:
        """The row of somebody."""
        with open_session(self.engine, writes=False) as session:
            return session.exec(select(Member).where(col(Member.email) == email)).first()

    def acts(self, organisation_id: bytes) -> list[str]:
        """What stands in a trail, oldest first."""
        with open_session(self.engine, writes=False) as session:
            return [one.act for one in newest_entries(session, organisation_id, 100)][::-1]


@contextmanager
def opened_desk(database_url: str, clock: HandClock, secrets: Secrets = SECRETS) -> Iterator[Desk]:
    """The desk with its two organisations, and nobody in them yet."""
    engine = make_engine(database_url)
    lane = SlowLane()
    desk = Desk(engine, Doors(Throttle(engine, clock), lane, secrets, clock))
    desk.one, desk.two = desk.found("One"), desk.found("Two")
    try:
        yield desk
    finally:
        lane.close()
        engine.dispose()


@contextmanager
def peopled_desk(database_url: str, clock: HandClock, secrets: Secrets = SECRETS) -> Iterator[Desk]:
    """The same with Eero, Chen and Dalia, none of whom has a second factor yet."""
    with opened_desk(database_url, clock, secrets) as desk:
        desk.joined(desk.one, EERO, ADMIN)
        desk.joined(desk.one, CHEN)
        desk.joined(desk.two, DALIA)
        yield desk


def there(found: Found | None) -> Found:
    """Somebody who is in, or is there at all: the test fails for whoever is not."""
    assert found is not None
    return found
