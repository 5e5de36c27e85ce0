"""`serve`: the site on one address, by one process or several. No access log, no name of the server in replies."""

import errno
import os
import socket
import sys
from argparse import ArgumentParser, Namespace

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle
from uvicorn.supervisors import Multiprocess

from app.commands import Refused
from app.commands.listening import listening_at
from app.commands.logs import QUIET
from app.commands.migrate import is_current, migrate
from app.commands.protocol import BoundedProtocol
from app.commands.reloading import Reloading
from app.config import LOCAL_HOSTS, ROOT, Settings
from app.content.diagnostics import LibraryError
from app.main import create_app
from app.security.secrets import SecretsRefused

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - listened for in what was asked, never chosen by us
OUR_FOLDERS = [ROOT / name for name in ("app", "templates", "static")]
GRACE_SECONDS = 5
"""What is under way when the server is told to stop may take so long to end. Streams of news end at once."""
KEEP_ALIVE_SECONDS = 15
PATIENCE_SECONDS = 30
"""A process that says nothing for so long is ended, and another one begun. On a machine that is busy one may need more
than five seconds to begin: it would be ended each time before it serves anybody."""
LAST_CHUNK = b"0\r\n\r\n"


class Ending(BoundedProtocol):
    """Ends a stream of news as soon as the server is told to stop: it would not end by itself. All else is finished.

    Of our replies only streams have no length, and so come in chunks. Browsers ask again by themselves.
    """

    def shutdown(self) -> None:
        super().shutdown()
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and cycle.chunked_encoding and not cycle.response_complete:
            self.transport.write(LAST_CHUNK)
            self.transport.abort() if self.stuck else self.transport.close()


def arguments(parser: ArgumentParser) -> None:
    """What is given here wins over ASKEL_HOST, ASKEL_PORT, ASKEL_WORKERS and ASKEL_AUTHORING."""
    parser.add_argument(
        "--host", help="the address to listen on; 0.0.0.0 for other devices in the same network"
    )
    parser.add_argument("--port", help="the port to listen on")
    parser.add_argument("--workers", help="how many processes serve")
    parser.add_argument("--migrate", action="store_true", help="bring the database up to date first")
    parser.add_argument(
        "--reload", action="store_true", help="for authors: read code, templates and modules anew"
    )


def run(options: Namespace) -> int:
    """Serve until told to stop."""
    settings = _settings(options)
    several = settings.workers > 1 and not options.reload
    with _listen(settings.host, settings.port, several=several) as listening:
        if options.migrate:
            migrate(settings)
        elif not is_current(settings):
            raise Refused("The database is not ready. Run this first: python -m app migrate")
        if several or options.reload:
            _build(settings)  # a mistake is told once, here, and not by every process; and the cache is warm
        config = _config(settings, reload=options.reload)
        if not (several or options.reload):
            config.loaded_app = _build(settings)
        _greet(settings, listening.getsockname()[1])
        _serve(config, listening, reload=options.reload)
    return 0


def app() -> ASGIApp:
    """What every process builds for itself. The settings come to it through the environment."""
    return create_app(Settings())


def _settings(options: Namespace) -> Settings:
    # Other processes read the environment, so what was typed goes there, too.
    for name in ("host", "port", "workers"):
        if (given := getattr(options, name)) is not None:
            os.environ[f"ASKEL_{name.upper()}"] = given
    if options.reload:
        os.environ["ASKEL_AUTHORING"] = "1"
    return Settings()


def _build(settings: Settings) -> ASGIApp:
    try:
        return create_app(settings)
    except SecretsRefused as error:
        raise Refused(f"The secret keys are not in order: {error}.") from None
    except LibraryError as error:
        raise Refused(
            f"{error}\nThe modules have errors, so nothing is served. `lint` shows the same list."
        ) from None


def _listen(host: str, port: int, *, several: bool) -> socket.socket:
    try:
        return listening_at(host, port, several=several)
    except OSError as error:
        raise Refused(_why_not(error, host, port)) from None


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Stop that one, or choose another: --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port} is not for ordinary users. Choose another: --port 8000"
    return f"This machine has no address {host}. Use 127.0.0.1, or 0.0.0.0 for every address it has."


def _config(settings: Settings, *, reload: bool) -> uvicorn.Config:
    watched = [str(path) for path in (*OUR_FOLDERS, settings.modules_dir, settings.locales_dir)]
    return uvicorn.Config(
        "app.commands.serve:app",
        factory=True,
        workers=1 if reload else settings.workers,
        reload=reload,
        reload_dirs=watched if reload else None,
        http=Ending,
        ws="none",
        log_config=QUIET,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nobody here wants to know a visitor's address
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_worker_healthcheck=PATIENCE_SECONDS,
    )


def _serve(config: uvicorn.Config, listening: socket.socket, *, reload: bool) -> None:
    server = uvicorn.Server(config)
    if reload:
        Reloading(config, target=server.run, sockets=[listening]).run()
    elif config.workers > 1:
        Multiprocess(config, sockets=[listening]).run()
    else:
        server.run(sockets=[listening])


def _greet(settings: Settings, port: int) -> None:
    shown = "localhost" if settings.host in {*LOCAL_HOSTS, *EVERYWHERE} else settings.host
    print(f"{settings.site_name} is at http://{shown}:{port}/  (Ctrl+C stops it)", flush=True)
    for line in warnings(settings, port):
        print(line, file=sys.stderr, flush=True)


def warnings(settings: Settings, port: int) -> list[str]:
    """What whoever starts this should know about the settings."""
    names = sorted(settings.known_hosts - LOCAL_HOSTS)
    said = []
    if settings.host not in LOCAL_HOSTS and not names:
        said.append(
            "Other devices get no pages yet: say by which names or addresses they ask, in ASKEL_HOSTS."
        )
    if settings.allow_http:
        said.append(
            "Warning: ASKEL_ALLOW_HTTP weakens the cookies. Use it in your own network, for trying out, only."
        )
        said += [f"Other devices find it at http://{name}:{port}/" for name in names]
    if settings.clock:
        said.append(f"Warning: the clock is shifted by {settings.clock:g} seconds (ASKEL_CLOCK).")
    return said
