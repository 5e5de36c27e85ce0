"""Another phone without typing the code: digits once, a number, a yes. Whoever comes between gets nothing."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from sqlalchemy import Engine, func, select, update
from starlette.types import ASGIApp

from app.learners.digits import with_check_digit
from app.learners.expiring.actions import sweep
from app.learners.models import Learner, Session
from app.learners.pairing.actions import over
from app.learners.pairing.limits import TRIES
from app.learners.pairing.models import Pairing
from app.learners.queries import data_key, open_learner
from app.security.tokens import random_token
from tests.cast import Person, shown_code
from tests.client import Client, Raw
from tests.conftest import MakeApp, inside
from tests.fixtures.clocks import HandClock

OURS = {"Sec-Fetch-Site": "same-origin"}
SHOWN = re.compile(r"\d{4}\s\d{4}\s\d{4}")
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PLAINLY = {"Sec-Fetch-Mode": "navigate"}


@pytest.fixture
def owner(make_client: Callable[..., Client]) -> Person:
    """A learner with an open phone; she reads English."""
    made = Person("Ona", "en", make_client())
    made.make_code()
    return made


@pytest.fixture
def other(make_client: Callable[..., Client]) -> Client:
    """Her other phone."""
    return make_client()


def count(engine: Engine, table: type) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def begin(owner: Person) -> str:
    """The digits that her old phone shows."""
    return digits_on(owner.phone.post(owner.at("me/phone")), owner)


def digits_on(page: httpx.Response, owner: Person) -> str:
    found = SHOWN.search(owner.phone.page(page).said())
    assert found, "no digits on this page"
    return re.sub(r"\s", "", found.group())


def near(phone: Client, digits: str) -> int:
    """Types the digits; the number that the phone shows then."""
    return number_on(phone, phone.submit(phone.get("/en/phone"), "/en/phone", {"digits": digits}))


def number_on(phone: Client, page: httpx.Response) -> int:
    assert "Type this number" in page.text
    found = re.search(r"\b\d\d\b", phone.page(page).said())
    assert found
    return int(found.group())


def say(owner: Person, number: int | str, **options: int) -> httpx.Response:
    return owner.phone.post(owner.at("me/phone"), {"do": "number", "number": str(number)}, **options)


def let_in(owner: Person, phone: Client) -> None:
    assert "can open now" in say(owner, near(phone, begin(owner))).text


def enter(phone: Client, **fields: str) -> httpx.Response:
    return phone.post("/en/phone", {"do": "open", **fields})


def is_open(phone: Client) -> bool:
    return phone.get("/en/notebook").url.path == "/en/notebook"


def key_on(phone: Client, engine: Engine, clock: HandClock) -> bytes:
    cookie = phone.jar["__Host-a"]
    with engine.connect() as connection:
        learner = open_learner(connection, cookie, clock.seconds())
    assert learner
    return data_key(learner, cookie)


def test_another_phone_is_opened_with_the_same_key_and_a_session_of_its_own(
    owner: Person, other: Client, engine: Engine, clock: HandClock
) -> None:
    start = owner.visit("me/phone")
    digits = digits_on(owner.phone.submit(start, owner.at("me/phone")), owner)
    number = near(other, digits)
    asking = owner.visit("me/phone")
    assert "Which number does your other phone show?" in asking.text
    assert digits[:4] not in asking.text
    said = owner.phone.submit(asking, owner.at("me/phone"), {"number": str(number)}, press="do=number")
    assert "The number was right." in said.text
    ready = other.get("/en/phone")
    assert "This is my own phone" in ready.text
    home = other.submit(ready, "/en/phone", press="do=open")
    assert home.url.path == "/en/"
    assert is_open(other)
    assert is_open(owner.phone)
    assert key_on(other, engine, clock) == key_on(owner.phone, engine, clock)
    assert other.jar["__Host-a"] != owner.phone.jar["__Host-a"]
    assert "__Host-w" not in other.jar
    assert (count(engine, Pairing), count(engine, Session), count(engine, Learner)) == (0, 2, 1)


def test_the_picture_holds_the_address_with_the_digits_filled_in_and_looking_changes_nothing(
    owner: Person, other: Client, engine: Engine
) -> None:
    digits = begin(owner)
    assert "localhost/en/phone" in owner.visit("me/phone").text
    for _ in range(2):
        page = other.get(f"/en/phone/{digits}")
    field = next(one for one in other.page(page).all("input") if one.get("name") == "digits")
    assert field.get("value", "").replace(" ", "") == digits
    assert "Show the picture" not in owner.visit("me/phone").text
    assert digits_on(owner.visit("me/phone"), owner) == digits
    number_on(other, other.submit(page, "/en/phone"))
    assert number_on(other, other.get(f"/en/phone/{digits}"))


@pytest.mark.parametrize("place", ["123456789012", "12345678901", "abc", "1234 5678 9014"])
def test_an_address_with_a_slip_in_it_is_no_page(client: Client, place: str) -> None:
    client.get(f"/en/phone/{place}", status=404)


def test_the_database_holds_neither_digits_nor_key_nor_what_the_phones_hold(
    owner: Person, other: Client, engine: Engine, clock: HandClock
) -> None:
    digits = begin(owner)
    say(owner, near(other, digits))
    with engine.connect() as connection:
        row = connection.execute(select(Pairing)).one()
    stored = b"".join(one if isinstance(one, bytes) else str(one).encode() for one in row)
    held = other.jar["__Host-w"]
    assert row.sealed_key
    for secret in (digits.encode(), key_on(owner.phone, engine, clock), held.encode(), held[:-1].encode()):
        assert secret not in stored


def test_a_second_tap_keeps_the_digits_and_asking_on_another_phone_ends_them(
    owner: Person, other: Client, make_client: Callable[..., Client], engine: Engine
) -> None:
    with ThreadPoolExecutor(3) as pool:
        shown = list(pool.map(lambda _: begin(owner), range(3)))
    assert len(set(shown)) == 1
    third = Person("Ona", "en", make_client())
    third.enter_code(owner.code)
    newest = begin(third)
    assert newest != shown[0]
    assert count(engine, Pairing) == 1
    assert "Show the picture" in owner.visit("me/phone").text
    refused = other.post("/en/phone", {"digits": shown[0]}, status=422)
    assert "These digits open nothing." in refused.text


def test_new_digits_after_a_stop_are_others_also_in_the_same_second(owner: Person, other: Client) -> None:
    first = begin(owner)
    assert (
        "Stopped." in owner.phone.submit(owner.visit("me/phone"), owner.at("me/phone"), press="do=stop").text
    )
    assert begin(owner) != first
    other.post("/en/phone", {"digits": first}, status=422)


def test_a_wrong_number_ends_it_for_both_at_once(owner: Person, other: Client, engine: Engine) -> None:
    number = near(other, begin(owner))
    wrong = say(owner, 10 if number != 10 else 11, status=422)
    assert "That was not the number." in wrong.text
    assert count(engine, Pairing) == 0
    assert "was not let in" in other.get("/en/phone").text
    assert "was not let in" not in other.get("/en/phone").text
    say(owner, number, status=422)
    assert enter(other).url.path == "/en/phone"
    assert not is_open(other)


@pytest.mark.parametrize("typed", ["", "4", "470", "ab", "09"])
def test_what_can_be_no_number_is_a_slip_and_ends_nothing(owner: Person, other: Client, typed: str) -> None:
    number = near(other, begin(owner))
    assert "Please type the two digits" in say(owner, typed, status=422).text
    assert "can open now" in say(owner, number).text


def test_a_stranger_who_was_quicker_is_stopped_and_her_own_phone_gets_the_ordinary_answer(
    owner: Person, other: Client, make_client: Callable[..., Client], engine: Engine
) -> None:
    digits, stranger = begin(owner), make_client()
    near(stranger, digits)
    late = other.post("/en/phone", {"digits": digits}, status=422)
    never = other.post("/en/phone", {"digits": with_check_digit("12345678901")}, status=422)
    assert late.content == never.content
    asking = owner.visit("me/phone")
    assert "somebody else may have used the digits" in asking.text
    owner.phone.submit(asking, owner.at("me/phone"), press="do=stop")
    assert "was not let in" in stranger.get("/en/phone").text
    enter(stranger)
    assert not is_open(stranger)
    assert count(engine, Pairing) == 0
    let_in(owner, other)


def test_a_phone_that_types_other_digits_waits_for_those_alone(
    owner: Person, other: Client, make_client: Callable[..., Client], engine: Engine
) -> None:
    near(other, begin(owner))
    second = Person("Sara", "en", make_client())
    second.make_code()
    number = number_on(other, other.post("/en/phone", {"digits": begin(second)}))
    assert count(engine, Pairing) == 1
    assert "can open now" in say(second, number).text


def test_of_two_phones_in_the_same_moment_one_comes_near(
    owner: Person, make_client: Callable[..., Client]
) -> None:
    digits, phones = begin(owner), [make_client(kind=Raw) for _ in range(4)]
    for phone in phones:
        phone.get("/en/phone")
    with ThreadPoolExecutor(4) as pool:
        typed = {"digits": digits}
        replies = list(pool.map(lambda one: one.post("/en/phone", typed, headers=OURS), phones))
    assert sorted(reply.status_code for reply in replies) == [200, 422, 422, 422]
    assert sum("Type this number" in phone.get("/en/phone").text for phone in phones) == 1


def test_a_double_tap_on_each_button_comes_to_the_same(
    owner: Person, other: Client, engine: Engine, make_client: Callable[..., Client]
) -> None:
    digits = begin(owner)
    page = other.get("/en/phone")
    with ThreadPoolExecutor(3) as pool:
        shown = list(pool.map(lambda _: other.submit(page, "/en/phone", {"digits": digits}), range(3)))
        numbers = {number_on(other, one) for one in shown}
        assert len(numbers) == 1
        said = list(pool.map(lambda _: say(owner, numbers.copy().pop()), range(3)))
        assert all("can open now" in one.text for one in said)
        held = dict(other.jar)
        taps = [make_client() for _ in range(3)]
        for tap in taps:
            tap.jar.update(held)
        assert {one.url.path for one in pool.map(enter, taps)} == {"/en/"}
    assert len({tap.jar["__Host-a"] for tap in taps}) == 1
    assert count(engine, Session) == 2


def test_a_lost_reply_is_asked_for_again(owner: Person, other: Client, engine: Engine) -> None:
    let_in(owner, other)
    held = dict(other.jar)
    enter(other)
    other.jar.clear()
    other.jar.update(held)
    enter(other)
    assert is_open(other)
    assert count(engine, Session) == 2


def test_the_digits_are_those_of_ten_minutes_and_no_longer(
    owner: Person, other: Client, clock: HandClock, make_client: Callable[..., Client]
) -> None:
    digits, late = begin(owner), make_client()
    clock.forward(minutes=9, seconds=59)
    number = near(other, digits)
    clock.forward(seconds=1)
    assert "The time is over" in owner.visit("me/phone").text
    assert "was not let in" in other.get("/en/phone").text
    assert "The time is over" in say(owner, number, status=422).text
    late.post("/en/phone", {"digits": digits}, status=422)
    assert begin(owner) != digits


def test_a_yes_is_good_for_the_rest_of_the_ten_minutes(
    owner: Person, other: Client, clock: HandClock
) -> None:
    let_in(owner, other)
    clock.forward(minutes=10)
    assert enter(other).url.path == "/en/phone"
    assert not is_open(other)


def test_what_is_over_is_swept(owner: Person, other: Client, engine: Engine, clock: HandClock) -> None:
    begin(owner)
    clock.forward(minutes=9)
    for expected in (1, 0):
        with engine.begin() as connection:
            for one in over(clock.seconds()):
                connection.execute(one)
        assert count(engine, Pairing) == expected
        clock.forward(minutes=1)


def test_the_sweep_takes_it_along(owner: Person, engine: Engine, clock: HandClock) -> None:
    begin(owner)
    clock.forward(minutes=10)
    sweep(engine, clock)
    assert (count(engine, Pairing), count(engine, Session)) == (0, 1)


@pytest.mark.parametrize("way", ["/out", "/en/me/out"])
def test_nobody_lets_in_where_the_old_phone_was_closed(
    owner: Person, other: Client, way: str, make_client: Callable[..., Client]
) -> None:
    digits = begin(owner)
    number = near(other, digits)
    owner.phone.post(way)
    assert "was not let in" in other.get("/en/phone").text
    owner.enter_code()
    say(owner, number, status=422)
    make_client().post("/en/phone", {"digits": digits}, status=422)
    enter(other)
    assert not is_open(other)


def test_digits_of_a_closed_phone_open_nothing(owner: Person, other: Client) -> None:
    digits = begin(owner)
    owner.leave()
    other.post("/en/phone", {"digits": digits}, status=422)


@pytest.mark.parametrize("way", ["/out", "/en/me/out"])
def test_a_new_phone_that_is_closed_while_it_waits_is_let_go(
    owner: Person, other: Client, way: str, engine: Engine
) -> None:
    number, held = near(other, begin(owner)), other.jar["__Host-w"]
    other.post(way)
    assert "__Host-w" not in other.jar
    assert count(engine, Pairing) == 0
    assert "the other phone stopped" in say(owner, number, status=422).text
    other.jar["__Host-w"] = held
    enter(other)
    assert not is_open(other)


def test_a_new_phone_may_stop_by_itself(owner: Person, other: Client, engine: Engine) -> None:
    number = near(other, begin(owner))
    page = other.submit(other.get("/en/phone"), "/en/phone", press="do=stop")
    assert "Open your progress on this phone" in page.text
    assert count(engine, Pairing) == 0
    say(owner, number, status=422)


def test_the_quick_exit_takes_the_cookie_of_a_phone_that_only_came(client: Client) -> None:
    client.get("/en/phone")
    assert client.jar["__Host-w"]
    client.post("/out")
    assert client.jar == {}


def test_an_erased_learner_lets_nobody_in(owner: Person, other: Client, engine: Engine) -> None:
    let_in(owner, other)
    owner.phone.submit(owner.visit("me/erase"), owner.at("me/erase"))
    assert (count(engine, Pairing), count(engine, Session)) == (0, 0)
    assert "was not let in" in other.get("/en/phone").text
    enter(other)
    assert not is_open(other)


def test_a_new_code_after_the_yes_makes_the_box_worthless(
    owner: Person, other: Client, engine: Engine
) -> None:
    let_in(owner, other)
    page = owner.phone.post(owner.at("me/code"), {"token": random_token()})
    assert shown_code(owner.phone.page(page)) != owner.code
    enter(other)
    assert not is_open(other)
    assert count(engine, Session) == 1


def test_a_new_code_closes_the_phone_that_was_let_in(owner: Person, other: Client) -> None:
    let_in(owner, other)
    enter(other)
    yes = owner.visit("me/phone")
    owner.phone.post(owner.at("me/code"), {"token": random_token()})
    assert yes.status_code == 200
    assert not is_open(other)


def test_nothing_is_lost_when_the_server_starts_anew(
    owner: Person, make_app: MakeApp, make_client: Callable[..., Client]
) -> None:
    digits, again = begin(owner), make_app()
    before, owner.phone = owner.phone, make_client(to=again)
    owner.phone.jar.update(before.jar)
    assert digits_on(owner.visit("me/phone"), owner) == digits
    fresh = make_client(to=again)
    say(owner, near(fresh, digits))
    enter(fresh)
    assert is_open(fresh)


def test_another_browser_with_the_session_of_nobody_sees_no_digits(client: Client) -> None:
    assert client.get("/en/me/phone").url.path == "/en/code"
    page = client.post("/en/me/phone", status=422)
    assert "Your code is closed on this phone now." in page.text


def test_an_own_phone_that_is_not_fresh_is_asked_for_the_code(
    owner: Person, clock: HandClock, engine: Engine
) -> None:
    owner.phone.post("/en/code", {"code": owner.code, "own": "1"})
    clock.forward(minutes=20)
    assert is_open(owner.phone)
    assert "Please type it to go on." in owner.phone.post("/en/me/phone", status=422).text
    assert owner.visit("me/phone").url.path == "/en/code"
    assert count(engine, Pairing) == 0


def test_the_new_phone_is_its_own_only_when_that_is_ticked(
    owner: Person, other: Client, engine: Engine, make_client: Callable[..., Client]
) -> None:
    let_in(owner, other)
    enter(other)
    mine = make_client()
    let_in(owner, mine)
    reply = mine.post("/en/phone", {"do": "open", "own": "1"}, follow_redirects=False)
    set_cookie = next(one for one in reply.headers.get_list("set-cookie") if "-a=" in one).lower()
    assert f"max-age={30 * 86400}" in set_cookie
    with engine.connect() as connection:
        assert sorted(connection.execute(select(Session.own_phone)).scalars()) == [False, False, True]


def test_what_was_open_on_the_new_phone_before_is_closed(
    owner: Person, bruno: Person, engine: Engine
) -> None:
    bruno.make_code()
    assert "A code is open on this phone." in bruno.phone.get("/en/phone").text
    let_in(owner, bruno.phone)
    enter(bruno.phone)
    assert is_open(bruno.phone)
    assert count(engine, Session) == 2


def test_slips_are_told_without_a_question_to_the_database(client: Client, engine: Engine) -> None:
    page = client.get("/en/phone")
    for typed, words in {
        "": "Please type the 12 digits here.",
        "hello": "Only digits belong here.",
        "1234": "You typed 4 digits.",
        "1234 5678 9012": "One digit is not right.",
    }.items():
        reply = client.submit(page, "/en/phone", {"digits": typed}, status=422)
        assert words in reply.text
        field = next(one for one in client.page(reply).all("input") if one.get("name") == "digits")
        assert field.get("value") == typed
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM bucket WHERE name = 'pair'").scalar_one() == 0


def test_digits_of_other_scripts_are_read(owner: Person, other: Client) -> None:
    digits = begin(owner)
    arabic = digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    near(other, f"{arabic[:4]}-{arabic[4:8]} {arabic[8:]}")


def test_after_many_wrong_tries_everybody_waits_a_moment_and_good_ones_cost_nothing(
    owner: Person, other: Client, raw: Client, clock: HandClock
) -> None:
    for number in range(TRIES.burst):
        reply = raw.post("/en/phone", {"digits": with_check_digit(f"{number:011}")}, headers=OURS)
        assert reply.status_code == 422
    digits = begin(owner)
    refused = other.submit(other.get("/en/phone"), "/en/phone", {"digits": digits}, status=429)
    assert int(refused.headers["retry-after"]) >= 1
    clock.forward(seconds=int(refused.headers["retry-after"]))
    number_on(other, other.submit(refused, "/en/phone"))


def test_used_unknown_and_old_digits_are_answered_with_the_same_bytes(
    owner: Person, other: Client, make_client: Callable[..., Client], clock: HandClock
) -> None:
    used = begin(owner)
    near(make_client(), used)
    other.get("/en/phone")
    answers = {other.post("/en/phone", {"digits": one}, status=422).content for one in (used, "123456789014")}
    clock.forward(minutes=11)
    answers.add(other.post("/en/phone", {"digits": used}, status=422).content)
    assert len(answers) == 1


def test_a_browser_without_scripts_goes_on_by_a_page_and_looks_again_by_itself(
    owner: Person, other: Client
) -> None:
    digits = begin(owner)
    assert 'http-equiv="refresh" content="3"' in owner.visit("me/phone").text
    going = other.post("/en/phone", {"digits": digits}, headers=PLAINLY)
    assert going.headers["refresh"] == "0; url=/en/phone"
    assert "location" not in going.headers
    waits = other.get("/en/phone")
    assert 'http-equiv="refresh" content="4"' in waits.text
    asking = owner.visit("me/phone")
    assert "http-equiv" not in asking.text, "a page with a field to type into never goes by itself"
    say(owner, number_on(other, waits))
    assert "http-equiv" not in other.get("/en/phone").text
    inside_now = other.post("/en/phone", {"do": "open"}, headers=PLAINLY)
    assert inside_now.headers["refresh"] == "0; url=/en/"
    assert is_open(other)


def test_the_other_languages_show_the_same_digits_and_the_same_number(owner: Person, other: Client) -> None:
    digits = begin(owner)
    owner.lang = "ar"
    arabic = owner.visit("me/phone")
    assert 'dir="rtl"' in arabic.text
    assert digits_on(arabic, owner) == digits
    number = near(other, digits)
    assert str(number) in other.page(other.get("/ar/phone")).said()


def test_a_guessed_or_changed_cookie_waits_for_nothing(owner: Person, other: Client) -> None:
    let_in(owner, other)
    held = other.jar["__Host-w"]
    for wrong in ("", ".", "x.", held[::-1], ("B" if held[0] == "A" else "A") + held[1:], "é" * 20):
        other.jar["__Host-w"] = wrong
        enter(other)
        assert not is_open(other)
    other.jar["__Host-w"] = held
    enter(other)
    assert is_open(other)


@SQLITE
def test_a_changed_box_opens_nothing_and_is_gone(owner: Person, other: Client, engine: Engine) -> None:
    let_in(owner, other)
    with engine.begin() as connection:
        connection.execute(update(Pairing).values(sealed_key=b"x" * 100))
    enter(other)
    assert not is_open(other)
    assert count(engine, Pairing) == 0


@SQLITE
def test_titles_say_nothing(owner: Person, other: Client, app: ASGIApp) -> None:
    name = inside(app).state.settings.site_name
    near(other, begin(owner))
    titles = [(one.phone if isinstance(one, Person) else one) for one in (owner, other)]
    pages = [titles[0].get("/en/me/phone"), titles[1].get("/en/phone")]
    said = [phone.page(page).all("title")[0].text for phone, page in zip(titles, pages, strict=True)]
    assert said == [f"My page - {name}", f"Phone - {name}"]
