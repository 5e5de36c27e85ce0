"""The compile cache: small JSON files on disk, or bytes in memory. A broken file is as good as none."""

import json
import os
import tempfile
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from typing import Any


class Store:
    """Values by name. Without a folder everything stays in memory, as bytes."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.memory: dict[str, bytes] = {}

    def read(self, name: str) -> Any:
        """The value, None if there is none or it cannot be read."""
        data = self.memory.get(name)
        if data is None and self.folder:
            with suppress(OSError):
                data = (self.folder / f"{name}.json").read_bytes()
        if data is None:
            return None
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            return None

    def write(self, name: str, value: Any) -> None:
        """Keep a value; where the disk says no, memory keeps it."""
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        try:
            if not self.folder or not _written(self.folder, name, data):
                self.memory[name] = data
        except OSError:
            self.memory[name] = data

    def keep_only(self, names: Container[str]) -> None:
        """Remove what this library no longer needs, so that a folder of drafts does not grow for ever."""
        for path in self.folder.glob("*.json") if self.folder else ():
            if path.stem not in names:
                with suppress(OSError):
                    path.unlink()


def _written(folder: Path, name: str, data: bytes) -> bool:
    """Whole or not at all: other processes may read at the same time."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, folder / f"{name}.json")
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        return False
    return True
