"""Static files as prepared bytes under a versioned path, and the one style sheet that goes into pages."""

import gzip
import mimetypes
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256, sha384
from pathlib import Path

import brotli
from starlette.requests import Request
from starlette.responses import Response

LAYERS = ("layers", "reset", "tokens", "base", "layout", "ui", "pages", "utilities")
KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable"
PLAIN = frozenset({".png", ".woff2", ".opus", ".mp4"})


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, ready in every coding that a browser may ask for."""

    media_type: str
    plain: bytes
    gzip: bytes | None
    brotli: bytes | None
    integrity: str


class Assets:
    """Every file below static/ that browsers fetch. Its version is the hash of them all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.critical_css = _sheet(folder / "css")
        self.files = {
            path.relative_to(folder).as_posix(): _prepare(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and _is_fetched(path)
        }
        self.version = sha256("".join(asset.integrity for asset in self.files.values()).encode()).hexdigest()[
            :12
        ]

    def url(self, name: str) -> str:
        """The address of a static file; a name that is not there is a mistake in a template."""
        if name not in self.files:
            raise KeyError(f"no static file {name}")
        return f"/static/{self.version}/{name}"

    def integrity(self, name: str) -> str:
        """The SRI value of a static file."""
        return self.files[name].integrity

    async def serve(self, request: Request) -> Response:
        """A plain route. An old version's address still answers, uncached, so that an open page keeps working."""
        asset = self.files.get(request.path_params["path"])
        if asset is None:
            return Response(status_code=404)
        current = request.path_params["version"] == self.version
        coding, body = _coded(asset, request.headers.get("accept-encoding", ""))
        headers = {"vary": "accept-encoding", "cache-control": KEPT_FOR_A_YEAR if current else "no-store"}
        if coding:
            headers["content-encoding"] = coding
        return Response(body, media_type=asset.media_type, headers=headers)


def _is_fetched(path: Path) -> bool:
    """The layers and the pictograms stand inside the pages; sheets in css/later/ are fetched by some."""
    if path.suffix == ".css":
        return "later" in path.parts
    return path.suffix in {".js", ".svg", ".png", ".ico"} and "pictograms" not in path.parts


def _prepare(path: Path) -> Asset:
    body = _body(path)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    packed = path.suffix not in PLAIN
    return Asset(
        "text/javascript" if path.suffix == ".js" else kind,
        body,
        gzip.compress(body, 9, mtime=0) if packed else None,
        brotli.compress(body, quality=9) if packed else None,
        "sha384-" + b64encode(sha384(body).digest()).decode(),
    )


def _body(path: Path) -> bytes:
    if path.suffix == ".css":
        return _packed(path.read_text("utf-8")).encode()
    return _code(path) if path.suffix == ".js" and "vendor" not in path.parts else path.read_bytes()


def _code(path: Path) -> bytes:
    """A script of ours without its comments. Phones keep scripts: they would tell how this site hides."""
    return re.sub(r"^[ \t]*//.*\n|[ \t]+// .*$", "", path.read_text("utf-8"), flags=re.MULTILINE).encode()


def _coded(asset: Asset, accepted: str) -> tuple[str, bytes]:
    if asset.brotli and "br" in accepted:
        return "br", asset.brotli
    if asset.gzip and "gzip" in accepted:
        return "gzip", asset.gzip
    return "", asset.plain


def _sheet(folder: Path) -> str:
    """All layers in order, without comments and spare spaces: whoever reads it reads the files."""
    return _packed("\n".join((folder / f"{name}.css").read_text("utf-8") for name in LAYERS))


def _packed(text: str) -> str:
    # no comments, no indentation; `--dark: ;` keeps its blank, which is its value
    text = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()
    text = re.sub(r" ?([{}]) ?|([;,]) (?!;)", r"\1\2", text)
    return re.sub(r": (?!;)", ":", text).replace(";}", "}")
