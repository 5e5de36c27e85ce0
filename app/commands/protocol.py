"""A bounded connection (SAFETY N5): number, head and time of requests are limited before any of our code sees them."""

from asyncio import TimerHandle, Transport

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.security.headers import standing_headers

MOST_CONNECTIONS = 3000
"""In one process. Phones of group sessions stay connected: 2,000 of them leave as many places as there were before."""
MOST_HEAD = 16 * 1024
MOST_UNREAD = 64 * 1024
FRAMED = 6
"""A body in chunks of one byte takes six on the wire."""
REQUEST_SECONDS = 60
"""From its first byte a request has a minute to arrive. 64 KB on a slow phone network take 30 seconds.
As long may a connection send nothing, and take nothing of what is sent to it."""


class TooLarge(Exception):
    """A head that grew past MOST_HEAD. The parser turns it into a refusal."""


class BoundedProtocol(HttpToolsProtocol):
    """Cuts off who sends a huge head, or keeps a place busy: by sending nothing, a byte a minute, or by not reading.

    One timer a connection, and no header is looked at unless enough bytes came for a huge head: an ordinary
    request costs next to nothing here.
    """

    timer: TimerHandle | None = None
    begun = 0.0
    """When the request that is arriving began, the first one with the connection; 0 between requests."""
    stuck = 0.0
    """Since when the other side takes too little of the reply; 0 while it takes enough."""
    closing = False
    received = unread = 0
    """Bytes of the last reading, and those that the parser may still keep: it has an unfinished header to itself,
    however long."""
    head_too_large = False

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._begin(0)
        if len(self.connections) > MOST_CONNECTIONS:
            self._refuse(503)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        self.received = len(data)
        if not self.begun:
            self._begin(0)
        self.unread += self.received
        super().data_received(data)
        if self.unread > MOST_UNREAD:
            self._refuse(431)

    def on_message_begin(self) -> None:
        if not self.begun:  # a second request came along with the end of the first
            self._begin(self.received)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        if self.unread > MOST_HEAD:
            size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
            if size > MOST_HEAD:
                self.head_too_large = True
                raise TooLarge
        self.unread = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        # what is left is framing: headers that come after the body are bounded like those before it
        self.unread = max(0, self.unread - FRAMED * len(body))
        super().on_body(body)

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self.begun = 0.0

    def pause_writing(self) -> None:
        self.stuck = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        self.stuck = 0.0
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        if self.timer:
            self.timer.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        self._refuse(431 if self.head_too_large else 400)

    def _begin(self, unread: int) -> None:
        self.begun, self.unread = self.loop.time(), unread
        if self.timer is None:
            self.timer = self.loop.call_later(REQUEST_SECONDS, self._look)

    def _look(self) -> None:
        """Cut off what takes too long; look again later at what began in between."""
        since = min((moment for moment in (self.begun, self.stuck) if moment), default=0.0)
        left = since + REQUEST_SECONDS - self.loop.time() if since else REQUEST_SECONDS
        if left <= 0 or self.closing:
            self.transport.abort()  # a mere close would wait until everything was taken
            return
        self.closing = self.transport.is_closing()
        self.timer = self.loop.call_later(left, self._look)

    def _refuse(self, status: int) -> None:
        if not self.transport.is_closing():
            self.transport.write(STATUS_LINE[status] + REFUSAL)
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
