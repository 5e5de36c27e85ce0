"""Slow hashes in a small pool of their own (SAFETY K4): never more than two at once, and a bounded line."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import ParamSpec, TypeVar

from app.errors import TooMany

AT_ONCE = 2
IN_LINE = 6

Given = ParamSpec("Given")
Made = TypeVar("Made")


class SlowLane:
    """Where every 64 MiB hash of this process runs. Whoever finds the line full is asked to come back."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="hash")
        self._places = BoundedSemaphore(AT_ONCE + IN_LINE)

    def run(self, slow: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs) -> Made:
        """Wait for a turn and return what the function makes. Raises TooMany when the line is full."""
        if not self._places.acquire(blocking=False):
            raise TooMany(1)
        try:
            return self._pool.submit(slow, *args, **kwargs).result()
        finally:
            self._places.release()

    def close(self) -> None:
        """End its threads."""
        self._pool.shutdown()
