"""Recordings of the modules, under addresses that say nothing: made from what is in the file.

No phone keeps them: what was listened to, and transcripts above all, would say what this site is about (SAFETY E8).
"""

from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from app.content.library import Library

TYPES = {".opus": "audio/ogg", ".m4a": "audio/mp4", ".mp4": "video/mp4", ".vtt": "text/vtt"}
"""Transcripts stand in the pages themselves and have no address."""


class Media:
    """Every media file of the library. `/media/1f2e3d4c5b6a7988.opus` changes when the file does."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.addresses: dict[tuple[str, str], str] = {}
        self.files: dict[str, Path] = {}
        for code, rows in library.media.items():
            for name in rows:
                path = folder / f"{code}-{library.shapes[code].slug}" / "media" / name
                if path.suffix in TYPES:
                    shown = sha256(path.read_bytes()).hexdigest()[:16] + path.suffix
                    self.addresses[code, name], self.files[shown] = f"/media/{shown}", path

    def url(self, code: str, name: str) -> str:
        """The address of a module's file; "" where there is none, which the linter has told."""
        return self.addresses.get((code, name), "")

    async def serve(self, request: Request) -> Response:
        """A plain route. Answers ranges, so that a phone can jump within a recording."""
        path = self.files.get(request.path_params["name"])
        if path is None:
            return Response(status_code=404)
        return FileResponse(path, media_type=TYPES[path.suffix], headers={"cache-control": "no-store"})
