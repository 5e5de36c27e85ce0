"""Five hundred learners in eighty groups: the pages of a coach ask no more than for one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event, insert

from app.coaching.models import CoachGroup
from app.learners.models import Learner, random_id
from app.learners.sharing.models import LEVELS, Share, Stuck, Suggestion
from app.practice.models import Completion
from tests.fixtures.coaching import learner_of, term_of
from tests.fixtures.sharing import DAY, WEEK
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, Desk

LEARNERS, GROUPS, IN_ONE = 500, 80, 100
MOST = 9
"""Statements of a page, also on the first look of a week, which writes down who is looked at."""
MODULES = ("l01", "l03", "l09", "l11")


@pytest.fixture
def crowd(desk: Desk) -> bytes:
    """Chen has them all; a hundred are in one group."""
    chen = term_of(desk, CHEN)
    groups = [random_id() for _ in range(GROUPS)]
    learners = [random_id() for _ in range(LEARNERS)]
    pairs = [{"learner_id": one, "member_id": chen.id} for one in learners]
    circles = [groups[0] if turn < IN_ONE else groups[turn % GROUPS] for turn in range(LEARNERS)]
    with desk.engine.begin() as connection:
        connection.execute(
            insert(CoachGroup),
            [{"id": one, "member_id": chen.id, "name": f"group {turn}"} for turn, one in enumerate(groups)],
        )
        row = {"pepper_id": "k1", "wrapped_key": b"x", "made_week": WEEK, "used_week": WEEK}
        connection.execute(insert(Learner), [{"id": one, "lookup": one * 2, **row} for one in learners])
        connection.execute(
            insert(Share),
            [
                {**pair, "id": random_id(), "term": chen.term, "level": LEVELS[turn % 3], "made_week": WEEK,
                 "label": f"learner {turn}", "group_id": circles[turn], "lets_back": False}
                for turn, pair in enumerate(pairs)
            ],
        )  # fmt: skip
        connection.execute(
            insert(Suggestion),
            [
                {**pair, "place": module, "turn": turn, "encouragement": "", "declined": False}
                for pair in pairs
                for turn, module in enumerate(MODULES)
            ],
        )
        connection.execute(insert(Stuck), [{**pair, "module": "l03"} for pair in pairs])
        connection.execute(
            insert(Completion),
            [
                {"learner_id": one, "lesson": f"{module}/{letter}", "day": DAY}
                for one in learners
                for module in MODULES
                for letter in "abc"
            ],
        )
    return groups[0]


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that the product sends meanwhile, without how a transaction begins and how walls are raised."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "SELECT set_config")):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_the_list_of_groups_asks_little_for_many(
    crowd: bytes, desk_client: DeskClient, engine: Engine
) -> None:
    chen = desk_client(CHEN)
    with counted(engine) as sent:
        page = chen.get("/desk/en/groups")
    assert page.text.count("say: I am stuck") + page.text.count("says: I am stuck") == GROUPS
    assert len(sent) <= MOST, sent


def test_a_large_group_asks_little(crowd: bytes, desk_client: DeskClient, engine: Engine) -> None:
    chen, address = desk_client(CHEN), f"/desk/en/groups/{crowd.hex()}"
    with counted(engine) as first:
        page = chen.get(address)
    assert page.text.count('<th scope="row">') >= IN_ONE
    assert len(first) <= MOST, first
    with counted(engine) as again:
        chen.get(address)
    assert len(again) <= MOST, again


def test_a_page_of_many_asks_as_often_as_a_page_of_one(
    desk: Desk, crowd: bytes, desk_client: DeskClient, engine: Engine
) -> None:
    chen, alone = desk_client(CHEN), random_id()
    with desk.engine.begin() as connection:
        connection.execute(
            insert(CoachGroup), [{"id": alone, "member_id": term_of(desk, CHEN).id, "name": "one"}]
        )
    learner_of(desk, CHEN, LEVELS[2], MODULES, label="only one", group_id=alone)
    counts = []
    for group in (alone, crowd):
        with counted(engine) as sent:
            chen.get(f"/desk/en/groups/{group.hex()}")
        counts.append(len(sent))
    assert counts[0] == counts[1]
