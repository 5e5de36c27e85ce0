"""Groups at the desk: the list, one group on one page, its name, its end."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.accounts.actions import disable_member
from app.coaching.groups.actions import make_group
from app.coaching.models import CoachGroup
from app.learners.cards.models import Card
from app.learners.sharing.actions import change_share, decline, end_share, press_stuck
from app.learners.sharing.models import FINISHED, GOING, GROUP_PAGE, NOTHING, Look, Share
from app.security.tokens import random_token
from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.fixtures.coaching import circle, learner_of, term_of
from tests.fixtures.sharing import begin, finish, put, rows
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO, Desk

LIST = "/desk/en/groups"
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PAY, SKILLS = "My pay and my pay slip", "What I can do"


def said(client: Client, address: str) -> str:
    """The words of a page."""
    return client.page(client.get(address)).said()


def test_the_list_begins_with_the_first_step(desk_client: DeskClient) -> None:
    words = said(desk_client(CHEN), LIST)
    assert "The first step: make a card" in words
    assert "New card" not in words and "without a group" not in words


def test_a_group_is_made_and_shown(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    made = chen.submit(chen.get(LIST), LIST, {"name": "  Tuesday   group "})
    assert chen.page(made).said("h1") == "Tuesday group"
    assert "Nobody is in this group yet" in chen.page(made).said()
    assert "Tuesday group Nobody yet" in said(chen, LIST)


def test_the_same_form_twice_makes_one_group(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    empty = chen.get(LIST)
    first = chen.submit(empty, LIST, {"name": "Tuesday group"})
    assert chen.submit(empty, LIST, {"name": "Tuesday group"}).url == first.url
    assert chen.get(LIST).text.count("Tuesday group</bdi>") == 1


@SQLITE
def test_two_forms_that_carry_no_token_are_two_groups(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    first = chen.post(LIST, {"name": "Tuesday group"})
    assert chen.post(LIST, {"name": "Thursday group"}).url != first.url


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (" ", "at least one letter"),
        ("amina@mail.example", "leave out the e-mail"),
        ("call 040 123 4567", "leave out the long number"),
        ("a" * 61, "too long"),
        ("tuesday GROUP", "You use this already"),
    ],
)
@SQLITE
def test_a_name_that_is_refused_comes_back(desk: Desk, desk_client: DeskClient, typed: str, why: str) -> None:
    renamed = f"{LIST}/{circle(desk, CHEN, 'Another').hex()}/name"
    circle(desk, CHEN)
    chen = desk_client(CHEN)
    for address in (LIST, renamed):
        page = chen.page(chen.submit(chen.get(address), address, {"name": typed}, status=422))
        assert why in page.said()
        [field] = [one for one in page.all("input") if one.get("name") == "name"]
        assert field.get("value") == typed.strip() and field.get("aria-invalid") == "true"


def test_two_coaches_may_have_groups_of_the_same_name(desk: Desk, desk_client: DeskClient) -> None:
    circle(desk, EERO)
    chen = desk_client(CHEN)
    made = chen.submit(chen.get(LIST), LIST, {"name": "Tuesday group"})
    assert chen.page(made).said("h1") == "Tuesday group"


@SQLITE
def test_a_name_is_shown_as_words_whatever_it_holds(desk_client: DeskClient) -> None:
    chen, name = desk_client(CHEN), "<b>Tea</b> & 100 %s \"'"
    made = chen.submit(chen.get(LIST), LIST, {"name": name})
    assert chen.page(made).said("h1") == name
    assert name in said(chen, f"{made.url.path}/suggest")


def test_a_group_gets_another_name(desk: Desk, desk_client: DeskClient) -> None:
    address = f"{LIST}/{circle(desk, CHEN).hex()}"
    chen = desk_client(CHEN)
    same = chen.submit(chen.get(f"{address}/name"), f"{address}/name", {"name": "TUESDAY group"})
    assert same.url.path == address and chen.page(same).said("h1") == "TUESDAY group"


def test_the_end_of_a_group_leaves_its_learners(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    learner_of(desk, CHEN, group_id=group)
    chen, address = desk_client(CHEN), f"{LIST}/{group.hex()}/end"
    asked = chen.get(address)
    assert "1 learner stays with you" in chen.page(asked).said()
    left = chen.submit(asked, address)
    assert left.url.path == LIST and "<bdi>Tuesday group" not in left.text
    assert "Learners without a group blue heron" in chen.page(left).said()
    assert [share.group_id for share in rows(desk.engine, Share)] == [None]
    chen.get(address, status=404)


def test_the_list_counts_learners_and_who_let_their_coach_see_that_they_are_stuck(
    desk: Desk, desk_client: DeskClient
) -> None:
    group = circle(desk, CHEN)
    for label, level in (("blue heron", GOING), ("calm star", GOING), ("red fox", FINISHED)):
        share = learner_of(desk, CHEN, level, ("l03",), label=label, group_id=group)
        if label != "calm star":
            with desk.writing() as session:
                press_stuck(session, share.learner_id, share.member_id, "l03")
    assert "Tuesday group 3 learners 1 says: I am stuck" in said(desk_client(CHEN), LIST)


def test_a_group_shows_what_each_learner_shares_and_nothing_more(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    for label, level in (("all of it", GOING), ("finished only", FINISHED), ("nothing at all", NOTHING)):
        share = learner_of(desk, CHEN, level, ("l03", "l09"), label=label, group_id=group)
        finish(desk.engine, share.learner_id, "l03/a", "l03/b", "l11/a", *(f"l09/{one}" for one in "abcde"))
        begin(desk.engine, share.learner_id, "l03/c", "l01/a")
        with desk.writing() as session:
            press_stuck(session, share.learner_id, share.member_id, "l03")
            decline(session, share.learner_id, share.member_id, "l03")
    chen = desk_client(CHEN)
    page = chen.page(chen.get(f"{LIST}/{group.hex()}"))
    everything, finished, nothing = ["".join(row.itertext()) for row in page.all("tr")[1:]]
    assert everything.count("done") == 2 + 5 and "I am stuck" in everything and "not now" in everything
    assert "not finished yet" in finished and "not now" in finished
    assert "done" not in finished and "I am stuck" not in finished
    assert "shares nothing" in nothing
    assert not {"finished", "done", "now", "stuck", "ahead"} & set(nothing.split())
    words = page.said()
    assert PAY in words and SKILLS in words
    assert "Finding a safe job" not in words and "Welcome" not in words
    assert "They see that you looked" in words


def test_looking_at_a_group_is_written_down_for_each_learner_once_a_week(
    desk: Desk, desk_client: DeskClient
) -> None:
    group = circle(desk, CHEN)
    shares = [learner_of(desk, CHEN, label=label, group_id=group) for label in ("one", "two")]
    learner_of(desk, CHEN, label="elsewhere")
    chen = desk_client(CHEN)
    for _ in range(2):
        chen.get(f"{LIST}/{group.hex()}")
    looks = rows(desk.engine, Look)
    assert {(one.learner_id, one.what, one.week) for one in looks} == {
        (share.learner_id, GROUP_PAGE, "2026-W49") for share in shares
    }


@SQLITE
def test_a_look_that_cannot_be_written_does_not_happen(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    learner_of(desk, CHEN, GOING, ("l03",), group_id=group)
    chen = desk_client(CHEN)
    with desk.writing() as session:
        session.connection()
        refused = chen.get(f"{LIST}/{group.hex()}", status=503)
    assert PAY not in refused.text and "blue heron" not in refused.text


def test_what_a_learner_takes_back_is_gone_at_the_next_request(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    share = learner_of(desk, CHEN, GOING, ("l09",), group_id=group)
    finish(desk.engine, share.learner_id, "l09/a")
    chen, address = desk_client(CHEN), f"{LIST}/{group.hex()}"
    assert "1 of 5 lessons" in chen.get(address).text
    with desk.writing() as session:
        change_share(session, share.learner_id, share.member_id, NOTHING, lets_back=False)
    hidden = chen.get(address).text
    assert "1 of 5 lessons" not in hidden and "shares nothing" in hidden
    with desk.writing() as session:
        end_share(session, share.learner_id, share.member_id)
    assert "blue heron" not in chen.get(address).text
    assert SKILLS not in chen.get(address).text


def test_a_disabled_coach_is_out_and_finds_nothing_when_back(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    learner_of(desk, CHEN, group_id=group)
    chen, address = desk_client(CHEN), f"{LIST}/{group.hex()}"
    assert "blue heron" in chen.get(address).text
    with desk.writing() as session:
        disable_member(
            session, desk.doors.secrets, desk.doors.clock, desk.whole(EERO), term_of(desk, CHEN).id
        )
    chen.follow_redirects = False
    assert chen.get(address).headers["location"] == "/desk/en/sign-in"


def test_two_taps_at_once_make_one_group(desk: Desk) -> None:
    coach, token = term_of(desk, CHEN), random_token()

    def tap(name: str) -> bytes | None:
        with desk.writing() as session:
            made = make_group(session, coach, token, name)
            return made.id if made else None

    with ThreadPoolExecutor(4) as hands:
        made = set(hands.map(tap, ["Tuesday group"] * 4))
    assert len(made) == 1 and [one.name for one in rows(desk.engine, CoachGroup)] == ["Tuesday group"]


def test_a_learner_whose_group_is_gone_counts_as_without_one(desk: Desk, desk_client: DeskClient) -> None:
    share = learner_of(desk, CHEN, group_id=b"g" * 16)
    chen = desk_client(CHEN)
    assert "Learners without a group blue heron" in said(chen, LIST)
    address = f"/desk/en/learners/{share.id.hex()}/label"
    kept = chen.submit(chen.get(address), address, {"label": "green cup"})
    assert chen.page(kept).said("h1") == "green cup"


def test_an_open_card_outlives_the_group_it_was_for(
    desk: Desk, desk_client: DeskClient, clock: HandClock
) -> None:
    group, coach = circle(desk, CHEN), term_of(desk, CHEN)
    card = Card(
        code_hash=b"c" * 32, id=b"c" * 16, member_id=coach.id, term=coach.term, label="red fox", group_id=group,
        expires_on=clock.today(),
    )  # fmt: skip
    put(desk.engine, card)
    chen, address = desk_client(CHEN), f"{LIST}/{group.hex()}/end"
    chen.submit(chen.get(address), address)
    assert [(one.label, one.group_id) for one in rows(desk.engine, Card)] == [("red fox", None)]
