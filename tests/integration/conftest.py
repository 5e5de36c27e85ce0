"""What tests of the desk's people ask for."""

from collections.abc import Iterator

import pytest

from tests.fixtures.clocks import HandClock
from tests.unit.accounts.desk import Desk, peopled_desk


@pytest.fixture
def desk(database_url: str, clock: HandClock) -> Iterator[Desk]:
    """Two organisations with people in them, on a database of either kind."""
    with peopled_desk(database_url, clock) as made:
        yield made
