"""What a learner shares, on the learner's own pages: the coach's very view, who looked, changing and stopping it."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlmodel import col, update

from app.accounts.actions import disable_member
from app.accounts.entering.queries import OpenMember
from app.accounts.models import Member
from app.learners.models import Learner
from app.learners.sharing.actions import note_looks, suggest
from app.learners.sharing.models import (
    FINISHED,
    GOING,
    GROUP_PAGE,
    LEARNER_PAGE,
    MEETING,
    NOTHING,
    Share,
    Stuck,
    Suggestion,
)
from tests.cast import Person
from tests.client import Client
from tests.fixtures.sharing import WEEK, begin, finish, rows, shared, without
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk


@pytest.fixture
def rosa(make_client: Callable[..., Client]) -> Person:
    """A learner who reads English, with a code."""
    made = Person("Rosa", "en", make_client())
    made.make_code()
    return made


@pytest.fixture
def chen(desk: Desk) -> OpenMember:
    """A coach with a name of her own."""
    with desk.writing() as session:
        session.exec(update(Member).where(col(Member.email) == CHEN).values(name="Chen"))
    return desk.whole(CHEN)


@pytest.fixture
def learner(rosa: Person, engine: Engine) -> bytes:
    """The id of Rosa's row."""
    found: bytes = rows(engine, Learner)[0].id
    return found


def suggests(desk: Desk, here: OpenMember, share: Share, *places: str, words: str = "") -> None:
    with desk.writing() as session:
        suggest(session, here, [share], places, words)


def said(person: Person, place: str) -> str:
    return person.phone.page(person.visit(place)).said()


def press(person: Person, page: str, action: str, button: str) -> str:
    """Press a button of a page's form, and read the page that follows."""
    reply = person.phone.submit(person.visit(page), person.at(action), press=button)
    return person.phone.page(reply).said()


def test_without_a_code_the_pages_lead_to_one(client: Client) -> None:
    assert client.get("/en/me/shared").url.path == "/en/code"
    for place in ("shared", "stopped", "later", "stuck"):
        assert "Nothing was changed." in client.post(f"/en/me/{place}", {"do": "read"}, status=422).text


def test_without_a_coach_nothing_is_said_to_be_shared(rosa: Person) -> None:
    words = said(rosa, "me")
    assert "No coach sees it." in words and "You have no coach here." in words
    assert "You share nothing with any coach now." in said(rosa, "me/shared")
    assert "Your coach suggests" not in words + said(rosa, "")


def test_my_page_names_the_coach_and_says_what_the_coach_sees(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes
) -> None:
    shared(desk, learner, chen)
    words = said(rosa, "me")
    assert "Chen One This coach sees which suggested modules you have finished." in words
    assert "No coach sees it." not in words and "A coach sees only what you share." in words


@pytest.mark.parametrize(
    ("level", "there", "hidden"),
    [
        (NOTHING, ["Nothing is shared."], ["finished yet", "started", "stuck there"]),
        (FINISHED, ["l03 Lesson: l03/b not finished yet", "l01 finished"], ["started", "stuck there"]),
        (GOING, ["l03 Lesson: l03/b started", "l01 finished", "stuck there"], ["not finished"]),
    ],
)
def test_the_learner_sees_what_the_level_shows(
    rosa: Person,
    desk: Desk,
    chen: OpenMember,
    learner: bytes,
    engine: Engine,
    level: str,
    there: list[str],
    hidden: list[str],
) -> None:
    share = shared(desk, learner, chen, level)
    suggests(desk, chen, share, "l01", "l03/b", "t04")
    begin(engine, learner, "l03/a", "l09/a")
    finish(engine, learner, *set(re.findall(r"/en/(l01/[a-z])\"", rosa.visit("l01").text)))
    words = said(rosa, "me/shared").split("What may this coach see?")[0]
    for code in ("l01", "l03", "l03/b"):
        words = words.replace(title(rosa, code), code)
    assert [one for one in there if one not in words] == []
    assert [one for one in hidden if one in words] == []
    assert title(rosa, "l09") not in words


def title(person: Person, code: str) -> str:
    page = person.phone.page(person.visit(code))
    return "".join(page.all("h1")[0].itertext()).strip()


def test_another_level_holds_from_then_on(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes, engine: Engine
) -> None:
    share = shared(desk, learner, chen)
    coach = share.id.hex()
    typed = {f"level.{coach}": GOING, f"back.{coach}": "1"}
    rosa.phone.submit(rosa.visit("me/shared"), rosa.at("me/shared"), typed)
    assert [(one.level, one.lets_back) for one in rows(engine, Share)] == [(GOING, True)]
    rosa.phone.post(rosa.at("me/shared"), {"coach": coach, "do": "change", f"level.{coach}": NOTHING})
    assert [(one.level, one.lets_back) for one in rows(engine, Share)] == [(NOTHING, False)]


@pytest.mark.parametrize("level", ["", "all", "x" * 300, "goin\u0301g"])
def test_a_level_that_is_not_offered_changes_nothing(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes, engine: Engine, level: str
) -> None:
    coach = shared(desk, learner, chen).id.hex()
    rosa.phone.post(rosa.at("me/shared"), {"coach": coach, "do": "change", f"level.{coach}": level})
    assert [one.level for one in rows(engine, Share)] == [FINISHED]


def test_stopping_takes_one_tap_and_a_second_is_told_the_same(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes, engine: Engine
) -> None:
    share = shared(desk, learner, chen)
    suggests(desk, chen, share, "l03")
    page = rosa.visit("me/shared")
    for _ in range(2):
        reply = rosa.phone.submit(page, rosa.at("me/stopped"))
        assert reply.url.path == "/en/me/stopped" and "Ask the coach for a new card." in reply.text
    assert rows(engine, Share) == [] and rows(engine, Suggestion) == []
    assert "No coach sees it." in said(rosa, "me")


def test_the_share_of_somebody_else_is_as_unknown_as_none(
    rosa: Person, make_client: Callable[..., Client], desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    other = Person("Other", "en", make_client())
    first = rows(engine, Learner)[0].id
    share = shared(desk, first, chen, GOING)
    suggests(desk, chen, share, "l03")
    other.make_code()
    for coach in (share.id.hex(), "f" * 32, "", "..", "é"):
        for place, do in (
            ("stopped", ""),
            ("shared", "change"),
            ("shared", "read"),
            ("later", "later"),
            ("stuck", "stuck"),
        ):
            other.phone.post(
                other.at(f"me/{place}"), {"coach": coach, "do": do, "place": "l03", f"level.{coach}": NOTHING}
            )
    assert [one.level for one in rows(engine, Share)] == [GOING]
    assert [one.declined for one in rows(engine, Suggestion)] == [False] and rows(engine, Stuck) == []


def test_who_looked_is_told_newest_first(rosa: Person, desk: Desk, chen: OpenMember, learner: bytes) -> None:
    share = shared(desk, learner, chen)
    assert "When this coach looked Not yet." in said(rosa, "me/shared")
    for what, week in ((GROUP_PAGE, WEEK), (LEARNER_PAGE, "2026-W50"), (MEETING, "2027-W01")):
        note_looks(desk.engine, chen, [share], what, week)
    assert (
        "When this coach looked Week 1 of 2027: a paper for a meeting with you"
        " Week 50 of 2026: the page about you Week 49 of 2026: the list of your group"
    ) in said(rosa, "me/shared")


def test_a_suggestion_waits_on_home_and_my_page_with_the_coach_s_words(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes
) -> None:
    share = shared(desk, learner, chen)
    suggests(desk, chen, share, "l03", "t04", words="time")
    for place in ("", "me"):
        page = rosa.phone.page(rosa.visit(place))
        assert "Your coach suggests" in page.said() and "Take your time with this one." in page.said()
        assert {"/en/l03", "/en/t04"} <= {one.get("href") for one in page.all("a")}


@pytest.mark.parametrize("place", ["", "me"])
def test_not_now_takes_it_away_and_can_be_undone(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes, engine: Engine, place: str
) -> None:
    share = shared(desk, learner, chen)
    suggests(desk, chen, share, "l03/b")
    reply = rosa.phone.submit(rosa.visit(place), rosa.at("me/later"), press="do=later")
    assert reply.url.path == rosa.at(place)
    assert [one.declined for one in rows(engine, Suggestion)] == [True]
    assert "Your coach suggests" not in said(rosa, "")
    assert "not now" in said(rosa, "me/shared").split("What may")[0]
    press(rosa, "me", "me/later", "do=again")
    assert [one.declined for one in rows(engine, Suggestion)] == [False]


def test_home_shows_a_few_and_never_what_is_finished(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes, engine: Engine
) -> None:
    share = shared(desk, learner, chen)
    suggests(desk, chen, share, "l03/a", "l03/b", "l09", "l11", "t04", "l99", "l03/z")
    finish(engine, learner, "l03/a")
    home, mine = rosa.visit(""), rosa.visit("me")
    shown = re.findall(r'name="place" value="([^"]+)"', home.text)
    assert shown == ["l03/b", "l09", "l11"]
    assert re.findall(r'name="place" value="([^"]+)"', mine.text) == ["l03/b", "l09", "l11", "t04"]


def test_stuck_is_pressed_and_released_by_the_learner(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes, engine: Engine
) -> None:
    share = shared(desk, learner, chen, GOING)
    suggests(desk, chen, share, "l03")
    words = press(rosa, "me/shared", "me/stuck", "do=stuck")
    assert "I am stuck" in words.split("Is something hard?")[0] and len(rows(engine, Stuck)) == 1
    press(rosa, "me/shared", "me/stuck", "do=done")
    assert rows(engine, Stuck) == []


@pytest.mark.parametrize("removed", [False, True])
def test_a_coach_who_left_is_told_once_and_sees_nothing(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes, engine: Engine, removed: bool
) -> None:
    share = shared(desk, learner, chen)
    suggests(desk, chen, share, "l03")
    if removed:
        without(desk.engine, CHEN)
    else:
        with desk.writing() as session:
            disable_member(session, desk.doors.secrets, desk.doors.clock, desk.whole(EERO), chen.id)
    for place in ("me", "me/shared"):
        words = said(rosa, place)
        assert (
            "One of your coaches is not here any more."
            if removed
            else "Chen is not your coach here any more."
        ) in words
        assert ("You can ask: One." in words) is not removed
    assert "Your coach suggests" not in said(rosa, "") and "No coach sees it." in said(rosa, "me")
    press(rosa, "me", "me/shared", "do=read")
    assert rows(engine, Share) == [] and "no longer works" not in said(rosa, "me")


def test_a_good_share_does_not_end_by_reading(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes, engine: Engine
) -> None:
    share = shared(desk, learner, chen)
    rosa.phone.post(rosa.at("me/shared"), {"coach": share.id.hex(), "do": "read"})
    assert len(rows(engine, Share)) == 1


def test_two_coaches_stand_apart_each_with_its_own_choice(
    rosa: Person, desk: Desk, chen: OpenMember, learner: bytes, engine: Engine
) -> None:
    dalia = desk.whole(DALIA)
    shares = {one.id: shared(desk, learner, one, GOING) for one in (chen, dalia)}
    suggests(desk, chen, shares[chen.id], "l03")
    suggests(desk, dalia, shares[dalia.id], "l09")
    page = rosa.visit("me/shared")
    assert "Chen" in page.text and "Somebody" in page.text
    coach = shares[dalia.id].id.hex()
    rosa.phone.post(rosa.at("me/shared"), {"coach": coach, "do": "change", f"level.{coach}": NOTHING})
    assert {one.member_id: one.level for one in rows(engine, Share)} == {chen.id: GOING, dalia.id: NOTHING}
    assert "From Chen" in said(rosa, "me")


@pytest.mark.parametrize("place", ["me/later", "me/stuck"])
def test_the_address_of_a_form_leads_to_my_page(rosa: Person, place: str) -> None:
    assert rosa.visit(place).url.path == "/en/me"
