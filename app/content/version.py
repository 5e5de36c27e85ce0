"""The version of the compiler: a hash of its own code, so that no cache outlives a change of it."""

from functools import cache
from hashlib import sha256
from pathlib import Path


@cache
def compiler_version() -> str:
    digest = sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
