"""`rotate-pepper`: add a new pepper to the secret file. Codes of the old ones still open, and move over then."""

from argparse import ArgumentParser, Namespace

from app.commands import Refused
from app.config import Settings
from app.security.secrets import FILE_NAME, SecretsRefused, rotate_pepper


def arguments(parser: ArgumentParser) -> None:
    """Nothing to choose: ASKEL_SECRETS_FILE or the data folder says where the file is."""


def run(options: Namespace) -> int:
    """Add it and say its key id, never the key."""
    settings = Settings()
    path = settings.secrets_file or settings.data_dir / FILE_NAME
    try:
        key_id = rotate_pepper(path)
    except FileNotFoundError:
        raise Refused(f"There is no secret file at {path} yet.") from None
    except SecretsRefused as error:
        raise Refused(f"The secret file {path} is not in order: {error}.") from None
    except OSError as error:
        raise Refused(f"The secret file {path} cannot be changed: {error.strerror}.") from None
    print(
        f"New pepper {key_id} in {path}. Restart the server; keep the old lines until old codes have expired."
    )
    return 0
