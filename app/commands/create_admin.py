"""`create-admin EMAIL --organisation NAME`: a link by which one person becomes admin. No mail is sent."""

from argparse import ArgumentParser, Namespace

from sqlalchemy import Engine

from app.accounts.actions import found_organisation, invite_member
from app.accounts.emails import read_email
from app.accounts.limits import HOUR, INVITE
from app.accounts.models import ADMIN, LONGEST_NAME
from app.accounts.queries import has_member, organisation_named
from app.accounts.tokens import JOIN
from app.clock import Clock
from app.commands import Refused
from app.commands.migrate import is_current
from app.config import Settings
from app.db import make_engine, open_session
from app.security.secrets import Secrets, SecretsRefused, load_secrets


def arguments(parser: ArgumentParser) -> None:
    """Who, and where. An organisation of that name is used if there is one, and made if not."""
    parser.add_argument("email", help="the address that this admin will sign in with")
    parser.add_argument("--organisation", required=True, metavar="NAME", help="the organisation's name")


def run(options: Namespace) -> int:
    """Print the link's path, which works once."""
    settings, email, name = Settings(), read_email(options.email), " ".join(options.organisation.split())
    if email is None:
        raise Refused("That is not an e-mail address.")
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused(f"The name of an organisation has 1 to {LONGEST_NAME} characters.")
    if not is_current(settings):
        raise Refused("The database is not up to date. Run `python -m app migrate` first.")
    engine = make_engine(settings.url)
    try:
        token = _invited(engine, _secrets(settings), Clock(settings.clock), email, name)
    finally:
        engine.dispose()
    print(f"{JOIN}{token}")
    print(f"This path works once, for {email}, in the next {INVITE // HOUR} hours. Hand it over yourself.")
    return 0


def _invited(engine: Engine, secrets: Secrets, clock: Clock, email: str, name: str) -> str:
    with open_session(engine, writes=True) as session:
        if has_member(session, email):
            raise Refused("Somebody signs in with this address already.")
        organisation = organisation_named(session, name) or found_organisation(session, secrets, clock, name)
        token = invite_member(session, secrets, clock, organisation.id, email, ADMIN, None)
        session.commit()
    return token


def _secrets(settings: Settings) -> Secrets:
    try:
        return load_secrets(settings.secrets_file, settings.data_dir, local_only=settings.local_only)
    except SecretsRefused as error:
        raise Refused(f"The secret file is not in order: {error}.") from None
