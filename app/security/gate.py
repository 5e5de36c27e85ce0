"""The first layer (pure ASGI): known host, bounded body, own origin, HEAD as GET, headers on every reply."""

from collections.abc import Callable
from functools import lru_cache

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.config import Settings
from app.i18n import DESK, at_desk
from app.security.headers import Headers, standing_headers
from app.security.origin import same_origin

MAX_BODY = 64 * 1024
MOST_DIGITS = 20
MAX_HEADERS = 64
ON_BOTH = ("/static/", "/health", "/out")
"""What the host of the desk has in common with the others."""
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
        self.desk = settings.desk
        self.https = settings.tls
        self.standing = standing_headers(style, tls=settings.tls)
        self.standing_at_desk = standing_headers(style, tls=settings.tls, desk=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse by the first rule that is broken, in a fixed order; never says why in detail."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        refused = self._refusal(scope["method"], scope["headers"]) or self._other_side(scope)
        # what is refused is no page of the desk: on the other host nothing tells that there is one
        standing = self.standing_at_desk if at_desk(scope["path"]) and not refused else self.standing
        out = _with_headers(send, standing, silent=scope["method"] == "HEAD")
        if refused == 303:
            return await RedirectResponse(DESK, refused)(scope, receive, out)
        if refused:
            return await self.refuse(refused)(scope, receive, out)
        if scope["method"] == "HEAD":
            scope = {
                **scope,
                "method": "GET",
            }  # a new one: the server looks at its own when it sends the reply
        try:
            await self.app(scope, _bounded(receive) if scope["method"] == "POST" else receive, out)
        except TooLarge:
            await self.refuse(413)(scope, receive, out)

    def _refusal(self, method: str, given: Headers) -> int:
        headers = dict(given)
        host, name = _host(headers.get(b"host", b""))
        if len(given) > MAX_HEADERS or name not in self.hosts or _twice(b"host", headers, given):
            return 400
        if method not in {"GET", "HEAD", "POST"}:
            return 405
        if method == "POST" and not same_origin(headers, host, https=self.https):
            return 403
        length = headers.get(b"content-length", b"0")
        if not length.isdigit():
            return 400
        return 413 if len(length) > MOST_DIGITS or int(length) > MAX_BODY else 0

    def _other_side(self, scope: Scope) -> int:
        """Where the desk has a host of its own: on each of the two, the other one's addresses are not there."""
        path = scope["path"]
        if not self.desk or path.startswith(ON_BOTH):
            return 0
        here = _host(dict(scope["headers"])[b"host"])[1] == self.desk
        if here and path == "/":
            return 303
        return 404 if here != at_desk(path) else 0


@lru_cache(64)
def _host(header: bytes) -> tuple[str, str]:
    """A host, and its name without the port; nothing, which is nobody's name, where something else stands there."""
    host = header.decode("latin-1").lower()
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        return host, host
    return host, name if port.isascii() and port.isdigit() else ""


def _twice(name: bytes, headers: dict[bytes, bytes], given: Headers) -> bool:
    """Of two, this layer would look at one and what lies behind it at the other."""
    return len(headers) < len(given) and sum(one == name for one, _ in given) > 1


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
            kept = [name for name, _ in own if name in KEEPERS]
            added = [pair for pair in standing if pair[0] not in kept] if kept else standing
            message["headers"] = [*own, *added]
        elif silent:
            message = {**message, "body": b""}
        await send(message)

    return out
