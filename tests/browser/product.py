"""The whole product, running: a real server on the real modules, and a neutral site for the way out to lead to."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser.fixture_site import neutral_site
from tests.fixtures.compiled import share_compiled

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
APP = [sys.executable, "-m", "app"]


@dataclass(frozen=True)
class Product:
    """Where it runs, and where its exit leads to."""

    url: str
    neutral: str


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """One product for the run. Learners do not meet, so tests may share it."""
    with running(tmp_path_factory.mktemp("product")) as started:
        yield started


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Product]:
    """`python -m app migrate` and `serve` with this data folder, on a port that is free."""
    share_compiled(folder)
    with _neutral(folder) as neutral:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ASKEL_")}
        given = {**kept, "ASKEL_DATA_DIR": str(folder), "ASKEL_EXIT_URL": neutral, **settings}
        subprocess.run([*APP, "migrate"], cwd=ROOT, env=given, check=True, stdout=subprocess.DEVNULL)
        command = [*APP, "serve", "--host", HOST, "--port", "0"]
        with subprocess.Popen(command, cwd=ROOT, env=given, stdout=subprocess.PIPE, text=True) as server:
            try:
                port = _port_told(server)
                _wait_until_it_listens(port)
                yield Product(f"http://{HOST}:{port}", neutral)
            finally:
                server.terminate()


def _port_told(server: "subprocess.Popen[str]") -> int:
    """Its first line says where it is."""
    told = server.stdout.readline() if server.stdout else ""
    port = re.search(r":(\d+)/", told)
    assert port, "the product did not start"
    return int(port[1])


def _wait_until_it_listens(port: int) -> None:
    for _ in range(500):
        try:
            with socket.create_connection((HOST, port)):
                return
        except ConnectionRefusedError:
            time.sleep(0.02)
    raise RuntimeError("the product does not listen")


@contextmanager
def _neutral(folder: Path) -> Iterator[str]:
    """The exit leads to https, so this site signs its own certificate; the browsers here do not ask who signed."""
    key, certificate = _certificate(folder)
    config = uvicorn.Config(
        neutral_site(), log_level="error", lifespan="off", ssl_keyfile=key, ssl_certfile=certificate
    )
    server = uvicorn.Server(config)
    with socket.create_server((HOST, 0)) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"https://{HOST}:{listening.getsockname()[1]}/"
        server.should_exit = server.force_exit = True
        thread.join(5)


def _certificate(folder: Path) -> tuple[str, str]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    paths = folder / "neutral.key", folder / "neutral.pem"
    paths[0].write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    paths[1].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return str(paths[0]), str(paths[1])
