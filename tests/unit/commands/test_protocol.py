"""The bounded connection cuts off endless heads, slow senders and crowds; on real sockets."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from app.commands import protocol
from app.commands.logs import QUIET
from app.commands.protocol import MOST_HEAD, BoundedProtocol

BIG = 4_000_000


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the length of the body, and at one address with much."""
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    body = str(size).encode() if scope["path"] != "/big" else b"x" * BIG
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]}
    )
    await send({"type": "http.response.body", "body": body})


@contextmanager
def serving() -> Iterator[int]:
    """The echo on a free port."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            echo,
            http=BoundedProtocol,
            lifespan="off",
            log_config=QUIET,
            server_header=False,
            access_log=False,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.005)
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join(5)


def ask(port: int, *parts: bytes) -> bytes:
    """Send these parts one after another, and read until the other side closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        for part in parts:
            try:
                connection.sendall(part)
            except (BrokenPipeError, ConnectionResetError):
                break
        return _read(connection)


def _read(connection: socket.socket) -> bytes:
    found = b""
    try:
        while chunk := connection.recv(65536):
            found += chunk
    except ConnectionResetError:
        pass
    return found


HEAD = b"POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n"


def test_an_ordinary_request_is_answered_without_a_name_of_the_server() -> None:
    with serving() as port:
        reply = ask(port, HEAD + b"content-length: 60000\r\n\r\n", b"x" * 60000)
    assert reply.startswith(b"HTTP/1.1 200") and reply.endswith(b"60000")
    assert b"server:" not in reply.lower()


@pytest.mark.parametrize(
    "head",
    [
        b"GET /" + b"a" * MOST_HEAD + b" HTTP/1.1\r\nhost: localhost\r\n\r\n",
        HEAD + b"x: " + b"a" * MOST_HEAD + b"\r\n\r\n",
        HEAD + b"".join(b"x%d: %s\r\n" % (number, b"a" * 200) for number in range(100)) + b"\r\n",
    ],
)
def test_a_huge_head_is_refused(head: bytes) -> None:
    with serving() as port:
        reply = ask(port, head)
    assert reply.startswith(b"HTTP/1.1 431")
    assert b"cache-control: no-store" in reply and b"default-src 'none'" in reply


def test_a_header_that_never_ends_is_cut_off() -> None:
    with serving() as port:
        reply = ask(port, HEAD + b"x: ", *[b"a" * 20_000] * 50)
    assert b" 431 " in reply or reply == b""


def test_headers_after_the_body_are_bounded_too() -> None:
    body = HEAD + b"transfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"
    with serving() as port:
        for trailer in (b"y: " + b"a" * 20_000, b"".join(b"y%d: a\r\n" % number for number in range(3000))):
            reply = ask(port, body, *[trailer] * 20)
            assert b" 431 " in reply or reply == b""


def test_a_body_in_chunks_of_one_byte_is_read_to_its_end() -> None:
    with serving() as port:
        reply = ask(port, HEAD + b"transfer-encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 30_000, b"0\r\n\r\n")
    assert reply.startswith(b"HTTP/1.1 200") and reply.endswith(b"30000")


def test_two_requests_in_one_breath_are_both_answered_and_both_bounded() -> None:
    small = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"
    with serving() as port:
        assert (
            ask(port, small + small.replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n")).count(b" 200 ")
            == 2
        )
        huge = small.replace(b"localhost", b"localhost\r\nx: " + b"a" * (MOST_HEAD + 1))
        reply = ask(port, small + huge)
    assert b" 431 " in reply or reply == b""


def test_garbage_gets_our_headers_and_no_word() -> None:
    with serving() as port:
        reply = ask(port, b"\x16\x03\x01 what\r\n\r\n")
    assert reply.startswith(b"HTTP/1.1 400")
    assert b"nosniff" in reply and reply.endswith(b"\r\n\r\n")


def test_a_slow_sender_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", 0.2)
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(HEAD)
        began = time.monotonic()
        assert connection.recv(1) == b""
        assert time.monotonic() - began < 3


def test_who_sends_nothing_at_all_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", 0.2)
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        assert connection.recv(1) == b""


@pytest.mark.parametrize("last", [b"", b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"])
def test_who_never_reads_the_replies_is_cut_off(monkeypatch: pytest.MonkeyPatch, last: bytes) -> None:
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", 0.3)
    ask_for_much = b"GET /big HTTP/1.1\r\nhost: localhost\r\n\r\n" * 40 + last
    with serving() as port, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        connection.connect(("127.0.0.1", port))
        connection.sendall(ask_for_much)
        time.sleep(2)
        connection.settimeout(5)
        assert len(_read(connection)) < 40 * BIG


def test_a_slow_reader_gets_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", 0.5)
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(b"GET /big HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
        found = b""
        while chunk := connection.recv(BIG // 20):
            found += chunk
            time.sleep(0.08)
        assert found.endswith(b"x" * BIG)


def test_time_starts_anew_with_each_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_SECONDS", 0.8)
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        for _ in range(3):
            connection.sendall(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
            time.sleep(0.5)


def test_the_crowd_is_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "MOST_CONNECTIONS", 1)
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=5) as first:
        first.sendall(HEAD)
        time.sleep(0.1)
        assert ask(port, b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 503")
