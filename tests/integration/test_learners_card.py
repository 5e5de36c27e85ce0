"""A card of a coach: typed or scanned, it is used once, for a code of one's own or for a coach more."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session as DatabaseSession
from sqlmodel import col, select, update

from app.accounts.actions import disable_member, enable_member
from app.accounts.entering.queries import OpenMember
from app.accounts.models import Member
from app.learners.cards.limits import CARDS
from app.learners.cards.models import Card
from app.learners.codes import random_code
from app.learners.expiring.actions import sweep
from app.learners.models import Learner, Session
from app.learners.sharing.models import FINISHED, GOING, NOTHING, Share, Suggestion
from app.security.throttle import NEW_CODES
from app.security.tokens import random_token
from tests.cast import Person, shown_code
from tests.client import Client, Raw
from tests.fixtures.cards import TODAY, count, new_card, offered, random_digits
from tests.fixtures.clocks import HandClock
from tests.fixtures.sharing import rows, shared
from tests.unit.accounts.desk import CHEN, EERO, Desk

GONE = "This card does not work."
DAY_BEFORE = TODAY - timedelta(days=1)


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


def accept(phone: Client, digits: str, **chosen: str) -> httpx.Response:
    return phone.submit(offered(phone, digits), "/en/card/code", chosen)


def test_a_card_gives_a_code_of_its_own_and_the_coach_with_what_was_chosen(
    client: Client, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    digits = new_card(desk, chen, places=("l03", "t04"), group_id=b"g" * 16)
    page = offered(client, digits)
    for words in (
        "This card is from: Chen, One.",
        "No coach ever sees your code or your notebook. No coach sees your language, or when you were here.",
        "You decide what the coach sees.",
        "15 December 2026",
    ):
        assert words in client.page(page).said()
    shown = client.submit(page, "/en/card/code", {"level": GOING})
    code = shown_code(client.page(shown))
    assert client.submit(shown, "/en/code/written", press="written=1").url.path == "/en/"
    assert client.get("/en/me").url.path == "/en/me"
    [share] = rows(engine, Share)
    assert (share.label, share.level, share.lets_back, share.group_id) == (
        "blue heron",
        GOING,
        False,
        b"g" * 16,
    )
    assert [row.place for row in rows(engine, Suggestion)] == ["l03", "t04"]
    [used] = rows(engine, Card)
    assert (used.label, used.places, used.group_id, used.expires_on) == ("", "", None, DAY_BEFORE)
    client.post("/out")
    assert client.post("/en/code", {"code": code}).url.path == "/en/"


def test_the_usual_choice_is_what_was_finished_and_no_card_back(
    client: Client, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    accept(client, new_card(desk, chen))
    [share] = rows(engine, Share)
    assert (share.level, share.lets_back) == (FINISHED, False)


def test_whoever_allows_a_card_back_is_taken_at_their_word(
    client: Client, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    accept(client, new_card(desk, chen), back="1", level="nothing")
    [share] = rows(engine, Share)
    assert (share.level, share.lets_back) == ("nothing", True)


def test_looking_at_a_card_uses_up_nothing(
    client: Client, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    digits = new_card(desk, chen)
    page = client.get(f"/en/card/{digits}")
    assert f"{digits[:4]} {digits[4:8]} {digits[8:]}" in client.page(page).said()
    assert "Chen" not in page.text
    for _ in range(CARDS.burst + 2):
        assert "Not now" in client.submit(page, "/en/card").text
    assert client.get("/en/").status_code == 200
    assert (count(engine, Card), count(engine, Learner)) == (1, 0)
    assert shown_code(client.page(accept(client, digits)))


def test_an_address_with_a_slip_leads_to_the_field(client: Client) -> None:
    for place in ("123412341234", "code", "1", "١" * 12):
        assert client.get(f"/en/card/{place}").url.path == "/en/card"


SLIPS = {
    "": "Please type the digits of your card here.",
    "abc": "A card has only digits.",
    "1234 5678": "You typed 8 digits.",
    "1111 1111 1112": "One digit is not right.",
    "1" * 250: "A card has only digits.",
}


def test_a_slip_is_explained_and_kept_without_asking_the_database(client: Client, engine: Engine) -> None:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    for typed, words in SLIPS.items():
        page = offered(client, typed, status=422)
        assert words in page.text
        field = next(one for one in client.page(page).all("input") if one.get("name") == "digits")
        assert field.get("value") == typed[:200]
    assert asked == []


def test_unknown_used_expired_and_dead_cards_give_the_same_bytes(
    client: Client, desk: Desk, chen: OpenMember, clock: HandClock, make_client: Callable[..., Client]
) -> None:
    eero = desk.whole(EERO)
    old = new_card(desk, eero, "old birch")
    clock.forward(days=15)
    used, left = new_card(desk, chen), new_card(desk, chen, "calm pine")
    with desk.writing() as session:  # those are of today, not of the day of all tests
        session.exec(update(Card).where(col(Card.label) != "old birch").values(expires_on=clock.today()))
    accept(make_client(), used)
    _keep_out(desk, clock, desk.half(EERO).member, chen.id)
    replies = [
        client.post("/en/card", {"digits": one}, status=422) for one in (random_digits(), used, old, left)
    ]
    assert len({reply.content for reply in replies}) == 1
    assert GONE in replies[0].text
    accepted = {"level": GOING, "token": random_token()}
    for one in (random_digits(), used, old, left):
        reply = client.post("/en/card/code", {"digits": one, **accepted}, status=422)
        assert reply.content == replies[0].content


def _keep_out(desk: Desk, clock: HandClock, admin: OpenMember, member_id: bytes) -> None:
    with desk.writing() as session:
        disable_member(session, desk.doors.secrets, clock, admin, member_id)


def test_a_card_of_an_earlier_term_stays_dead_when_its_coach_comes_back(
    client: Client, desk: Desk, chen: OpenMember, clock: HandClock
) -> None:
    digits, eero = new_card(desk, chen), desk.whole(EERO)
    _keep_out(desk, clock, eero, chen.id)
    assert GONE in offered(client, digits, status=422).text
    with desk.writing() as session:
        enable_member(session, desk.doors.secrets, clock, eero, chen.id)
    assert GONE in offered(client, digits, status=422).text


def test_a_card_works_on_its_last_day_and_is_swept_away_later(
    client: Client, desk: Desk, chen: OpenMember, clock: HandClock, engine: Engine
) -> None:
    digits = new_card(desk, chen)
    clock.forward(days=14)
    assert "Chen" in offered(client, digits).text
    clock.forward(days=1)
    assert GONE in offered(client, digits, status=422).text
    clock.forward(days=2)
    sweep(engine, clock)
    assert count(engine, Card) == 0


def test_digits_of_any_script_are_read(client: Client, desk: Desk, chen: OpenMember) -> None:
    digits = new_card(desk, chen)
    for zero in (0x660, 0x6F0, 0x966, 0xFF10):
        written = "".join(chr(zero + int(one)) for one in digits)
        assert "Chen" in offered(client, f"\u200f{written[:4]}-{written[4:]} ").text


def test_the_same_form_gives_the_same_code_after_a_double_tap_a_reload_and_a_lost_reply(
    client: Client, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    fields = {"digits": new_card(desk, chen), "token": random_token(), "level": FINISHED}
    first = shown_code(client.page(client.post("/en/card/code", fields)))
    assert shown_code(client.page(client.post("/en/card/code", fields))) == first
    client.jar.clear()
    assert shown_code(client.page(client.post("/en/card/code", fields))) == first
    assert shown_code(client.page(client.post("/fi/code/new", {"token": fields["token"]}))) == first
    assert (count(engine, Learner), count(engine, Share)) == (1, 1)


def test_two_taps_at_once_make_one_learner(
    make_client: Callable[..., Client], desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    fields = {"digits": new_card(desk, chen), "token": random_token(), "level": FINISHED}
    phone = make_client()
    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda _: phone.post("/en/card/code", fields), range(3)))
    assert len({shown_code(phone.page(reply)) for reply in replies}) == 1
    assert (count(engine, Learner), count(engine, Share)) == (1, 1)


def test_of_two_phones_at_once_exactly_one_gets_the_card(
    make_client: Callable[..., Client], desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    digits = new_card(desk, chen)
    phones = [make_client(kind=Raw) for _ in range(3)]

    def use(phone: Client) -> int:
        fields = {"digits": digits, "token": random_token(), "level": FINISHED}
        return phone.post("/en/card/code", fields, headers={"Sec-Fetch-Site": "same-origin"}).status_code

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(use, phones)) == [200, 422, 422]
    assert (count(engine, Learner), count(engine, Share), count(engine, Session)) == (1, 1, 1)


def test_in_a_running_session_a_card_adds_its_coach(
    rosa: Person, bruno: Person, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    digits = new_card(desk, chen, places=("l03",))
    page = offered(rosa.phone, digits)
    assert "card/code" not in page.text
    added = rosa.phone.submit(page, "/en/card/coach", {"level": GOING, "back": "1"})
    assert added.url.path == "/en/me"
    [share] = rows(engine, Share)
    assert (share.level, share.lets_back) == (GOING, True)
    assert count(engine, Learner) == 1
    again = rosa.phone.submit(page, "/en/card/coach", {"level": NOTHING})
    assert again.url.path == added.url.path == "/en/me"  # a second tap: it is done, and changes nothing
    assert [share.level for share in rows(desk.engine, Share)] == [GOING]
    bruno.make_code()
    assert GONE in bruno.phone.post("/en/card/coach", {"digits": digits}, status=422).text


def test_a_second_card_of_the_same_coach_keeps_label_and_address(
    rosa: Person, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    for label in ("blue heron", "calm pine"):
        rosa.phone.submit(offered(rosa.phone, new_card(desk, chen, label)), "/en/card/coach")
    assert [share.label for share in rows(engine, Share)] == ["blue heron"]


def test_a_stale_page_never_gives_a_second_code_to_whoever_has_one_open(
    rosa: Person, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    fields = {"digits": new_card(desk, chen), "token": random_token()}
    page = rosa.phone.post("/en/card/code", fields)
    assert "Add this coach" in page.text
    assert (count(engine, Learner), count(engine, Card)) == (1, 1)


def test_a_code_that_is_there_already_leads_back_to_the_card(
    rosa: Person, client: Client, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    page = client.submit(offered(client, new_card(desk, chen)), "/en/code")
    going = client.submit(page, "/en/code", {"code": rosa.code})
    offer = client.submit(going, "/en/card", press="written=1")
    assert "Add this coach" in offer.text
    client.submit(offer, "/en/card/coach")
    assert (count(engine, Learner), count(engine, Share)) == (1, 1)


def test_a_new_code_on_the_way_leads_back_to_the_card(client: Client, desk: Desk, chen: OpenMember) -> None:
    page = client.submit(offered(client, new_card(desk, chen)), "/en/code")
    shown = client.submit(page, "/en/code/new")
    offer = client.submit(shown, "/en/code/written", press="written=1")
    assert "Add this coach" in offer.text


def test_a_closed_session_is_asked_for_its_code_before_a_coach_is_added(
    rosa: Person, desk: Desk, chen: OpenMember, clock: HandClock, engine: Engine
) -> None:
    digits = new_card(desk, chen)
    page = offered(rosa.phone, digits)
    clock.forward(minutes=16)
    asked = rosa.phone.submit(page, "/en/card/coach", status=422)
    assert "Your code is closed on this phone now." in asked.text
    assert count(engine, Share) == 0
    going = rosa.phone.submit(asked, "/en/code", {"code": rosa.code})
    assert "Add this coach" in rosa.phone.submit(going, "/en/card", press="written=1").text


def test_card_digits_in_the_field_for_codes_lead_to_the_card_without_a_slow_run(
    client: Client, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.learners.coming import access

    monkeypatch.setattr(access, "code_keys", lambda *_: pytest.fail("a slow hash for a card"))
    digits = random_digits()
    assert "I have a card with 12 digits" in client.get("/en/code").text
    page = client.post("/en/code", {"code": f"{digits[:4]} {digits[4:8]} {digits[8:]}"})
    field = next(one for one in client.page(page).all("input") if one.get("name") == "digits")
    assert field.get("value") == digits


def test_too_many_wrong_cards_make_everybody_wait_but_close_nothing_else(
    rosa: Person, client: Client, desk: Desk, chen: OpenMember, clock: HandClock
) -> None:
    good = new_card(desk, chen)
    for _ in range(CARDS.burst):
        client.post("/en/card", {"digits": random_digits()}, status=422)
    for address in ("/en/card", "/en/card/code"):
        refused = [client.post(address, {"digits": one}, status=429) for one in (good, random_digits())]
        assert all(int(reply.headers["retry-after"]) >= 1 for reply in refused)
        assert "Chen" not in refused[0].text
    rosa.visit("me")
    assert rosa.phone.post("/en/code", {"code": rosa.code}).url.path == "/en/"
    clock.forward(seconds=1)
    assert "Chen" in client.submit(refused[0], "/en/card").text


def test_when_codes_are_made_too_fast_the_choice_and_the_form_stay(
    client: Client, desk: Desk, chen: OpenMember, clock: HandClock
) -> None:
    for _ in range(NEW_CODES.burst):
        client.jar.clear()
        client.post("/en/code/new", {"token": random_token()})
    client.jar.clear()
    page = offered(client, new_card(desk, chen))
    refused = client.submit(page, "/en/card/code", {"level": GOING, "back": "1"}, status=429)
    clock.forward(seconds=int(refused.headers["retry-after"]))
    held = {one.get("value") for one in client.page(refused).all("input") if "checked" in one.attrib}
    assert held == {GOING, "1"}
    assert shown_code(client.page(client.submit(refused, "/en/card/code")))


def test_the_other_languages_show_the_same_card(client: Client, desk: Desk, chen: OpenMember) -> None:
    page = offered(client, new_card(desk, chen))
    buttons = [one for one in client.page(page).all("button") if one.get("formaction") == "/ar/card"]
    form = next(one for one in client.page(page).all("form") if one.get("id") == buttons[0].get("form"))
    fields = {one.get("name", ""): one.get("value", "") for one in form.iter("input")}
    assert 'dir="rtl"' in client.post("/ar/card", fields).text


def test_without_scripts_the_offer_stands_on_a_page_that_back_cannot_ask_for(
    client: Client, desk: Desk, chen: OpenMember
) -> None:
    digits, plain = new_card(desk, chen), {"Sec-Fetch-Mode": "navigate"}
    way = client.post("/en/card", {"digits": digits}, headers=plain, follow_redirects=False)
    assert (way.status_code, way.headers["location"]) == (303, "/en/card")
    going = client.get("/en/card")
    assert going.headers["refresh"] == "0; url=/en/card"
    assert "Chen" not in going.text
    assert "Chen" in client.get("/en/card").text
    assert "Chen" not in client.get("/en/card").text
    client.post("/en/card", {"digits": digits}, headers=plain, follow_redirects=False)
    client.post("/out")
    assert "Chen" not in client.get("/en/card").text


def test_a_code_is_never_typed_into_the_database_by_a_card(
    client: Client, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    digits = new_card(desk, chen)
    with DatabaseSession(engine) as session:
        [card] = session.exec(select(Card)).all()
    stored = b"".join(
        value if isinstance(value, bytes) else str(value).encode() for value in card.model_dump().values()
    )
    assert digits.encode() not in stored


def test_a_learner_of_another_coach_keeps_that_one(
    rosa: Person, desk: Desk, chen: OpenMember, engine: Engine
) -> None:
    learner = rows(engine, Learner)[0].id
    shared(desk, learner, desk.whole(EERO), label="old birch")
    rosa.phone.submit(offered(rosa.phone, new_card(desk, chen)), "/en/card/coach")
    assert {share.label for share in rows(engine, Share)} == {"old birch", "blue heron"}


def test_nobody_is_told_a_card_by_a_code_that_is_wrong(client: Client) -> None:
    page = client.post("/en/code", {"code": random_code()}, status=422)
    assert "This code opens nothing." in page.text
