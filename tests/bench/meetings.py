"""Group sessions for measuring, each with an organisation and a host who is signed in; and what is left of them."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.accounts.actions import found_organisation
from app.accounts.entering.actions import open_session as begun_session
from app.accounts.models import COACH, Member
from app.clock import Clock
from app.config import Settings
from app.content.loader import load
from app.content.shapes import ModuleShape
from app.db import make_engine, open_session
from app.gathering.actions import begin_gathering, change_stage
from app.gathering.models import MODULE, Seat, Tally
from app.gathering.stage import go_to, plan_of
from app.main import LANGUAGES
from app.security.secrets import Secrets, load_secrets
from app.security.tokens import random_token
from tests.bench.seen import Meeting
from tests.bench.tallying import Tallies

CODE, LETTER = "l11", "e"
"""A lesson with several polls close together."""
SCREEN = "fi en"


def begin_meetings(settings: Settings, count: int) -> tuple[Meeting, ...]:
    """All in their waiting rooms, before the first poll of that lesson."""
    engine, clock = make_engine(settings.url), Clock()
    secrets = load_secrets(None, settings.data_dir, local_only=True)
    library, _ = load(settings.modules_dir, LANGUAGES, settings.data_dir / "cache")
    with open_session(engine, writes=True) as session:
        made = tuple(_begin(session, secrets, clock, library.shapes[CODE], number) for number in range(count))
        session.commit()
    engine.dispose()
    return made


def left(settings: Settings) -> tuple[Tallies, int]:
    """What was counted, and how many seats there are."""
    engine, found = make_engine(settings.url), defaultdict[tuple[str, str], dict[str, int]](dict)
    with engine.connect() as connection:
        asked = select(col(Tally.gathering_id), col(Tally.item), col(Tally.option), col(Tally.count))
        for gathering_id, item, option, count in connection.execute(asked):
            found[gathering_id.hex(), item][option] = count
        seats = connection.execute(select(func.count()).select_from(Seat)).scalar_one()
    engine.dispose()
    return found, seats


def _begin(session: Session, secrets: Secrets, clock: Clock, shape: ModuleShape, number: int) -> Meeting:
    house = found_organisation(session, secrets, clock, f"House {number}")
    member = Member(
        organisation_id=house.id,
        email=f"host{number}@bench.example",
        name="Host",
        role=COACH,
        password_hash="none",
        made_on=clock.today(),
    )
    session.add(member)
    session.flush()
    entered = begun_session(session, member, clock, second_factor=True)
    begun = begin_gathering(
        session, secrets, entered.member, random_token(), MODULE, CODE, clock, screen=SCREEN
    )
    first = next(item for item in shape.lessons[LETTER] if item in plan_of(shape).polls)
    change_stage(session, {CODE: shape}, entered.member, begun.id, go_to(first), clock)
    return Meeting(begun.id.hex(), begun.code, begun.projector, entered.cookie)
