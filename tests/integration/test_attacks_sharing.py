"""Attacks on cards, consent and phones that let each other in: what was used, withdrawn or planted stays dead."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import col, update

from app.accounts.entering.queries import OpenMember
from app.accounts.models import Member
from app.learners.actions import enter_code
from app.learners.cards.actions import Made, come_back
from app.learners.cards.limits import CARDS
from app.learners.expiring.actions import sweep
from app.learners.models import Learner, Session
from app.learners.sealing import code_keys
from app.learners.sharing.actions import change_share, decline, end_share, press_stuck, relabel, suggest
from app.learners.sharing.models import FINISHED, GOING, GROUP_PAGE, NOTHING, Look, Share, Stuck
from app.practice.notebook.former.actions import put_away
from app.security.throttle import NEW_CODES
from app.security.tokens import random_token
from tests.cast import Person
from tests.client import Client
from tests.fixtures.cards import new_card, new_card_back, offered
from tests.fixtures.clocks import HandClock
from tests.fixtures.coaching import circle, learner_of, term_of
from tests.fixtures.sharing import begin, finish, put, rows, shared
from tests.integration.conftest import DeskClient
from tests.integration.test_coaching_cards import CARDS as AT_DESK
from tests.integration.test_coaching_cards import digits_on
from tests.unit.accounts.desk import CHEN, EERO, Desk

GONE = "This card does not work."
WEEK = "2026-W49"


@pytest.fixture
def chen(desk: Desk) -> OpenMember:
    """A coach with a name of her own."""
    with desk.writing() as session:
        session.exec(update(Member).where(col(Member.email) == CHEN).values(name="Chen"))
    return desk.whole(CHEN)


@pytest.fixture
def rosa(make_client: Callable[..., Client]) -> Person:
    """A learner who reads English, with a code."""
    made = Person("Rosa", "en", make_client())
    made.make_code()
    return made


def ended(desk: Desk, chen: OpenMember, share: Share) -> None:
    with desk.writing() as session:
        end_share(session, share.learner_id, share.member_id)


def renamed(desk: Desk, chen: OpenMember, share: Share) -> None:
    with desk.writing() as session:
        relabel(session, chen, share, "two cups")


def choose(desk: Desk, share: Share, *, lets_back: bool) -> None:
    with desk.writing() as session:
        change_share(session, share.learner_id, share.member_id, FINISHED, lets_back=lets_back)


@pytest.mark.parametrize("then", [ended, renamed])
def test_digits_that_were_used_never_work_again(
    desk: Desk,
    chen: OpenMember,
    desk_client: DeskClient,
    client: Client,
    make_client: Callable[..., Client],
    engine: Engine,
    clock: HandClock,
    then: Callable[[Desk, OpenMember, Share], None],
) -> None:
    coach = desk_client(CHEN)
    form = coach.get(AT_DESK)
    digits = digits_on(coach, coach.submit(form, AT_DESK, press="preset="))
    client.submit(offered(client, digits), "/en/card/code")
    then(desk, chen, rows(engine, Share)[0])
    again = coach.submit(form, AT_DESK, press="preset=", status=422)
    assert "was used or taken back already" in again.text
    assert GONE in offered(make_client(), digits, status=422).text


def test_a_form_of_before_midnight_brings_no_used_card_back_after_it(
    desk: Desk,
    chen: OpenMember,
    desk_client: DeskClient,
    client: Client,
    engine: Engine,
    clock: HandClock,
) -> None:
    clock.forward(hours=(23 - clock.now().hour) % 24, minutes=45 - clock.now().minute)
    coach = desk_client(CHEN)
    form = coach.get(AT_DESK)
    client.submit(
        offered(client, digits_on(coach, coach.submit(form, AT_DESK, press="preset="))), "/en/card/code"
    )
    ended(desk, chen, rows(engine, Share)[0])
    clock.forward(minutes=20)
    sweep(engine, clock)
    assert "taken back already" in coach.submit(form, AT_DESK, press="preset=", status=422).text


@pytest.mark.parametrize("way", ["unticked", "stopped"])
def test_a_card_back_that_was_forbidden_does_not_live_again(
    desk: Desk, chen: OpenMember, rosa: Person, client: Client, engine: Engine, way: str
) -> None:
    share = shared(desk, rows(engine, Learner)[0].id, chen, lets_back=True)
    digits = new_card_back(desk, chen, share)
    if way == "unticked":
        choose(desk, share, lets_back=False)
    else:
        ended(desk, chen, share)
        shared(desk, share.learner_id, chen)
    choose(desk, share, lets_back=True)
    assert GONE in offered(client, digits, status=422).text


def test_a_good_card_that_must_wait_for_its_code_costs_nobody_a_try(
    desk: Desk, chen: OpenMember, client: Client, make_client: Callable[..., Client]
) -> None:
    page = offered(client, new_card(desk, chen))
    for _ in range(NEW_CODES.burst):
        client.jar.clear()
        client.post("/en/code/new", {"token": random_token()})
    client.jar.clear()
    for _ in range(CARDS.burst + 1):
        client.submit(page, "/en/card/code", status=429)
    assert "Chen" in offered(make_client(), new_card(desk, chen, "calm star")).text


def test_whoever_enters_the_old_code_in_the_moment_of_a_card_back_is_closed_too(
    desk: Desk, rosa: Person, engine: Engine, clock: HandClock
) -> None:
    learner = rows(engine, Learner)[0]
    old = code_keys(re.sub(r"\D", "", rosa.code), desk.doors.secrets.salt)
    made = Made("1" * 20, code_keys("1" * 20, desk.doors.secrets.salt), random_token())

    def card_back() -> None:
        with desk.writing() as session:
            come_back(session, desk.doors.secrets, learner.id, made, clock, put_away)

    with ThreadPoolExecutor(1) as pool:
        with desk.writing() as session:
            assert enter_code(session, desk.doors.secrets, old, clock, own_phone=False)
            under_way = pool.submit(card_back)
            with pytest.raises(TimeoutError):
                under_way.result(0.5)
        under_way.result(5)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(Session)).scalar_one() == 0


@pytest.mark.parametrize(("level", "back"), [(NOTHING, False), (GOING, True)])
def test_a_second_card_of_a_coach_begins_with_what_was_chosen_before(
    desk: Desk, chen: OpenMember, rosa: Person, engine: Engine, level: str, *, back: bool
) -> None:
    shared(desk, rows(engine, Learner)[0].id, chen, level, lets_back=back)
    phone = rosa.phone
    phone.submit(offered(phone, new_card(desk, chen, "calm star")), "/en/card/coach")
    assert [(one.level, one.lets_back) for one in rows(engine, Share)] == [(level, back)]


def test_a_card_on_a_phone_where_somebody_is_in_says_whose_coach_it_becomes(
    desk: Desk, chen: OpenMember, rosa: Person
) -> None:
    page = offered(rosa.phone, new_card(desk, chen))
    assert "A code is open on this phone." in page.text
    left = rosa.phone.submit(page, "/en/me/out")
    assert "Get my own code" in offered(rosa.phone, new_card(desk, chen, "calm star")).text
    assert left.url.path == "/en/"


def test_a_number_of_those_who_are_stuck_is_a_look_at_each_who_tells(
    desk: Desk, desk_client: DeskClient, engine: Engine
) -> None:
    group = circle(desk, CHEN)
    telling = learner_of(desk, CHEN, GOING, ("l03",), label="one", group_id=group)
    learner_of(desk, CHEN, FINISHED, ("l03",), label="two", group_id=group)
    learner_of(desk, CHEN, GOING, ("l03",), label="alone")
    with desk.writing() as session:
        press_stuck(session, telling.learner_id, telling.member_id, "l03")
    coach = desk_client(CHEN)
    assert "1 says: I am stuck" in coach.page(coach.get("/desk/en/groups")).said()
    seen = [(telling.learner_id, GROUP_PAGE, WEEK)]
    assert [(one.learner_id, one.what, one.week) for one in rows(engine, Look)] == seen
    refused = coach.post("/desk/en/groups", {"name": ""}, status=422)
    assert "1 says: I am stuck" in coach.page(refused).said()
    assert [(one.learner_id, one.what, one.week) for one in rows(engine, Look)] == seen


def test_a_value_that_was_planted_on_a_phone_opens_nothing_once_it_is_let_in(
    rosa: Person, make_client: Callable[..., Client]
) -> None:
    shared_phone, thief = make_client(), make_client()
    shared_phone.get("/en/phone")
    thief.jar["__Host-w"] = shared_phone.jar["__Host-w"]
    digits = digits_on(rosa.phone, rosa.phone.post("/en/me/phone"))
    page = shared_phone.submit(shared_phone.get("/en/phone"), "/en/phone", {"digits": digits})
    number = _number(page.text)
    assert "can open now" in rosa.phone.post("/en/me/phone", {"do": "number", "number": number}).text
    thief.post("/en/phone", {"do": "open"})
    assert thief.get("/en/notebook").url.path == "/en/code"
    shared_phone.post("/en/phone", {"do": "open"})
    assert shared_phone.get("/en/notebook").url.path == "/en/notebook"


def _number(text: str) -> str:
    found = re.search(r'class="groups[^>]*>.*?(\d\d)', text, re.DOTALL)
    assert found
    return found.group(1)


@pytest.mark.parametrize(("level", "back"), [(GOING, False), (FINISHED, True)])
def test_whoever_holds_an_own_phone_shows_a_coach_no_more_without_the_code(
    desk: Desk, chen: OpenMember, rosa: Person, engine: Engine, clock: HandClock, level: str, *, back: bool
) -> None:
    coach = shared(desk, rows(engine, Learner)[0].id, chen).id.hex()
    rosa.phone.post("/en/code", {"code": rosa.code, "own": "1"})
    clock.forward(minutes=20)
    more = {"coach": coach, f"level.{coach}": level, f"back.{coach}": "1" if back else ""}
    asked = rosa.phone.post("/en/me/shared", more, status=422)
    assert "Please type it to go on." in asked.text
    assert [(one.level, one.lets_back) for one in rows(engine, Share)] == [(FINISHED, False)]
    rosa.phone.post("/en/me/shared", {"coach": coach, f"level.{coach}": NOTHING})
    assert [(one.level, one.lets_back) for one in rows(engine, Share)] == [(NOTHING, False)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("level", [NOTHING, FINISHED, GOING])
def test_what_the_level_hides_changes_no_byte_of_any_page_of_the_coach(
    desk: Desk, desk_client: DeskClient, engine: Engine, level: str
) -> None:
    group = circle(desk, CHEN)
    share = learner_of(desk, CHEN, level, ("l03", "l09/b", "t04"), label="one", group_id=group)
    coach = desk_client(CHEN)
    before = seen(coach, share, group)
    other = shared(desk, share.learner_id, term_of(desk, EERO), GOING)
    hide(desk, engine, share, other, level)
    assert seen(coach, share, group) == before


def hide(desk: Desk, engine: Engine, share: Share, other: Share, level: str) -> None:
    """Everything that happens to a learner and that this level keeps from this coach."""
    learner = share.learner_id
    finish(engine, learner, "l01/a", "l11/a", "l11/b")
    begin(engine, learner, "l01/b")
    with desk.writing() as session:
        suggest(session, term_of(desk, EERO), [other], ("l01", "l03"))
        press_stuck(session, learner, other.member_id, "l03")
        decline(session, learner, other.member_id, "l03")
        press_stuck(session, learner, share.member_id, "l01")
        if level == NOTHING:
            decline(session, learner, share.member_id, "l03")
    if level != GOING:
        # not as a learner can do it: also a row that should not be there says nothing
        put(engine, Stuck(learner_id=learner, member_id=share.member_id, module="l03"))
        begin(engine, learner, "l03/b")
    if level == FINISHED:
        finish(engine, learner, "l03/a", "l09/a")
    if level == NOTHING:
        finish(
            engine,
            learner,
            *(f"l03/{letter}" for letter in "abcdefg"),
            *(f"l09/{letter}" for letter in "abcde"),
        )


def seen(coach: Client, share: Share, group: bytes) -> list[tuple[list[str], str]]:
    """Every page about this learner, without what is random in forms."""
    desk, one, circle_ = "/desk/en", f"learners/{share.id.hex()}", f"groups/{group.hex()}"
    places = [
        "groups", circle_, f"{circle_}/name", f"{circle_}/end", f"{circle_}/suggest", one, f"{one}/label",
        f"{one}/suggest", f"{one}/meeting", "cards", "programme", "programme/1",
    ]  # fmt: skip
    pages = [coach.get(f"{desk}/{place}") for place in places]
    pages.append(coach.post(f"{desk}/{one}/meeting", {"do": "page", "label": "1", "point": "stuck"}))
    pages.append(coach.post(f"{desk}/groups", {"name": ""}, status=422))
    pages.append(coach.post(f"{desk}/{circle_}/suggest", {"place": ["t04"]}))
    hidden = re.compile(r'(name="(?:token|seed)" value=")[^"]*')
    return [(sorted(set(page.headers) - {"content-length"}), hidden.sub(r"\1", page.text)) for page in pages]
