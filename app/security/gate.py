"""The first layer (pure ASGI): known host, bounded body, own origin, HEAD as GET, headers on every reply."""

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.config import Settings
from app.security.headers import Headers, standing_headers
from app.security.origin import same_origin

MAX_BODY = 64 * 1024
MAX_HEADERS = 64
KEEPERS = frozenset({b"cache-control", b"referrer-policy", b"content-security-policy"})


class TooLarge(HTTPException):
    """A body that grew past MAX_BODY while it was being read: 413 wherever it is met."""

    def __init__(self) -> None:
        super().__init__(413)


class Gate:
    """Answers what must not come further; wraps what may."""

    def __init__(
        self, app: ASGIApp, settings: Settings, style: str, refuse: Callable[[int], ASGIApp]
    ) -> None:
        self.app = app
        self.refuse = refuse
        self.hosts = settings.known_hosts
        self.https = settings.tls
        self.standing = standing_headers(style, tls=settings.tls)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse by the first rule that is broken, in a fixed order; never says why in detail."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = dict(scope["headers"])
        refused = self._refusal(scope["method"], headers, len(scope["headers"]))
        out = _with_headers(send, self.standing, silent=scope["method"] == "HEAD")
        if refused:
            return await self.refuse(refused)(scope, receive, out)
        if scope["method"] == "HEAD":
            scope["method"] = "GET"
        try:
            await self.app(scope, _bounded(receive) if scope["method"] == "POST" else receive, out)
        except TooLarge:
            await self.refuse(413)(scope, receive, out)

    def _refusal(self, method: str, headers: dict[bytes, bytes], count: int) -> int:
        host = headers.get(b"host", b"").decode("latin-1").lower()
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if name not in self.hosts or count > MAX_HEADERS:
            return 400
        if method not in {"GET", "HEAD", "POST"}:
            return 405
        if method == "POST" and not same_origin(headers, host, https=self.https):
            return 403
        length = headers.get(b"content-length", b"0")
        if not length.isdigit():
            return 400
        return 413 if int(length) > MAX_BODY else 0


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def read() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY:
            raise TooLarge
        return message

    return read


def _with_headers(send: Send, standing: Headers, *, silent: bool) -> Send:
    async def out(message: Message) -> None:
        if message["type"] == "http.response.start":
            own: Headers = message.get("headers", [])
            kept = {name for name, _ in own if name in KEEPERS}
            message["headers"] = [*own, *(pair for pair in standing if pair[0] not in kept)]
        elif silent:
            message = {**message, "body": b""}
        await send(message)

    return out
