"""Suggesting at the desk: ready sets, modules, lessons and tools, to one learner or to a group."""

import pytest

from app.learners.sharing.actions import MOST_SUGGESTED, decline, suggest
from app.learners.sharing.models import Share, Suggestion
from tests.fixtures.coaching import circle, learner_of, term_of
from tests.fixtures.sharing import rows
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, DALIA, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def at(share: Share) -> str:
    return f"/desk/en/learners/{share.id.hex()}/suggest"


def suggested(desk: Desk) -> list[tuple[str, str, bool]]:
    return [(one.place, one.encouragement, one.declined) for one in in_turn(desk)]


def in_turn(desk: Desk) -> list[Suggestion]:
    return sorted(rows(desk.engine, Suggestion), key=lambda one: (one.learner_id, one.turn))


def test_one_tap_suggests_a_ready_set(desk: Desk, desk_client: DeskClient) -> None:
    share, chen = learner_of(desk, CHEN), desk_client(CHEN)
    done = chen.submit(chen.get(at(share)), at(share), press="set=first-step")
    words = chen.page(done).said()
    assert "blue heron It is suggested You suggested this:" in words
    assert "Welcome: this is your space" in words and "What I can do" in words
    assert suggested(desk) == [("l01", "", False), ("l06", "", False), ("l09", "", False)]


def test_modules_lessons_and_tools_are_suggested_with_kind_words(desk: Desk, desk_client: DeskClient) -> None:
    share, chen = learner_of(desk, CHEN), desk_client(CHEN)
    fields = [("place", "l09"), ("place", "l03/b"), ("place", "t03"), ("words", "time")]
    words = chen.page(chen.post(at(share), fields)).said()
    assert "My pay and my pay slip:" in words and "What I can do" in words and "My CV a tool" in words
    assert suggested(desk) == [("l03/b", "time", False), ("l09", "time", False), ("t03", "time", False)]


def test_the_same_form_again_changes_nothing(desk: Desk, desk_client: DeskClient) -> None:
    share, chen = learner_of(desk, CHEN), desk_client(CHEN)
    fields = [("place", "l03"), ("place", "t03")]
    first = chen.post(at(share), fields)
    before = suggested(desk)
    assert chen.post(at(share), fields).text == first.text
    assert suggested(desk) == before


def test_what_was_declined_is_offered_again_only_by_suggesting_it(
    desk: Desk, desk_client: DeskClient
) -> None:
    share, chen = learner_of(desk, CHEN, places=("l03", "l09")), desk_client(CHEN)
    with desk.writing() as session:
        for place in ("l03", "l09"):
            decline(session, share.learner_id, share.member_id, place)
    chen.post(at(share), {"place": "l03"})
    assert suggested(desk) == [("l03", "", False), ("l09", "", True)]


@SQLITE
def test_a_whole_module_holds_its_lessons(desk: Desk, desk_client: DeskClient) -> None:
    share = learner_of(desk, CHEN)
    desk_client(CHEN).post(at(share), [("place", "l03/a"), ("place", "l03"), ("place", "l09/a")])
    assert [place for place, *_ in suggested(desk)] == ["l03", "l09/a"]


@SQLITE
@pytest.mark.parametrize(
    "fields",
    [
        [],
        [("place", "p1")],
        [("place", "l77"), ("place", "l03/z"), ("place", "../me"), ("place", "t99")],
        [("set", "ten-weeks")],
        [("set", "unknown"), ("words", "time")],
    ],
)
def test_where_nothing_was_chosen_the_page_comes_back(
    desk: Desk, desk_client: DeskClient, fields: list[tuple[str, str]]
) -> None:
    share, chen = learner_of(desk, CHEN), desk_client(CHEN)
    back = chen.page(chen.post(at(share), fields, status=422))
    assert "Please choose something first" in back.said()
    assert rows(desk.engine, Suggestion) == []
    checked = [one.get("value") for one in back.all("input") if "checked" in one.attrib]
    assert checked == ["time" if ("words", "time") in fields else ""]


@SQLITE
def test_words_of_a_coach_never_come_along(desk: Desk, desk_client: DeskClient) -> None:
    share = learner_of(desk, CHEN)
    desk_client(CHEN).post(at(share), {"place": "l03", "words": "Do it by Friday!"})
    assert suggested(desk) == [("l03", "", False)]


def test_a_group_is_suggested_something_all_at_once(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    for label in ("one", "two"):
        learner_of(desk, CHEN, label=label, group_id=group)
    learner_of(desk, CHEN, label="elsewhere")
    chen, address = desk_client(CHEN), f"/desk/en/groups/{group.hex()}/suggest"
    done = chen.submit(chen.get(address), address, press="set=first-step")
    assert "Tuesday group It is suggested You suggested this to 2 learners:" in chen.page(done).said()
    assert [place for place, *_ in suggested(desk)] == ["l01", "l06", "l09"] * 2


@SQLITE
def test_to_an_empty_group_nothing_is_suggested(desk: Desk, desk_client: DeskClient) -> None:
    chen, address = desk_client(CHEN), f"/desk/en/groups/{circle(desk, CHEN).hex()}/suggest"
    assert "Nobody is in this group yet" in chen.page(chen.get(address)).said()
    chen.post(address, {"place": "l03"}, status=422)


@SQLITE
def test_a_coach_hears_for_whom_there_was_no_room(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    full = learner_of(desk, CHEN, label="full house", group_id=group)
    learner_of(desk, CHEN, label="much room", group_id=group)
    with desk.writing() as session:
        suggest(session, term_of(desk, CHEN), [full], [f"x{one:02}" for one in range(MOST_SUGGESTED)])
    chen, address = desk_client(CHEN), f"/desk/en/groups/{group.hex()}/suggest"
    words = chen.page(chen.post(address, {"place": "l03"})).said()
    assert "Not all of it had room" in words and "full house" in words and "much room" not in words


def test_the_programme_suggests_a_week_to_a_group(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    learner_of(desk, CHEN, group_id=group)
    chen, address = desk_client(CHEN), "/desk/en/programme/4"
    plan = chen.page(chen.get("/desk/en/programme")).said()
    assert "Week 10" in plan and "A trade union" in plan and "Day D" in plan
    done = chen.submit(chen.get(address), address, press=f"group={group.hex()}")
    assert "Tuesday group It is suggested You suggested this to 1 learner:" in chen.page(done).said()
    assert [place for place, *_ in suggested(desk)] == ["l02", "l03"]


@SQLITE
def test_a_week_says_what_is_missing(desk: Desk, desk_client: DeskClient) -> None:
    chen, address = desk_client(CHEN), "/desk/en/programme/4"
    assert "You have no group yet" in chen.page(chen.get(address)).said()
    group = circle(desk, CHEN).hex()
    empty = chen.post(address, {"place": "l03", "group": group}, status=422)
    assert "Nobody is in “Tuesday group” yet" in chen.page(empty).said()
    nothing = chen.post(address, {"place": "l09", "group": group}, status=422)
    assert "Please choose something first" in chen.page(nothing).said()


@SQLITE
def test_every_module_of_every_week_is_here(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    for week in range(1, 11):
        page = chen.page(chen.get(f"/desk/en/programme/{week}"))
        assert "not here yet" not in page.said(), week
        assert [one for one in page.all("button") if one.get("name") == "what"], week


@SQLITE
def test_an_unknown_week_and_the_group_of_another_coach_are_not_there(
    desk: Desk, desk_client: DeskClient
) -> None:
    chen = desk_client(CHEN)
    for week in ("0", "11", "04", "x"):
        chen.get(f"/desk/en/programme/{week}", status=404)
    for group in (circle(desk, DALIA).hex(), "", "0" * 32):
        chen.post("/desk/en/programme/4", {"place": "l03", "group": group}, status=404)
