"""Salt and peppers (SAFETY K3, D4): in a secret file with key ids, never in the database or its backups."""

import hmac
import os
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from re import fullmatch
from secrets import token_bytes

FILE_NAME = "secrets"
LEAST_BYTES = 32
EXAMPLE = "cmVwbGFjZSB0aGlzIGV4YW1wbGUgYnkgMzIgcmFuZG9tIGJ5dGVz"
HEADER = "# Whoever has this and the database can try codes. Keep it apart from backups of the database.\n"


class SecretsRefused(Exception):
    """Secrets are missing, too short, or the example: the server must not start. Says which, never what."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """The salt of this instance, and its peppers by key id; the last one is used for what is new."""

    salt: bytes = field(repr=False)
    peppers: Mapping[str, bytes] = field(repr=False)

    @property
    def pepper_id(self) -> str:
        """The key id of today's pepper."""
        return list(self.peppers)[-1]

    def lookups(self, value: bytes) -> dict[str, bytes]:
        """What the database may hold for a lookup value, by key id: under each pepper that is still known."""
        return {key_id: hmac.digest(pepper, value, "sha256") for key_id, pepper in self.peppers.items()}


def load_secrets(given: Path | None, data_dir: Path, *, local_only: bool) -> Secrets:
    """Read the secret file; make one in the data folder where only this machine can be a visitor."""
    path = given or data_dir / FILE_NAME
    if not path.exists():
        if given or not local_only:
            raise SecretsRefused(f"no secret file at {path}: make one with `python -m app secrets {path}`")
        create_secrets(path)
    return parse_secrets(path.read_text("utf-8"))


def parse_secrets(text: str) -> Secrets:
    """From lines of `salt=...` and `pepper.<key id>=...`, each at least 32 random bytes in base64."""
    lines = [line.strip() for line in text.splitlines()]
    pairs = [line.partition("=") for line in lines if line and not line.startswith("#")]
    values = {name.strip(): _value(name.strip(), value.strip()) for name, _, value in pairs}
    peppers = {name.removeprefix("pepper."): value for name, value in values.items() if name != "salt"}
    if "salt" not in values or not peppers:
        raise SecretsRefused("the secret file needs a line salt= and a line pepper.<key id>=")
    if len(set(values.values())) < len(values):
        raise SecretsRefused("the salt and the peppers must all differ")
    return Secrets(values["salt"], peppers)


def create_secrets(path: Path) -> None:
    """Write a new secret file, readable by its owner alone. Of two processes at once, the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = _written(path, f"{HEADER}salt={_random()}\npepper.k1={_random()}\n")
    try:
        os.link(made, path)
    except FileExistsError:
        return
    finally:
        made.unlink()


def rotate_pepper(path: Path) -> str:
    """Add a pepper and return its key id. Codes of the old ones still open, and move over when they do."""
    text = path.read_text("utf-8")
    key_id = _next_id(parse_secrets(text).peppers)
    made = _written(path, f"{text.rstrip()}\npepper.{key_id}={_random()}\n")
    made.replace(path)
    return key_id


def _value(name: str, text: str) -> bytes:
    if fullmatch(r"salt|pepper\.[a-z0-9]{1,16}", name) is None:
        raise SecretsRefused(f"the secret file holds an unknown name: {name[:30]!r}")
    try:
        value = b64decode(text, validate=True)
    except NotBase64:
        raise SecretsRefused(f"{name} is not base64") from None
    if text == EXAMPLE or len(value) < LEAST_BYTES or len(set(value)) < LEAST_BYTES // 3:
        raise SecretsRefused(f"{name} must be {LEAST_BYTES} random bytes or more, and not the example")
    return value


def _next_id(peppers: Mapping[str, bytes]) -> str:
    numbers = [int(found[1]) for key_id in peppers if (found := fullmatch(r"k(\d+)", key_id))]
    return f"k{max(numbers, default=0) + 1}"


def _random() -> str:
    return b64encode(token_bytes(LEAST_BYTES)).decode()


def _written(path: Path, text: str) -> Path:
    made = path.with_name(f".{path.name}.{os.getpid()}.{token_bytes(4).hex()}")
    with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return made
