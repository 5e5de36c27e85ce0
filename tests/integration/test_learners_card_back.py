"""A card back (SAFETY K8): a new code for the same progress, and the old notes for the old code alone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import col, update

from app.accounts.entering.queries import OpenMember
from app.accounts.models import Member
from app.learners.actions import erase
from app.learners.cards.models import CameBack, Card, FormerKey
from app.learners.codes import random_code
from app.learners.coming import access
from app.learners.expiring.actions import sweep
from app.learners.models import Learner, Session
from app.learners.sharing.actions import change_share
from app.learners.sharing.models import FINISHED, Share
from app.practice.models import Completion, FormerNote, Note
from app.security.throttle import FAILED_CODES
from app.security.tokens import random_token
from tests.cast import Person, shown_code
from tests.client import Client, Raw
from tests.fixtures.cards import count, new_card_back, offered
from tests.fixtures.clocks import HandClock
from tests.fixtures.sharing import finish, rows, shared
from tests.unit.accounts.desk import CHEN, Desk

THOUGHT, PLAN = "Rauhallinen aamu puutarhassa", "Kysyn kurssista tiistaina"
LATER, OTHER_PLAN = "Kahvi ystävän kanssa", "Soitan huomenna"
GONE = "This card does not work."


@dataclass
class Lost:
    """Rosa wrote something, lets Chen give cards back, and lost her code. Chen gives her a card."""

    rosa: Person
    share: Share
    digits: str


@pytest.fixture
def chen(desk: Desk) -> OpenMember:
    """A coach with a name of her own."""
    with desk.writing() as session:
        session.exec(update(Member).where(col(Member.email) == CHEN).values(name="Chen"))
    return desk.whole(CHEN)


@pytest.fixture
def lost(make_client: Callable[..., Client], desk: Desk, chen: OpenMember, engine: Engine) -> Lost:
    """Rosa's case."""
    rosa = Person("Rosa", "en", make_client())
    rosa.make_code()
    write(rosa.phone, THOUGHT, PLAN)
    learner = rows(engine, Learner)[0].id
    finish(engine, learner, "l03/a")
    share = shared(desk, learner, chen, lets_back=True)
    return Lost(rosa, share, new_card_back(desk, chen, share))


def write(phone: Client, thought: str, plan: str) -> None:
    phone.submit(phone.get("/en/l09/d"), "/en/l09/d/answers", {"n.r-day": thought})
    phone.submit(phone.get("/en/t01"), "/en/t01", {"words": plan}, press="do=show")


def come_back(phone: Client, digits: str) -> str:
    """The new code."""
    shown = phone.submit(offered(phone, digits), "/en/card/code")
    return shown_code(phone.page(shown))


def type_old(phone: Client, code: str, **options: int) -> httpx.Response:
    return phone.submit(phone.get("/en/me/old"), "/en/me/old", {"code": code}, **options)


def test_a_card_back_says_what_it_does_and_does_nothing_yet(
    lost: Lost, client: Client, engine: Engine
) -> None:
    said = client.page(offered(client, lost.digits)).said()
    for words in (
        "This card opens your progress again",
        "Chen, One",
        "Your notes stay locked.",
        "The coach cannot read your notes, and does not see your new code.",
    ):
        assert words in said
    assert THOUGHT in lost.rosa.visit("notebook").text
    assert (count(engine, Card), count(engine, CameBack)) == (1, 0)


def test_it_gives_a_new_code_to_the_same_progress_and_closes_every_phone(
    lost: Lost, client: Client, engine: Engine, make_client: Callable[..., Client]
) -> None:
    shown = client.submit(offered(client, lost.digits), "/en/card/code")
    assert "This is your new code" in shown.text
    assert client.submit(shown, "/en/code/written", press="written=1").url.path == "/en/"
    assert lost.rosa.visit("me").url.path == "/en/code"
    assert (count(engine, Learner), count(engine, Session), count(engine, Completion)) == (1, 1, 1)
    lost.rosa.enter_code(status=422)
    new = shown_code(client.page(shown))
    assert make_client().post("/en/code", {"code": new}).url.path == "/en/"
    assert [share.id for share in rows(engine, Share)] == [lost.share.id]


def test_my_page_says_in_which_week_until_it_was_read(lost: Lost, client: Client, engine: Engine) -> None:
    come_back(client, lost.digits)
    page = client.get("/en/me")
    said = client.page(page).said()
    assert "Entered with a new card, week 49" in said
    assert "Nobody can read your older notes with that card." in said
    assert "Was this not you? Make a new code, or erase everything." in said
    read = client.submit(page, "/en/me/card")
    assert "Entered with a new card" not in read.text
    assert "Open my older notes" in read.text
    assert count(engine, CameBack) == 0


def test_old_notes_open_by_the_old_code_alone_and_join_the_new_ones(
    lost: Lost, client: Client, engine: Engine
) -> None:
    new = come_back(client, lost.digits)
    assert THOUGHT not in client.get("/en/notebook").text
    assert PLAN not in client.get("/en/t01").text
    write(client, LATER, OTHER_PLAN)
    for wrong in (new, random_code()):
        assert "This code does not open older notes." in type_old(client, wrong, status=422).text
    opened = type_old(client, lost.rosa.code)
    assert opened.url.path == "/en/notebook"
    for words in (THOUGHT, PLAN, LATER, OTHER_PLAN):
        assert words in opened.text
    assert OTHER_PLAN in client.get("/en/t01").text
    assert THOUGHT in client.get("/en/l09/d").text
    assert (count(engine, FormerKey), count(engine, FormerNote)) == (0, 0)
    assert client.get("/en/me/old").url.path == "/en/me"


def test_where_nothing_new_was_written_the_old_pages_are_as_they_were(lost: Lost, client: Client) -> None:
    come_back(client, lost.digits)
    type_old(client, lost.rosa.code)
    assert PLAN in client.get("/en/t01").text
    assert "older" not in client.page(client.get("/en/notebook")).said()


def test_every_wrong_old_code_gets_the_same_bytes_after_one_slow_run(
    lost: Lost, client: Client, monkeypatch: pytest.MonkeyPatch, make_client: Callable[..., Client]
) -> None:
    new = come_back(client, lost.digits)
    stranger = Person("Bruno", "en", make_client())
    stranger.make_code()
    seen: list[str] = []
    real = access.code_keys
    monkeypatch.setattr(access, "code_keys", lambda code, salt: seen.append(code) or real(code, salt))
    codes = [random_code(), new, stranger.code]
    replies = [client.post("/en/me/old", {"code": code}, status=422) for code in codes]
    assert len({reply.content for reply in replies}) == 1
    assert len(seen) == 3
    assert not any(code in reply.text for reply in replies for code in codes)
    assert "You typed 8 digits." in type_old(client, "1234 5678", status=422).text
    assert len(seen) == 3


def test_old_codes_share_the_bucket_of_wrong_codes(lost: Lost, client: Client, clock: HandClock) -> None:
    come_back(client, lost.digits)
    for _ in range(FAILED_CODES.burst):
        client.post("/en/me/old", {"code": random_code()}, status=422)
    refused = client.post("/en/me/old", {"code": lost.rosa.code}, status=429)
    assert lost.rosa.code not in refused.text
    clock.forward(seconds=int(refused.headers["retry-after"]))
    assert type_old(client, lost.rosa.code).url.path == "/en/notebook"


def test_without_scripts_no_page_that_back_asks_for_holds_the_old_code(lost: Lost, client: Client) -> None:
    come_back(client, lost.digits)
    plain = {"Sec-Fetch-Mode": "navigate"}
    for code, status in ((random_code(), 422), ("12", 422)):
        sent = client.post("/en/me/old", {"code": code}, headers=plain, follow_redirects=False)
        assert (sent.status_code, sent.headers["location"]) == (303, "/en/me/old")
        assert "refresh" in client.get("/en/me/old").headers
        shown = client.get("/en/me/old", status=status)
        assert "Please look at this" in shown.text
        assert "Please look at this" not in client.get("/en/me/old").text


def test_after_a_second_card_each_old_code_opens_its_own_notes(
    lost: Lost, client: Client, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    second = come_back(client, lost.digits)
    write(client, LATER, OTHER_PLAN)
    client.post("/out")
    come_back(client, new_card_back(desk, chen, lost.share))
    assert count(engine, FormerKey) == 2
    found = type_old(client, lost.rosa.code).text
    assert THOUGHT in found
    assert LATER not in found
    found = type_old(client, second).text
    assert THOUGHT in found
    assert LATER in found
    assert OTHER_PLAN in found
    assert count(engine, FormerNote) == 0


def test_whoever_wrote_nothing_is_asked_for_no_old_code(
    desk: Desk, chen: OpenMember, engine: Engine, make_client: Callable[..., Client]
) -> None:
    rosa = Person("Rosa", "en", make_client())
    rosa.make_code()
    share = shared(desk, rows(engine, Learner)[0].id, chen, lets_back=True)
    rosa.leave()
    come_back(rosa.phone, new_card_back(desk, chen, share))
    assert "Open my older notes" not in rosa.visit("me").text
    assert count(engine, FormerKey) == 0


def test_it_works_only_while_the_learner_allows_it(
    lost: Lost, client: Client, desk: Desk, chen: OpenMember
) -> None:
    with desk.writing() as session:
        change_share(session, lost.share.learner_id, chen.id, FINISHED, lets_back=False)
    assert GONE in offered(client, lost.digits, status=422).text
    fields = {"digits": lost.digits, "token": random_token(), "again": "1"}
    assert GONE in client.post("/en/card/code", fields, status=422).text


def test_it_is_used_once_and_the_same_form_shows_the_same_code(
    lost: Lost, client: Client, engine: Engine, make_client: Callable[..., Client]
) -> None:
    fields = {"digits": lost.digits, "token": random_token(), "again": "1"}
    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda _: client.post("/en/card/code", fields), range(3)))
    assert len({shown_code(client.page(reply)) for reply in replies}) == 1
    assert count(engine, Learner) == 1
    other = {**fields, "token": random_token()}
    assert GONE in make_client().post("/en/card/code", other, status=422).text


def test_a_code_of_before_that_nobody_wrote_down_is_shown_no_more(
    lost: Lost, client: Client, make_client: Callable[..., Client]
) -> None:
    token, phone = random_token(), lost.rosa.phone
    before = shown_code(phone.page(phone.post("/en/me/code", {"token": token})))
    come_back(client, lost.digits)
    stranger = make_client()
    assert shown_code(stranger.page(stranger.post("/en/code/new", {"token": token}))) != before


def test_of_two_phones_at_once_exactly_one_comes_back(
    lost: Lost, make_client: Callable[..., Client], engine: Engine
) -> None:
    phones = [make_client(kind=Raw) for _ in range(3)]

    def use(phone: Client) -> int:
        fields = {"digits": lost.digits, "token": random_token(), "again": "1"}
        return phone.post("/en/card/code", fields, headers={"Sec-Fetch-Site": "same-origin"}).status_code

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(use, phones)) == [200, 422, 422]
    assert (count(engine, Session), count(engine, CameBack), count(engine, FormerKey)) == (1, 1, 1)


def test_whose_progress_is_open_already_is_led_to_a_new_code_that_keeps_the_notes(lost: Lost) -> None:
    page = offered(lost.rosa.phone, lost.digits)
    assert "card/code" not in page.text
    assert "Make a new one on My page." in lost.rosa.phone.page(page).said()


def test_a_card_back_adds_no_coach_to_somebody_else(
    lost: Lost, engine: Engine, make_client: Callable[..., Client]
) -> None:
    bruno = Person("Bruno", "en", make_client())
    bruno.make_code()
    bruno.phone.post("/en/card/coach", {"digits": lost.digits})
    assert (count(engine, Share), count(engine, Card)) == (1, 1)


def test_old_notes_are_gone_after_half_a_year(
    lost: Lost, client: Client, clock: HandClock, engine: Engine
) -> None:
    new = come_back(client, lost.digits)
    clock.forward(weeks=20)
    client.post("/en/code", {"code": new})
    sweep(engine, clock)
    assert count(engine, FormerNote) > 0
    clock.forward(weeks=7)
    client.post("/en/code", {"code": new})
    sweep(engine, clock)
    assert (count(engine, FormerKey), count(engine, FormerNote), count(engine, Learner)) == (0, 0, 1)


def test_erasing_the_learner_erases_all_of_it(lost: Lost, client: Client, engine: Engine, desk: Desk) -> None:
    come_back(client, lost.digits)
    new_card_back(desk, desk.half(CHEN).member, lost.share)
    erase(engine, lost.share.learner_id)
    for table in (Learner, Card, CameBack, FormerKey, FormerNote, Note, Share):
        assert count(engine, table) == 0


def test_on_ones_own_phone_todays_code_comes_before_the_old_one(
    lost: Lost, client: Client, clock: HandClock
) -> None:
    shown = client.submit(offered(client, lost.digits), "/en/card/code")
    client.submit(shown, "/en/code/written", {"own": "1"}, press="written=1")
    clock.forward(minutes=20)
    assert "Your notebook is closed." in client.get("/en/me/old").text
    assert client.post("/en/me/old", {"code": lost.rosa.code}).url.path == "/en/me/old"
