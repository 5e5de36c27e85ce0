"""The real server in a process of its own: quick to start, silent about visitors, gone when told."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from app.config import ROOT


@contextmanager
def serving(
    folder: Path, *options: str, migrated: bool = True, root: Path = ROOT, **settings: str
) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """`python -m app serve` on a free port; migrated before."""
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ASKEL_")}
    environment |= {"ASKEL_DATA_DIR": str(folder), "PYTHONWARNINGS": "error", **settings}
    command = [sys.executable, "-m", "app"]
    if migrated:
        subprocess.run([*command, "migrate"], cwd=root, env=environment, check=True)
    started = subprocess.Popen(
        [*command, "serve", "--port", str(port), *options],
        cwd=root, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        _wait_for(port, started)
        yield port, started
    finally:
        if started.poll() is None:
            started.send_signal(signal.SIGTERM)
        started.wait(20)
        assert started.stdout and started.stderr
        started.stdout.close()
        started.stderr.close()


def test_it_says_where_it_is_answers_without_naming_itself_and_logs_no_visit(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as (port, started):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request(
            "GET", "/fi/l03?secret=12345678", headers={"User-Agent": "nosy", "Host": f"localhost:{port}"}
        )
        reply = connection.getresponse()
        names = {name.lower() for name, _ in reply.getheaders()}
        reply.read()
        connection.close()
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=15)
    assert "server" not in names
    assert out == f"Askel is at http://localhost:{port}/  (Ctrl+C stops it)\n"
    assert err == ""


def test_the_health_check_answers(tmp_path: Path) -> None:
    with (
        serving(tmp_path / "data") as (port, _),
        urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as reply,
    ):
        assert reply.status == 200
        assert reply.headers["Cache-Control"] == "no-store"


def test_several_processes_share_one_port_and_one_database(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "--workers", "2") as (port, started):
        for _ in range(20):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/") as reply:
                assert reply.status == 200
        if sys.platform == "linux":
            at, listens = f":{port:04X} ", " 00000000:0000 0A "
            table = Path("/proc/net/tcp").read_text().splitlines()
            assert sum(at in line and listens in line for line in table) == 2, "a socket for each"
        started.send_signal(signal.SIGTERM)
        _, err = started.communicate(timeout=20)
    assert started.returncode in {0, -signal.SIGTERM}
    assert "Traceback" not in err


def test_modules_with_errors_are_listed_and_nothing_is_served(tmp_path: Path) -> None:
    (tmp_path / "modules" / "l77-broken").mkdir(parents=True)
    (tmp_path / "modules" / "l77-broken" / "en.md").write_text("# no front matter\n")
    with (
        pytest.raises(AssertionError) as told,
        serving(tmp_path / "data", ASKEL_MODULES_DIR=str(tmp_path / "modules")),
    ):
        pass
    assert re.search(r"en\.md:1:1: F\d+", str(told.value))
    assert "nothing is served" in str(told.value)
    assert "Traceback" not in str(told.value)


def test_secrets_that_are_too_short_are_refused(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("salt=YWJj\npepper.k1=YWJk\n")
    with (
        pytest.raises(AssertionError) as told,
        serving(tmp_path / "data", ASKEL_SECRETS_FILE=str(tmp_path / "keys")),
    ):
        pass
    assert "The secret keys are not in order" in str(told.value)
    assert "YWJ" not in str(told.value)


def test_a_database_that_is_not_ready_is_said_in_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(AssertionError, match="The database is not ready"),
        serving(tmp_path / "data", migrated=False),
    ):
        pass
    with serving(tmp_path / "data", "--migrate", migrated=False) as (port, _):
        _until(port, "/health", "")


def test_a_start_with_a_warm_cache_is_quick(tmp_path: Path) -> None:
    with serving(tmp_path / "data"):
        pass
    began = time.monotonic()
    with serving(tmp_path / "data"):
        took = time.monotonic() - began
    # the promise is three seconds on an idle machine; a busy one may take longer, a broken cache takes far longer
    assert took < 12


def test_an_author_sees_a_changed_module_at_once(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "modules", tmp_path / "modules")
    lesson = tmp_path / "modules" / "l03-my-pay" / "en.md"
    with serving(tmp_path / "data", "--reload", ASKEL_MODULES_DIR=str(tmp_path / "modules")) as (port, _):
        _until(port, "/en/l03", "My pay")
        title = re.search(r"^# (.*)$", lesson.read_text("utf-8"), re.MULTILINE)
        assert title
        lesson.write_text(lesson.read_text("utf-8").replace(title.group(1), "A title of today"), "utf-8")
        _until(port, "/en/l03", "A title of today")


def _until(port: int, path: str, wanted: str) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as reply:
                if wanted in reply.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{wanted!r} never came")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, started: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if started.poll() is not None:
            raise AssertionError("it ended: " + "".join(started.communicate()))
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("it does not listen")
