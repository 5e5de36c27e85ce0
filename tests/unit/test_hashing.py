"""The slow lane: two at once, six in line, the rest comes back later."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest

from app.errors import TooMany
from app.security.hashing import AT_ONCE, IN_LINE, SlowLane


def test_it_returns_what_was_made_and_raises_what_was_raised() -> None:
    lane = SlowLane()
    assert lane.run(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        lane.run(divmod, 7, 0)
    lane.close()


def test_never_more_than_two_run_at_once_and_the_line_is_bounded() -> None:
    lane, go, lock = SlowLane(), Event(), Lock()
    running, most, full = 0, 0, Barrier(AT_ONCE + 1)

    def slow() -> str:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        if not go.is_set():
            full.wait(5)
        go.wait(5)
        with lock:
            running -= 1
        return "done"

    with ThreadPoolExecutor(20) as phones:
        asked = [phones.submit(lane.run, slow) for _ in range(AT_ONCE + IN_LINE)]
        full.wait(5)
        while lane._places.acquire(blocking=False):  # until all of them stand in line
            lane._places.release()
        with pytest.raises(TooMany) as many:
            lane.run(slow)
        go.set()
        assert [one.result(5) for one in asked] == ["done"] * (AT_ONCE + IN_LINE)
    assert most == AT_ONCE == 2
    assert many.value.retry_after >= 1
    assert lane.run(slow) == "done"
    lane.close()


def test_a_failure_gives_its_place_back() -> None:
    lane = SlowLane()
    for _ in range(3 * (AT_ONCE + IN_LINE)):
        with pytest.raises(ZeroDivisionError):
            lane.run(divmod, 1, 0)
    lane.close()
