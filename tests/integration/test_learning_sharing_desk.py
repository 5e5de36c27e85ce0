"""The learner's page and the coach's page side by side: the same view, and taking back at the next request."""

from collections.abc import Callable
from html.parser import HTMLParser

import httpx
import pytest
from sqlalchemy import Engine

from app.accounts.actions import disable_member
from app.accounts.entering.queries import OpenMember
from app.learners.models import Learner
from app.learners.sharing.actions import press_stuck, suggest
from app.learners.sharing.models import FINISHED, GOING, LEVELS, NOTHING, Share
from app.practice.models import Note
from tests.cast import Person
from tests.client import Client
from tests.fixtures.sharing import begin, finish, put, rows, shared
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO, Desk

PLACES = ["l03/b", "l01", "l09", "t04"]


class Shown(HTMLParser):
    """The words of the list of what is shared, without the page around it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.depth, self.words = 0, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "ul" and (self.depth or ("class", "shared") in attrs):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "ul" and self.depth > 0

    def handle_data(self, data: str) -> None:
        self.words += data if self.depth else ""


def listed(reply: httpx.Response) -> str:
    words = " ".join(Shown(reply.text).words.split())
    assert words
    return words


@pytest.fixture
def rosa(make_client: Callable[..., Client]) -> Person:
    """A learner who reads English, with a code."""
    made = Person("Rosa", "en", make_client())
    made.make_code()
    return made


@pytest.fixture
def chen(desk: Desk) -> OpenMember:
    """A coach."""
    return desk.half(CHEN).member


@pytest.fixture
def share(rosa: Person, desk: Desk, engine: Engine, chen: OpenMember) -> Share:
    """Rosa's share with Chen, and some progress."""
    learner = rows(engine, Learner)[0].id
    made = shared(desk, learner, chen, GOING)
    finish(engine, learner, "l01/a", "l03/a")
    begin(engine, learner, "l11/a")
    with desk.writing() as session:
        suggest(session, chen, [made], PLACES)
        press_stuck(session, learner, chen.id, "l03")
    return made


def choose(person: Person, share: Share, level: str) -> None:
    person.phone.post(person.at("me/shared"), {"coach": share.id.hex(), f"level.{share.id.hex()}": level})


def test_both_see_the_very_same_list_at_every_level(
    rosa: Person, desk_client: DeskClient, share: Share
) -> None:
    coach = desk_client(CHEN)
    seen = []
    for level in LEVELS:
        choose(rosa, share, level)
        at_the_desk = listed(coach.get(f"/desk/en/learners/{share.id.hex()}"))
        assert at_the_desk == listed(rosa.visit("me/shared"))
        seen.append(at_the_desk)
    assert (
        len(set(seen)) == 3
        and "started" in seen[2]
        and "started" not in seen[1]
        and "finished" not in seen[0]
    )


def test_taking_back_works_at_the_coach_s_next_request(
    rosa: Person, desk_client: DeskClient, share: Share
) -> None:
    coach, page = desk_client(CHEN), f"/desk/en/learners/{share.id.hex()}"
    assert "I am stuck" in listed(coach.get(page))
    choose(rosa, share, NOTHING)
    assert "finished" not in listed(coach.get(page))
    rosa.phone.submit(rosa.visit("me/shared"), rosa.at("me/stopped"))
    gone, unknown = coach.get(page, status=404), coach.get(f"/desk/en/learners/{'0' * 32}", status=404)
    assert gone.content.replace(share.id.hex().encode(), b"") == unknown.content.replace(b"0" * 32, b"")
    assert share.label not in coach.get("/desk/en/groups").text


def test_the_learner_reads_that_the_coach_looked(rosa: Person, desk_client: DeskClient, share: Share) -> None:
    assert "Not yet." in rosa.phone.page(rosa.visit("me/shared")).said()
    desk_client(CHEN).get(f"/desk/en/learners/{share.id.hex()}")
    assert "Week 49 of 2026: the page about you" in rosa.phone.page(rosa.visit("me/shared")).said()


def test_a_disabled_coach_is_out_and_the_learner_is_told(
    rosa: Person, desk: Desk, desk_client: DeskClient, share: Share, chen: OpenMember
) -> None:
    coach, page = desk_client(CHEN), f"/desk/en/learners/{share.id.hex()}"
    coach.get(page)
    with desk.writing() as session:
        disable_member(session, desk.doors.secrets, desk.doors.clock, desk.whole(EERO), chen.id)
    assert coach.get(page).url.path == "/desk/en/sign-in"
    assert "is not your coach here any more" in rosa.phone.page(rosa.visit("me")).said()


def test_no_page_of_the_coach_holds_the_code_or_anything_of_the_notebook(
    rosa: Person, desk_client: DeskClient, engine: Engine, share: Share
) -> None:
    put(engine, Note(learner_id=share.learner_id, slot=b"s" * 16, sealed=b"sealed words", turn=1))
    choose(rosa, share, FINISHED)
    coach, address = desk_client(CHEN), share.id.hex()
    for place in ("groups", f"learners/{address}", "programme", "cards"):
        text = coach.get(f"/desk/en/{place}").text
        assert rosa.code not in text and rosa.code.replace(" ", "") not in text
        assert "sealed words" not in text and share.learner_id.hex() not in text
