"""What stands between a learner and a coach: shares, suggestions, looks, and how they end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event
from sqlmodel import col, update

from app.accounts.actions import disable_member, enable_member
from app.accounts.models import Member
from app.clock import week_of
from app.db import open_session
from app.learners.actions import erase
from app.learners.expiring.actions import sweep
from app.learners.models import Learner
from app.learners.sharing.actions import (
    MOST_SUGGESTED,
    begin_share,
    change_share,
    decline,
    end_share,
    leave_group,
    move,
    note_looks,
    press_stuck,
    relabel,
    release_stuck,
    suggest,
    undecline,
    withdraw_suggestion,
)
from app.learners.sharing.models import FINISHED, GOING, GROUP_PAGE, MEETING, Look, Share, Stuck, Suggestion
from app.learners.sharing.queries import (
    Counted,
    coach_share,
    coach_shares,
    counts_by_group,
    group_shares,
    learner_shares,
    looks_of,
    own_share,
    pair_of,
    suggestions_for,
)
from tests.fixtures.clocks import HandClock
from tests.fixtures.sharing import WEEK, new_learner, rows, shared, without
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk

GROUP = b"g" * 16


def of_coach(desk: Desk, here: object) -> list[Share]:
    with open_session(desk.engine, writes=False) as session:
        return coach_shares(session, here)  # type: ignore[arg-type]


def suggested(desk: Desk, share: Share) -> list[tuple[str, bool]]:
    with open_session(desk.engine, writes=False) as session:
        return [
            (row.place, row.declined) for row in suggestions_for(session, [share]).get(pair_of(share), [])
        ]


def test_a_share_that_is_there_keeps_address_and_label_and_takes_the_rest(desk: Desk) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    first = shared(desk, learner, chen)
    again = shared(desk, learner, chen, GOING, label="red fox", group_id=GROUP, lets_back=True)
    assert (again.id, again.label) == (first.id, "blue heron")
    assert (again.level, again.group_id, again.lets_back) == (GOING, GROUP, True)
    assert len(rows(desk.engine, Share)) == 1


def test_a_share_of_an_earlier_term_is_begun_anew_and_keeps_nothing(desk: Desk) -> None:
    learner, chen, eero = (new_learner(desk.engine), *map(desk.whole, (CHEN, EERO)))
    first, doors = shared(desk, learner, chen), desk.doors
    with desk.writing() as session:
        suggest(session, chen, [first], ["l03"])
        disable_member(session, doors.secrets, doors.clock, eero, chen.id)
        enable_member(session, doors.secrets, doors.clock, eero, chen.id)
    later = desk.half(CHEN).member
    assert later.term == chen.term + 1 and of_coach(desk, later) == []
    second = shared(desk, learner, later, label="red fox")
    assert second.id != first.id and second.label == "red fox"
    assert rows(desk.engine, Suggestion) == []


def test_another_coach_of_the_same_and_of_another_organisation_sees_nothing(desk: Desk) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen, group_id=GROUP)
    with open_session(desk.engine, writes=False) as session:
        assert coach_share(session, chen, share.id) is not None
        assert [one.id for one in group_shares(session, chen, GROUP)] == [share.id]
        assert group_shares(session, chen, None) == []
        assert coach_share(session, chen, b"x" * 16) is None
        for email in (EERO, DALIA):
            other = desk.whole(email)
            assert coach_share(session, other, share.id) is None
            assert coach_shares(session, other) == []
            assert group_shares(session, other, GROUP) == []
            assert counts_by_group(session, other) == {}


def test_what_another_coach_asks_to_change_stays_as_it_is(desk: Desk) -> None:
    chen, dalia = desk.whole(CHEN), desk.whole(DALIA)
    share = shared(desk, new_learner(desk.engine), chen, group_id=GROUP)
    with desk.writing() as session:
        assert suggest(session, dalia, [share], ["l03"]) == []
        relabel(session, dalia, share, "mine")
        move(session, dalia, share, None)
        leave_group(session, dalia, GROUP)
    assert note_looks(desk.engine, dalia, [share], GROUP_PAGE, WEEK) == []
    assert rows(desk.engine, Suggestion) == [] and rows(desk.engine, Look) == []
    assert [(one.label, one.group_id) for one in of_coach(desk, chen)] == [("blue heron", GROUP)]


def test_a_label_and_a_group_change_and_a_group_may_go(desk: Desk) -> None:
    chen = desk.whole(CHEN)
    share = shared(desk, new_learner(desk.engine), chen)
    with desk.writing() as session:
        relabel(session, chen, share, "red fox")
        move(session, chen, share, GROUP)
    assert [(one.label, one.group_id) for one in of_coach(desk, chen)] == [("red fox", GROUP)]
    with desk.writing() as session:
        leave_group(session, chen, GROUP)
    assert [one.group_id for one in of_coach(desk, chen)] == [None]


def test_the_end_of_a_share_leaves_nothing_and_touches_no_other_coach(desk: Desk) -> None:
    learner, chen, dalia = new_learner(desk.engine), desk.whole(CHEN), desk.whole(DALIA)
    shares = {one: shared(desk, learner, one, GOING) for one in (chen, dalia)}
    for one, share in shares.items():
        with desk.writing() as session:
            suggest(session, one, [share], ["l03", "t04"])
            press_stuck(session, learner, one.id, "l03")
        note_looks(desk.engine, one, [share], MEETING, WEEK)
    with desk.writing() as session:
        end_share(session, learner, chen.id)
    for table, left in ((Share, 1), (Suggestion, 2), (Stuck, 1), (Look, 1)):
        found = rows(desk.engine, table)
        assert len(found) == left and {row.member_id for row in found} == {dalia.id}


def test_suggestions_keep_their_order_and_twice_is_once(desk: Desk) -> None:
    chen = desk.whole(CHEN)
    share = shared(desk, new_learner(desk.engine), chen)
    for places in (["l09", "l03/b"], ["l03/b", "t04", "t04"]):
        with desk.writing() as session:
            suggest(session, chen, [share], places)
    assert suggested(desk, share) == [("l09", False), ("l03/b", False), ("t04", False)]


def test_not_now_stays_until_undone_or_suggested_again(desk: Desk) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen)
    with desk.writing() as session:
        suggest(session, chen, [share], ["l03", "l09"])
        decline(session, learner, chen.id, "l03")
        decline(session, learner, chen.id, "l09")
        undecline(session, learner, chen.id, "l09")
    assert suggested(desk, share) == [("l03", True), ("l09", False)]
    with desk.writing() as session:
        suggest(session, chen, [share], ["l11"])
    assert suggested(desk, share)[0] == ("l03", True)
    with desk.writing() as session:
        suggest(session, chen, [share], ["l03"], "time")
    assert suggested(desk, share)[0] == ("l03", False)
    assert {row.place: row.encouragement for row in rows(desk.engine, Suggestion)}["l03"] == "time"


def test_there_is_an_end_to_what_one_coach_suggests(desk: Desk) -> None:
    chen = desk.whole(CHEN)
    share = shared(desk, new_learner(desk.engine), chen)
    many = [f"l03/{number}" for number in range(MOST_SUGGESTED - 1)]
    with desk.writing() as session:
        assert suggest(session, chen, [share], many) == []
        assert suggest(session, chen, [share], ["l09", "l11"]) == [share]
    assert [place for place, _ in suggested(desk, share)] == [*many, "l09"]


def test_stuck_is_told_only_where_it_is_shared_and_suggested(desk: Desk) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen, FINISHED)
    with desk.writing() as session:
        suggest(session, chen, [share], ["l03/b"])
        press_stuck(session, learner, chen.id, "l03")
    assert rows(desk.engine, Stuck) == []
    with desk.writing() as session:
        change_share(session, learner, chen.id, GOING, lets_back=False)
        for module in ("l03", "l03", "l09"):
            press_stuck(session, learner, chen.id, module)
    assert [row.module for row in rows(desk.engine, Stuck)] == ["l03"]
    with open_session(desk.engine, writes=False) as session:
        assert counts_by_group(session, chen) == {None: Counted(1, 1)}
    with desk.writing() as session:
        release_stuck(session, learner, chen.id, "l03")
    assert rows(desk.engine, Stuck) == []


def test_stuck_ends_when_less_is_shared_or_the_suggestion_goes(desk: Desk) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen, GOING)
    with desk.writing() as session:
        suggest(session, chen, [share], ["l03", "l03/b"])
        press_stuck(session, learner, chen.id, "l03")
        withdraw_suggestion(session, chen, share, "l03/b")
    assert len(rows(desk.engine, Stuck)) == 1
    with desk.writing() as session:
        withdraw_suggestion(session, chen, share, "l03")
    assert rows(desk.engine, Stuck) == [] and suggested(desk, share) == []
    with desk.writing() as session:
        suggest(session, chen, [share], ["l03"])
        press_stuck(session, learner, chen.id, "l03")
        change_share(session, learner, chen.id, FINISHED, lets_back=False)
    assert rows(desk.engine, Stuck) == []


def test_groups_are_counted_with_those_who_are_stuck(desk: Desk) -> None:
    chen = desk.whole(CHEN)
    for group_id in (GROUP, GROUP, None):
        shared(desk, new_learner(desk.engine), chen, group_id=group_id)
    stuck = shared(desk, new_learner(desk.engine), chen, GOING, group_id=GROUP)
    with desk.writing() as session:
        suggest(session, chen, [stuck], ["l03", "l09"])
        for module in ("l03", "l09"):
            press_stuck(session, stuck.learner_id, chen.id, module)
    with open_session(desk.engine, writes=False) as session:
        assert counts_by_group(session, chen) == {GROUP: Counted(3, 1), None: Counted(1, 0)}


def test_a_look_is_written_once_a_week_and_kind_of_page(desk: Desk) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen)
    for what, week in ((GROUP_PAGE, WEEK), (GROUP_PAGE, WEEK), (MEETING, WEEK), (GROUP_PAGE, "2026-W50")):
        assert [one.id for one in note_looks(desk.engine, chen, [share], what, week)] == [share.id]
    with open_session(desk.engine, writes=False) as session:
        looks = [(look.week, look.what) for look in looks_of(session, learner)[chen.id]]
    assert looks == [("2026-W50", GROUP_PAGE), (WEEK, GROUP_PAGE), (WEEK, MEETING)]


def test_a_look_is_forgotten_half_a_year_after_its_week(desk: Desk, clock: HandClock) -> None:
    chen = desk.whole(CHEN)
    share = shared(desk, new_learner(desk.engine), chen)
    for weeks in (0, 25):
        note_looks(desk.engine, chen, [share], GROUP_PAGE, week_of(clock.today() + timedelta(weeks=weeks)))
    with desk.writing() as session:
        session.exec(update(Learner).values(used_week="2027-W20"))
    clock.forward(days=26 * 7)
    sweep(desk.engine, clock)
    assert len(rows(desk.engine, Look)) == 2
    clock.forward(days=7)
    sweep(desk.engine, clock)
    assert [row.week for row in rows(desk.engine, Look)] == ["2027-W21"]


def test_whoever_took_back_meanwhile_is_not_shown(desk: Desk) -> None:
    chen = desk.whole(CHEN)
    stays, ends, erased = (shared(desk, new_learner(desk.engine), chen) for _ in range(3))
    with desk.writing() as session:
        end_share(session, ends.learner_id, chen.id)
    erase(desk.engine, erased.learner_id)
    shown = note_looks(desk.engine, chen, [stays, ends, erased], GROUP_PAGE, WEEK)
    assert [one.id for one in shown] == [stays.id] and len(rows(desk.engine, Look)) == 1


def test_looks_at_many_learners_take_a_few_statements(desk: Desk) -> None:
    chen = desk.whole(CHEN)
    shares = [shared(desk, new_learner(desk.engine), chen) for _ in range(12)]
    asked: list[str] = []
    event.listen(desk.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    note_looks(desk.engine, chen, shares, GROUP_PAGE, WEEK)
    assert len([sql for sql in asked if not sql.startswith("BEGIN")]) <= 3
    asked.clear()
    note_looks(desk.engine, chen, shares, GROUP_PAGE, WEEK)
    assert len([sql for sql in asked if not sql.startswith("BEGIN")]) == 1


def test_a_learner_sees_by_name_who_is_still_there_and_who_left(desk: Desk) -> None:
    learner, chen, dalia, eero = (new_learner(desk.engine), *map(desk.whole, (CHEN, DALIA, EERO)))
    shares = {one.email: shared(desk, learner, one) for one in (chen, dalia, eero)}
    doors = desk.doors
    with desk.writing() as session:
        session.exec(update(Member).where(col(Member.email) == CHEN).values(name="Chen"))
        disable_member(session, doors.secrets, doors.clock, eero, chen.id)
        enable_member(session, doors.secrets, doors.clock, eero, chen.id)
    without(desk.engine, DALIA)
    with open_session(desk.engine, writes=False) as session:
        found = {one.share.id: one for one in learner_shares(session, learner)}
        left, gone, good = (found[shares[email].id] for email in (CHEN, DALIA, EERO))
        assert (left.coach, left.organisation, left.good) == ("Chen", "One", False)
        assert (gone.coach, gone.organisation, gone.good) == ("", "", False)
        assert good.good and next(iter(found.values())).share.id == good.share.id
        assert own_share(session, learner, shares[CHEN].id) == left
        assert own_share(session, new_learner(desk.engine), shares[CHEN].id) is None


def test_erasing_a_learner_takes_all_of_it(desk: Desk) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen, GOING)
    with desk.writing() as session:
        suggest(session, chen, [share], ["l03"])
        press_stuck(session, learner, chen.id, "l03")
    note_looks(desk.engine, chen, [share], MEETING, WEEK)
    erase(desk.engine, learner)
    assert [rows(desk.engine, table) for table in (Share, Suggestion, Stuck, Look)] == [[], [], [], []]


@pytest.mark.parametrize("turn", range(3))
def test_a_suggestion_and_the_end_of_a_share_at_once_leave_nothing_behind(desk: Desk, turn: int) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    share = shared(desk, learner, chen)

    def suggesting(engine: Engine) -> None:
        with desk.writing() as session:
            suggest(session, chen, [share], ["l03", "l09", "l11"])

    def ending(engine: Engine) -> None:
        with desk.writing() as session:
            end_share(session, learner, chen.id)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda act: act(desk.engine), (suggesting, ending)))
    assert rows(desk.engine, Suggestion) == [] and rows(desk.engine, Share) == []


def test_two_taps_at_once_begin_one_share(desk: Desk) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    with ThreadPoolExecutor(2) as threads:
        shares = list(threads.map(lambda label: shared(desk, learner, chen, label=label), ("one", "two")))
    assert len({one.id for one in shares}) == 1 and len(rows(desk.engine, Share)) == 1


def test_a_share_begins_with_what_the_card_says(desk: Desk) -> None:
    learner, chen = new_learner(desk.engine), desk.whole(CHEN)
    with desk.writing() as session:
        share = begin_share(session, learner, chen, "fox", GROUP, GOING, lets_back=True, week=WEEK)
    assert (share.term, share.label, share.group_id, share.level, share.lets_back, share.made_week) == (
        chen.term, "fox", GROUP, GOING, True, WEEK,
    )  # fmt: skip
