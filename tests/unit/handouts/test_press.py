"""Two papers at once, a few that wait, and never more; the server goes on meanwhile."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from time import monotonic, sleep

import pytest

from app.errors import TooMany
from app.handouts.limits import TooLong
from app.handouts.paper import Paper, Text
from app.handouts.pdf import pdf
from app.handouts.press import Press
from tests.fixtures.threads import in_a_thread

PAPER = Paper("Paper 1", "en", "ltr", (Text("one"),))


@pytest.fixture
def press() -> Iterator[Press]:
    """Two hands, two places to wait."""
    made = Press(hands=2, queue=2, come_back_after=7)
    yield made
    made.close()


class Slow:
    """A writer that goes on when it is told to, and counts how many are at it."""

    def __init__(self) -> None:
        self.go, self.lock, self.now, self.most, self.begun = Event(), Lock(), 0, 0, 0

    def __call__(self, paper: Paper) -> bytes:
        with self.lock:
            self.now, self.begun = self.now + 1, self.begun + 1
            self.most = max(self.most, self.now)
        assert self.go.wait(20)
        with self.lock:
            self.now -= 1
        return paper.title.encode()


def _until(true: object) -> None:
    end = monotonic() + 10
    while monotonic() < end:
        if callable(true) and true():
            return
        sleep(0.005)
    raise AssertionError("it never came true")


def test_a_paper_is_printed(press: Press) -> None:
    assert press.printed(pdf, PAPER).startswith(b"%PDF-1.7")


def test_whoever_comes_when_all_places_are_taken_is_asked_to_come_back(press: Press) -> None:
    slow = Slow()
    with ThreadPoolExecutor(4) as people:
        waiting = [people.submit(press.printed, slow, PAPER) for _ in range(4)]
        _until(lambda: slow.begun == 2 and press._places._value == 0)
        with pytest.raises(TooMany) as refused:
            press.printed(slow, PAPER)
        assert refused.value.retry_after == 7
        slow.go.set()
        assert [one.result() for one in waiting] == [b"Paper 1"] * 4
    assert slow.most == 2 and slow.begun == 4
    assert press.printed(slow, PAPER) == b"Paper 1"


def test_a_paper_that_fails_leaves_its_place_to_others(press: Press) -> None:
    for _ in range(6):
        with pytest.raises(TooLong):
            press.printed(pdf, Paper("Paper 1", "en", "ltr", (Text("a" * 10_000_000),), small=True))
    assert press.printed(pdf, PAPER)


def test_the_loop_goes_on_while_a_paper_is_printed(press: Press) -> None:
    async def together() -> tuple[int, bytes]:
        printing = asyncio.ensure_future(
            press.awaited(pdf, Paper("Paper 1", "en", "ltr", (Text("word " * 8_000),), small=True))
        )
        turns = 0
        while not printing.done():
            await asyncio.sleep(0.001)
            turns += 1
        return turns, await printing

    turns, printed = in_a_thread(lambda: asyncio.run(together()))
    assert turns > 3
    assert printed.startswith(b"%PDF")


def test_a_closed_press_takes_nothing_new(press: Press) -> None:
    press.close()
    for _ in range(6):
        with pytest.raises(RuntimeError):
            press.printed(pdf, PAPER)
