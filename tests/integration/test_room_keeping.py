"""At the end what a phone did can go to a code: all of it, once, and only if somebody wants that."""

from datetime import date

import pytest
from sqlalchemy import select as core_select
from sqlmodel import col, select

from app.db import open_session
from app.gathering.seats.brought import LASTS, MOST, Brought, opened, sealed
from app.gathering.seats.keeping.actions import keep_brought
from app.learners.models import Learner
from app.practice.models import Answer, Completion
from app.practice.queries import module_progress
from app.security.tokens import random_token
from tests.cast import Person
from tests.client import Client
from tests.fixtures.rooms import OpenRoom, answer, enter
from tests.unit.accounts.desk import there

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SALT = b"s" * 32


def takes_part(phone: Client, room: OpenRoom) -> tuple[str, str]:
    """Through the whole first lesson, with one answer. The item, and what was chosen."""
    enter(phone, room)
    poll = room.first("single", "truefalse")
    one = room.options(poll)[0]
    for item in room.shape.lessons["a"]:
        room.show(item)
        phone.get("/en/room")
        if item == poll:
            room.to("open")
            answer(phone, poll, one)
    room.close()
    return poll, one


def kept(room: OpenRoom) -> dict[str, str]:
    """All answers that any learner has."""
    with open_session(room.desk.engine, writes=False) as session:
        return {row.item: row.value for row in session.exec(select(Answer))}


def done(room: OpenRoom) -> dict[str, date]:
    """All lessons that any learner has finished."""
    with open_session(room.desk.engine, writes=False) as session:
        return {row.lesson: row.day for row in session.exec(select(Completion))}


def test_with_an_open_code_all_of_it_is_kept_by_one_tap(bruno: Person, room: OpenRoom) -> None:
    bruno.make_code()
    poll, one = takes_part(bruno.phone, room)
    page = bruno.phone.submit(bruno.visit("room"), "/fi/room/keep")
    assert page.url.path == "/fi/room/keep"
    assert kept(room)[f"l03/{poll}"] == one
    assert set(kept(room).values()) >= {"read", one}
    assert done(room) == {"l03/a": room.clock.today()}
    assert 'href="/fi/l03"' in page.text
    assert "/fi/room/keep" not in bruno.visit("room").text


@SQLITE
def test_keeping_twice_keeps_it_once(bruno: Person, room: OpenRoom) -> None:
    bruno.make_code()
    takes_part(bruno.phone, room)
    end, jar = bruno.visit("room"), dict(bruno.phone.jar)
    bruno.phone.submit(end, "/fi/room/keep")
    before = kept(room)
    bruno.phone.jar.update(jar)
    bruno.phone.submit(end, "/fi/room/keep")
    assert kept(room) == before
    assert bruno.phone.get("/fi/room/keep").url.path == "/fi/room"


def test_without_a_code_it_leads_to_one_and_nothing_is_lost_on_the_way(amina: Person, room: OpenRoom) -> None:
    poll, one = takes_part(amina.phone, room)
    offer = amina.phone.submit(amina.visit("room"), "/ar/room/keep")
    assert "/ar/code/new" in offer.text
    assert kept(room) == {}
    shown = amina.phone.submit(offer, "/ar/code/new")
    arrived = amina.phone.submit(shown, "/ar/code/written")
    assert arrived.url.path == "/ar/room/keep"
    assert kept(room)[f"l03/{poll}"] == one


@SQLITE
def test_a_code_that_somebody_has_takes_it_by_one_tap_more(bruno: Person, room: OpenRoom) -> None:
    bruno.make_code()
    bruno.phone.post("/fi/me/out")
    poll, one = takes_part(bruno.phone, room)
    offer = bruno.phone.submit(bruno.visit("room"), "/fi/room/keep")
    inside = bruno.phone.submit(offer, "/fi/code", {"code": bruno.code})
    bruno.phone.submit(inside, "/fi/room/keep")
    assert kept(room)[f"l03/{poll}"] == one


@SQLITE
def test_whoever_does_not_want_it_leaves_nothing(client: Client, room: OpenRoom) -> None:
    takes_part(client, room)
    client.post("/out")
    assert "Keep what" not in client.get("/en/room").text
    assert kept(room) == {}


@SQLITE
def test_an_answer_of_one_s_own_that_was_looked_up_stays_so(bruno: Person, room: OpenRoom) -> None:
    bruno.make_code()
    poll = room.first("single", "truefalse")
    one = room.options(poll)[0]
    letter = room.shape.items[poll].lesson
    bruno.phone.post(f"/fi/l03/{letter}/answers", {f"a.{poll}": one, "check": poll})
    takes_part(bruno.phone, room)
    bruno.phone.submit(bruno.visit("room"), "/fi/room/keep")
    with open_session(room.desk.engine, writes=False) as session:
        [row] = [row for row in session.exec(select(Answer)) if row.item == f"l03/{poll}"]
    assert (row.value, row.checked) == (one, True)


@SQLITE
def test_a_lesson_that_was_seen_in_part_is_not_done_and_a_place_stays(bruno: Person, room: OpenRoom) -> None:
    bruno.make_code()
    first, second, *others = room.shape.lessons["a"]
    for seen, place, finished in (
        ((first, second), second, frozenset()),
        ((second, first), second, frozenset()),
        ((second, *others, first), second, {"l03/a"}),
    ):
        with room.committing() as connection:
            learner = connection.execute(core_select(col(Learner.id))).scalar_one()
            brought = Brought(room.begun.id, 0, "l03", {}, seen)
            keep_brought(connection, room.shape, learner, brought, room.clock.today())
            progress = module_progress(connection, learner, "l03")
        assert progress.places["l03/a"][0] == place
        assert progress.done == finished


@SQLITE
def test_what_was_changed_from_outside_is_nothing(client: Client, room: OpenRoom) -> None:
    takes_part(client, room)
    name = next(name for name in client.jar if name.endswith("-b"))
    good = client.jar[name]
    for bad in ("x", good[:-4], good[:40] + "A" + good[41:], "A" * 4000):
        client.jar[name] = bad
        assert "You are not in a group now" in client.page(client.get("/en/room")).said()
        assert client.post("/en/room/keep").url.path == "/en/room"
    assert kept(room) == {}


def test_a_box_opens_for_its_seat_alone_and_for_some_hours() -> None:
    seat, other = random_token(), random_token()
    brought = Brought(b"g" * 16, 1000, "l03").saw("l03", "s-one").answered("q-two", "x", "counted", "q-two")
    box = sealed(SALT, seat, brought)
    assert opened(SALT, seat, box, 1000 + LASTS) == brought
    assert opened(SALT, seat, box, 1001 + LASTS) is None
    assert opened(SALT, seat, box, 999) is None
    assert opened(SALT, other, box, 1000) is None


@SQLITE
def test_a_whole_module_with_every_answer_fits_the_cookie(room: OpenRoom) -> None:
    for shape in there(room.library).shapes.values():
        brought = Brought(b"g" * 16, 1000, shape.code)
        for item in shape.items.values():
            brought = brought.saw(shape.code, item.id)
            brought = brought.answered(item.id, ",".join(item.option_ids), "counted", item.id)
        assert 0 < len(sealed(SALT, random_token(), brought)) < MOST


def test_more_than_a_cookie_holds_is_not_brought() -> None:
    brought = Brought(b"g" * 16, 1000, "l03", {random_token(): random_token() for _ in range(60)})
    assert sealed(SALT, random_token(), brought) == ""
