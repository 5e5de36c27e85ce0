"""A bounded connection (SAFETY N5): number, head and time of requests are limited before any of our code sees them."""

from asyncio import TimerHandle, Transport

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.security.headers import standing_headers

MOST_CONNECTIONS = 1000
MOST_HEAD = 16 * 1024
MOST_UNREAD = 64 * 1024
REQUEST_SECONDS = 60
"""From its first byte a request has a minute to arrive. 64 KB on a slow phone network take 30 seconds."""


class TooLarge(Exception):
    """A head that grew past MOST_HEAD. The parser turns it into a refusal."""


class BoundedProtocol(HttpToolsProtocol):
    """Cuts off who sends a huge head, or sends it a byte a minute to keep a place busy."""

    deadline: TimerHandle | None = None
    head_done = False
    head = unread = 0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            self._refuse(503)

    def data_received(self, data: bytes) -> None:
        if self.deadline is None:
            self.deadline = self.loop.call_later(REQUEST_SECONDS, self._cut)
        # The parser keeps an unfinished header to itself, however long: this counts what it has swallowed.
        self.unread = 0 if self.head_done else self.unread + len(data)
        if self.unread > MOST_UNREAD:
            self._refuse(431)
        elif not self.transport.is_closing():
            super().data_received(data)

    def on_message_begin(self) -> None:
        self.head, self.head_done = 0, False
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self.head_done = True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self.head_done, self.unread = False, 0
        self._forget_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_deadline()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        self._refuse(431 if self.head > MOST_HEAD else 400)

    def _count(self, size: int) -> None:
        self.head += size
        if self.head > MOST_HEAD:
            raise TooLarge

    def _forget_deadline(self) -> None:
        if self.deadline:
            self.deadline.cancel()
            self.deadline = None

    def _refuse(self, status: int) -> None:
        if not self.transport.is_closing():
            self.transport.write(STATUS_LINE[status] + REFUSAL)
            self.transport.close()

    def _cut(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()


REFUSAL = b"".join(
    name + b": " + value + b"\r\n"
    for name, value in [
        *standing_headers("", tls=False),
        (b"content-length", b"0"),
        (b"connection", b"close"),
    ]
)
REFUSAL += b"\r\n"
"""The same headers as on every other reply, and no word."""
