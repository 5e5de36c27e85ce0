"""Earlier texts of a file, out of git where there is one: what a stale translation was made from."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

MOST = 200
_SECONDS = 20


def earlier_texts(path: Path) -> Iterator[str]:
    """The file as committed, newest first; nothing without git or outside a repository."""
    for commit in _git(path, "log", f"--max-count={MOST}", "--format=%H", "--", path.name).split():
        yield _git(path, "show", f"{commit}:./{path.name}")


def _git(path: Path, *arguments: str) -> str:
    program = shutil.which("git")
    if not program:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - arguments are a path of ours and commit ids
            [program, "-C", str(path.parent), *arguments], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
