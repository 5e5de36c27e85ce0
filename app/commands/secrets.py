"""`secrets PATH`: write a new secret file (salt and first pepper), to be kept apart from the database."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.commands import Refused
from app.security.secrets import create_secrets


def arguments(parser: ArgumentParser) -> None:
    """Where it goes; ASKEL_SECRETS_FILE then tells the server."""
    parser.add_argument("path", type=Path, help="the file to write; it must not be there yet")


def run(options: Namespace) -> int:
    """Write it, readable by its owner alone."""
    path: Path = options.path
    if path.exists():
        raise Refused(f"{path} is there already. A new salt would close every code, so it is left alone.")
    try:
        create_secrets(path)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from None
    print(f"Written: {path}. Set ASKEL_SECRETS_FILE to it, and keep a copy where no database backup is.")
    return 0
