"""`audit verify`: whether the trail of each organisation is still what was written (SAFETY C6)."""

from argparse import ArgumentParser, Namespace

from sqlmodel import Session as DatabaseSession

from app.accounts.models import Organisation
from app.accounts.queries import organisations
from app.accounts.trail.queries import broken_at, last_hash
from app.clock import Clock
from app.commands import Refused
from app.commands.migrate import is_current
from app.config import Settings
from app.db import make_engine, open_session
from app.security.secrets import FILE_NAME, Secrets, SecretsRefused, load_secrets

SHOWN = 16


def arguments(parser: ArgumentParser) -> None:
    """What to do with the trail."""
    parser.add_argument("what", choices=["verify"], help="check every entry of every organisation")


def run(options: Namespace) -> int:
    """One line an organisation. Exit code 1 when any trail is not in order."""
    settings = Settings()
    if not is_current(settings):
        raise Refused("The database is not up to date. Run `python -m app migrate` first.")
    secrets, now = _secrets(settings), Clock(settings.clock).seconds()
    engine = make_engine(settings.url)
    try:
        with open_session(engine, writes=False) as session:
            broken = [_told(session, secrets, one, now) for one in organisations(session)]
    finally:
        engine.dispose()
    if not broken:
        print("There is no organisation yet.")
    return int(any(broken))


def _told(session: DatabaseSession, secrets: Secrets, organisation: Organisation, now: int) -> bool:
    """Print what was found; True for a trail that is not in order."""
    broken = broken_at(session, secrets, organisation.id, now)
    if broken is None:
        end = last_hash(session, organisation).hex()[:SHOWN]
        print(f"{organisation.name}: in order, {organisation.entries} entries, ends with {end}")
    else:
        print(f"{organisation.name}: NOT in order, entry {broken} was changed, added or taken away")
    return broken is not None


def _secrets(settings: Settings) -> Secrets:
    path = settings.secrets_file
    try:
        # never make new ones here: under other secrets every trail looks changed
        return load_secrets(path or settings.data_dir / FILE_NAME, settings.data_dir, local_only=False)
    except SecretsRefused as error:
        raise Refused(f"The secret file is not in order: {error}.") from None
