"""One learner at the desk: what is shared, what was suggested, the label, the group."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.accounts.queries import hold_member
from app.learners.sharing.actions import change_share, decline, end_share, press_stuck
from app.learners.sharing.models import FINISHED, GOING, LEARNER_PAGE, NOTHING, Look, Share, Suggestion
from tests.fixtures.coaching import circle, learner_of
from tests.fixtures.sharing import finish, rows
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def at(share: Share, place: str = "") -> str:
    return f"/desk/en/learners/{share.id.hex()}{place}"


def test_a_learner_is_shown_as_far_as_they_share(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    share = learner_of(desk, CHEN, GOING, ("l03", "t03"), group_id=group)
    finish(desk.engine, share.learner_id, "l03/a", "l11/a")
    with desk.writing() as session:
        press_stuck(session, share.learner_id, share.member_id, "l03")
    chen = desk_client(CHEN)
    page = chen.page(chen.get(at(share)))
    assert page.said("h1") == "blue heron"
    words = page.said()
    assert "Tuesday group" in words and "My pay and my pay slip" in words and "I am stuck" in words
    assert "My CV" in words and "Finding a safe job" not in words
    assert "You never see the code, the notebook, answers or times" in words
    assert [(one.what, one.week) for one in rows(desk.engine, Look)] == [(LEARNER_PAGE, "2026-W49")]


def test_at_level_nothing_a_coach_sees_only_what_they_suggested(desk: Desk, desk_client: DeskClient) -> None:
    share = learner_of(desk, CHEN, NOTHING, ("l03", "l09"))
    finish(desk.engine, share.learner_id, *(f"l09/{one}" for one in "abcde"))
    with desk.writing() as session:
        decline(session, share.learner_id, share.member_id, "l03")
    chen = desk_client(CHEN)
    words = chen.page(chen.get(at(share))).said()
    assert "Nothing is shared." in words and "My pay and my pay slip" in words
    assert "not now" not in words and "finished" not in words


def test_a_card_back_is_offered_only_where_the_learner_lets_the_coach(
    desk: Desk, desk_client: DeskClient
) -> None:
    share = learner_of(desk, CHEN)
    chen, button = desk_client(CHEN), f'action="{at(share)}/card"'
    assert button not in chen.get(at(share)).text
    with desk.writing() as session:
        change_share(session, share.learner_id, share.member_id, FINISHED, lets_back=True)
    assert button in chen.get(at(share)).text


def test_a_suggestion_is_taken_back_once_or_twice(desk: Desk, desk_client: DeskClient) -> None:
    share = learner_of(desk, CHEN, places=("l03", "t03"))
    chen = desk_client(CHEN)
    shown = chen.get(at(share))
    for _ in range(2):
        after = chen.post(at(share, "/suggestions"), {"withdrawn": "l03"})
        assert after.url.path == at(share)
    assert [one.place for one in rows(desk.engine, Suggestion)] == ["t03"]
    assert "My pay" in shown.text and "My pay" not in after.text
    assert chen.get(at(share, "/suggestions")).url.path == at(share)


def test_a_learner_gets_another_label_and_group(desk: Desk, desk_client: DeskClient) -> None:
    group, share = circle(desk, CHEN), learner_of(desk, CHEN)
    chen, address = desk_client(CHEN), at(share, "/label")
    form = chen.get(address)
    assert "Do not write names" in chen.page(form).said()
    moved = chen.submit(form, address, {"label": " green  cup ", "group": group.hex()})
    assert chen.page(moved).said("h1") == "green cup" and "Tuesday group" in moved.text
    chen.submit(chen.get(address), address, {"group": ""})
    [kept] = rows(desk.engine, Share)
    assert (kept.label, kept.group_id, kept.id) == ("green cup", None, share.id)


def test_a_label_waits_for_another_tab_that_just_gives_one(desk: Desk, desk_client: DeskClient) -> None:
    first, second = learner_of(desk, CHEN), learner_of(desk, CHEN, label="red fox")
    chen = desk_client(CHEN)
    with ThreadPoolExecutor(1) as other_tab:
        with desk.writing() as session:
            hold_member(session, first.member_id)
            waits = other_tab.submit(chen.post, at(second, "/label"), {"label": "green cup"}, status=422)
            with pytest.raises(TimeoutError):
                waits.result(0.5)
            session.get_one(Share, (first.learner_id, first.member_id)).label = "green cup"
        assert "use this already" in waits.result(5).text
    assert sorted(one.label for one in rows(desk.engine, Share)) == ["green cup", "red fox"]


@SQLITE
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "at least one letter"),
        ("amina (at) mail.example", "leave out the e-mail"),
        ("٠٤٠ ١٢٣ ٤٥٦٧", "leave out the long number"),
        ("a" * 41, "too long"),
        ("RED fox", "use this already"),
    ],
)
def test_a_label_that_is_refused_comes_back_with_the_chosen_group(
    desk: Desk, desk_client: DeskClient, typed: str, why: str
) -> None:
    group, share = circle(desk, CHEN), learner_of(desk, CHEN)
    learner_of(desk, CHEN, label="red fox")
    chen, address = desk_client(CHEN), at(share, "/label")
    back = chen.post(address, {"label": typed, "group": group.hex()}, status=422)
    page = chen.page(back)
    assert why in page.said()
    [chosen] = [one for one in page.all("input") if "checked" in one.attrib]
    assert chosen.get("value") == group.hex()
    assert [(one.label, one.group_id) for one in rows(desk.engine, Share) if one.id == share.id] == [
        ("blue heron", None)
    ]


def test_nobody_moves_a_learner_into_the_group_of_another_coach(desk: Desk, desk_client: DeskClient) -> None:
    share = learner_of(desk, CHEN)
    chen = desk_client(CHEN)
    for group in (circle(desk, EERO).hex(), circle(desk, DALIA).hex(), "0" * 32, "x"):
        chen.post(at(share, "/label"), {"label": "green cup", "group": group}, status=404)
    assert [(one.label, one.group_id) for one in rows(desk.engine, Share)] == [("blue heron", None)]


def test_a_learner_who_ended_the_share_is_gone_at_the_next_request(
    desk: Desk, desk_client: DeskClient
) -> None:
    share = learner_of(desk, CHEN, places=("l03",))
    chen = desk_client(CHEN)
    chen.get(at(share))
    with desk.writing() as session:
        end_share(session, share.learner_id, share.member_id)
    for place in ("", "/suggest", "/meeting", "/label"):
        chen.get(at(share, place), status=404)
