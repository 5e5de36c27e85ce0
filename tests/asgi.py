"""Calls an ASGI application from ordinary tests: an httpx transport on one event loop, with a browser's cookies."""

import contextvars
from collections.abc import Iterable
from http.cookies import Morsel, SimpleCookie
from typing import Any

import anyio
import httpx
from anyio.from_thread import BlockingPortal
from starlette.types import ASGIApp, Message

PEER = ("127.0.0.1", 50000)


class InProcess(httpx.BaseTransport):
    """Hands requests to the application, each in a context of its own as a server does.

    `strict` raises what the application raised after its 500 page, so that no test passes by accident.
    `jar` holds the cookies, name to value: tests may look into it and change it.
    """

    def __init__(self, app: ASGIApp, portal: BlockingPortal, *, strict: bool = True) -> None:
        self.app, self.portal, self.strict = app, portal, strict
        self.jar: dict[str, str] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, and the whole reply to it."""
        chunks = request.stream
        assert isinstance(chunks, Iterable)
        exchange = Exchange(_scope(request, self.jar), list(chunks))
        try:
            contextvars.copy_context().run(self.portal.call, exchange.run, self.app)
        except Exception:
            if self.strict or not exchange.start:
                raise
        reply = httpx.Response(
            exchange.start["status"], headers=exchange.start["headers"], content=b"".join(exchange.body)
        )
        self._keep(reply)
        return reply

    def _keep(self, reply: httpx.Response) -> None:
        if '"cookies"' in reply.headers.get("clear-site-data", ""):
            self.jar.clear()
        for line in reply.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                _as_a_browser_wants_it(name, morsel)
                self.jar[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.jar[name]


class Exchange:
    """What goes to the application and what comes back."""

    def __init__(self, scope: dict[str, Any], chunks: list[bytes]) -> None:
        self.scope, self.chunks = scope, chunks or [b""]
        self.start: dict[str, Any] = {}
        self.body: list[bytes] = []

    async def run(self, app: ASGIApp) -> None:
        await app(self.scope, self.receive, self.send)

    async def receive(self) -> Message:
        if not self.chunks:
            await anyio.sleep_forever()  # the client stays until the reply has come
        chunk = self.chunks.pop(0)
        return {"type": "http.request", "body": chunk, "more_body": bool(self.chunks)}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            assert not self.start, "the reply began twice"
            self.start = dict(message)
        elif message["type"] == "http.response.body":
            self.body.append(message.get("body", b""))


def _as_a_browser_wants_it(name: str, morsel: "Morsel[str]") -> None:
    """A browser drops a `__Host-` cookie that breaks these rules; here the test fails."""
    assert morsel["httponly"], f"{name} can be read by scripts"
    assert morsel["samesite"].lower() == "strict", f"{name} is sent from other sites"
    assert morsel["path"] == "/", f"{name} has another path"
    assert not morsel["domain"], f"{name} has a domain"
    assert morsel["secure"] or not name.startswith("__Host-"), f"{name} is not Secure"


def _scope(request: httpx.Request, jar: dict[str, str]) -> dict[str, Any]:
    raw_path, _, query = request.url.raw_path.partition(b"?")
    headers = [(name.lower(), value) for name, value in request.headers.raw if name.lower() != b"cookie"]
    if jar:
        headers.append((b"cookie", "; ".join(f"{name}={value}" for name, value in jar.items()).encode()))
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "headers": headers,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": raw_path,
        "query_string": query,
        "root_path": "",
        "server": (request.url.host, request.url.port or 80),
        "client": PEER,
        "state": {},
    }
