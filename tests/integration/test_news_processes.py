"""News between real processes: a change in one is heard from each; a server that stops or starts anew leaves nobody."""

import signal
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

import pytest

from app.gathering.stage import timer
from tests.fixtures.clocks import HandClock
from tests.fixtures.gathering import Room, new_room
from tests.fixtures.streams import heard, next_version
from tests.integration.test_serve import serving
from tests.unit.accounts.desk import Desk

WORKERS = pytest.mark.parametrize("workers", ["1", "2"])


@pytest.fixture
def room(desk: Desk, clock: HandClock) -> Room:
    """Chen's group session; its host is in yet another process: this one."""
    return new_room(desk, clock)


def news_of(room: Room) -> str:
    """Where its projector listens."""
    return f"/screen/{room.begun.projector}/news"


@WORKERS
def test_a_change_is_heard_from_every_process_and_streams_end_when_the_server_does(
    room: Room, database_url: str, tmp_path: Path, workers: str
) -> None:
    with (
        serving(tmp_path / "data", "--workers", workers, migrated=False, ASKEL_DATABASE_URL=database_url) as (
            port,
            started,
        ),
        ExitStack() as stack,
    ):
        replies = [stack.enter_context(heard(port, news_of(room))) for _ in range(6)]
        assert [next_version(one) for one in replies] == [1] * 6
        began = time.monotonic()
        room.to("start")
        assert [next_version(one) for one in replies] == [2] * 6
        assert time.monotonic() - began < 2
        stopped = time.monotonic()
        started.send_signal(signal.SIGTERM)
        for one in replies:
            one.read()
        assert time.monotonic() - stopped < 2
        started.wait(20)
        # long before anybody would have to be cut off
        assert time.monotonic() - stopped < 4.5


def test_after_a_sudden_end_everything_goes_on_where_it_was(
    room: Room, database_url: str, tmp_path: Path
) -> None:
    with (
        serving(tmp_path / "data", migrated=False, ASKEL_DATABASE_URL=database_url) as (port, started),
        heard(port, news_of(room)) as reply,
    ):
        room.to("start")
        room.tap(timer(60))
        assert next_version(reply) in {1, 2, 3}
        started.kill()
        started.wait(10)
    with (
        serving(tmp_path / "data", migrated=False, ASKEL_DATABASE_URL=database_url) as (port, _),
        heard(port, news_of(room), Last_Event_ID="2") as reply,
    ):
        assert next_version(reply) == 3
        with urlopen(f"http://localhost:{port}/screen/{room.begun.projector}") as page:
            assert 'data-version="3"' in page.read().decode()
        room.tap(timer(0))
        assert next_version(reply) == 4
