"""The yardstick: an application that only hands out bytes, on the same server with the same settings.

Run by tests/bench/servers.py: `python -m tests.bench.bare FILE CODING`, where FILE holds the body."""

import socket
import sys
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from app.commands.serve import KEEP_ALIVE_SECONDS


def handing_out(body: bytes, coding: bytes) -> ASGIApp:
    """Every request gets these bytes."""
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"content-encoding", coding),
    ]
    start = {"type": "http.response.start", "status": 200, "headers": headers}
    rest = {"type": "http.response.body", "body": body}

    async def answer(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send(start)
        await send(rest)

    return answer


def main(file: str, coding: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        print(f":{listening.getsockname()[1]}/", flush=True)
        config = uvicorn.Config(
            handing_out(Path(file).read_bytes(), coding.encode()),
            lifespan="off",
            ws="none",
            access_log=False,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main(*sys.argv[1:3])
