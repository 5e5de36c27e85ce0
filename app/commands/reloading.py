"""`serve --reload`: starts the server anew when code, a template, a module or anything else it reads has changed."""

from collections.abc import Iterator
from pathlib import Path

from uvicorn.supervisors.basereload import BaseReload

WATCHED = frozenset(
    {".py", ".html", ".css", ".js", ".svg", ".md", ".toml", ".po", ".opus", ".mp4", ".vtt", ".txt"}
)


class Reloading(BaseReload):
    """Looks four times a second, at times of change only. New and vanished files count, too."""

    seen: dict[Path, float] | None = None

    def should_restart(self) -> list[Path] | None:
        self.pause()
        before, self.seen = self.seen, dict(self._files())
        if before is None or before == self.seen:
            return None
        return [path for path, _ in before.items() ^ self.seen.items()]

    def _files(self) -> Iterator[tuple[Path, float]]:
        for folder in self.config.reload_dirs:
            for path in folder.rglob("*"):
                if path.suffix in WATCHED and path.is_file():
                    yield path, path.stat().st_mtime
