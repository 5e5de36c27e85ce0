"""The command line: `python -m app COMMAND`. Each command is one file of app/commands/, read when it is asked for."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from pydantic import ValidationError

from app import __version__
from app.commands import Refused

COMMANDS = {
    "serve": "serve the site",
    "migrate": "bring the database to this version",
    "lint": "check modules, registers and glossary",
    "facts": "list which facts and contacts must be verified next, and by whom",
    "translations": "see, stamp, sign and exchange translations",
    "sweep": "remove everything whose time is over",
    "demo": "fill an empty data folder with a small cast",
    "secrets": "write a new file of secret keys",
    "create-admin": "invite an admin of an organisation: prints a link that works once",
    "audit": "check the trail of what was done at the desk",
    "rotate-pepper": "begin to use a new secret key for learner codes",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. What went wrong is said in plain sentences, never as a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in given if word in COMMANDS), None)
    try:
        return _run(chosen, given)
    except Refused as problem:
        print(problem, file=sys.stderr)
    except ValidationError as error:
        print("\n".join(settings_in_words(error)), file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def _run(chosen: str | None, given: list[str]) -> int:
    parser = argparse.ArgumentParser("python -m app", description="Askel, from the command line.")
    parser.add_argument("--version", action="version", version=f"askel {__version__}")
    parsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    module: ModuleType | None = None
    for name, purpose in COMMANDS.items():
        command = parsers.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
        if name == chosen:
            module = import_module(f"app.commands.{name.replace('-', '_')}")
            module.arguments(command)
    options = parser.parse_args(given)
    return int(module.run(options)) if module else 2


def settings_in_words(error: ValidationError) -> list[str]:
    """One sentence a setting, without the value: it may be a secret."""
    return [_in_words(one["loc"], one["msg"]) for one in error.errors(include_url=False, include_input=False)]


def _in_words(place: tuple[int | str, ...], message: str) -> str:
    said = message.removeprefix("Value error, ").rstrip(".")
    if not place:
        return f"A setting is wrong. {said}."
    return f"The setting ASKEL_{str(place[0]).upper()} is wrong. {said}."
