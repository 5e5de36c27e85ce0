"""Entering a code: it works in every script, a slip loses nothing, and no reply tells whether a code exists."""

from collections.abc import Callable

import httpx
import pytest
from sqlalchemy import Engine, event, func, select
from starlette.types import ASGIApp

from app.learners import actions
from app.learners.codes import random_code
from app.learners.coming import access
from app.learners.models import Learner, Session
from app.security.throttle import FAILED_CODES
from tests.cast import Person
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock

KEPT = "a.q-slip=opt-1&seen=q-slip"


@pytest.fixture
def slow_runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every code that is put through the slow hash."""
    seen: list[str] = []
    real = access.code_keys
    monkeypatch.setattr(access, "code_keys", lambda code, salt: seen.append(code) or real(code, salt))
    return seen


def other_digits(code: str, zero: int) -> str:
    return "".join(chr(zero + int(digit)) if digit.isdigit() else digit for digit in code)


def test_the_page_offers_both_ways_and_promises_nothing_false(client: Client) -> None:
    page = client.get("/en/code")
    assert "I have no code yet" in page.text
    assert "I have a code" in page.text
    for words in ("history of the browser", "Spyware", "phone bill"):
        assert words in page.text
    assert "no trace" not in page.text.lower()
    assert "set-cookie" not in page.headers


def test_the_field_leaves_nothing_behind_on_the_phone(client: Client) -> None:
    page = client.page(client.get("/en/code"))
    field = next(one for one in page.all("input") if one.get("name") == "code")
    assert field.get("type", "text") == "text"
    wanted = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none", "inputmode": "numeric"}
    assert {name: field.get(name) for name in wanted} == wanted


def test_a_code_opens_the_same_learner_on_another_phone_in_another_language(
    amina: Person, bruno: Person, engine: Engine
) -> None:
    amina.make_code()
    home = bruno.enter_code(amina.code)
    assert home.url.path == "/fi/"
    with engine.connect() as connection:
        sessions = connection.execute(select(Session.learner_id)).scalars().all()
    assert len(sessions) == 2
    assert len(set(sessions)) == 1


def test_digits_of_any_script_are_read(amina: Person, bruno: Person) -> None:
    amina.make_code()
    for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0x1040, 0xFF10):
        written = "\u200f" + other_digits(amina.code.replace(" ", "\u00a0-"), zero) + " "
        assert bruno.enter_code(written).url.path == "/fi/"


SLIPS = {
    "": "Please type your code here.",
    "abcd 1234": "A code has only digits.",
    "1234 5678": "You typed 8 digits.",
    "1234 5678 1234 5678 1234": "One digit is not right.",
    "1" * 250: "A code has only digits.",
}


def test_a_slip_is_explained_and_kept_without_asking_the_database(
    client: Client, engine: Engine, slow_runs: list[str]
) -> None:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    for typed, words in SLIPS.items():
        page = client.submit(client.get("/en/code"), "/en/code", {"code": typed}, status=422)
        assert words in page.text
        field = next(one for one in client.page(page).all("input") if one.get("name") == "code")
        assert field.get("value") == typed[:200]
        assert field.get("aria-invalid") == "true"
    assert slow_runs == asked == []


def test_unknown_erased_and_expired_codes_give_the_same_bytes_after_one_slow_run_each(
    amina: Person, bruno: Person, client: Client, clock: HandClock, engine: Engine, slow_runs: list[str]
) -> None:
    amina.make_code()
    bruno.make_code()
    clock.forward(days=200)
    amina.phone.jar.clear()
    with engine.begin() as connection:
        gone = connection.execute(select(Learner.id).limit(1)).scalar_one()
    actions.erase(engine, gone)
    slow_runs.clear()
    codes = [random_code(), amina.code, bruno.code]
    replies = [client.post("/en/code", {"code": code}, status=422) for code in codes]
    assert len({reply.content for reply in replies}) == 1
    assert len({tuple(sorted(headers_of(reply).items())) for reply in replies}) == 1
    assert slow_runs == [code.replace(" ", "") for code in codes]
    assert not any(code in reply.text for reply in replies for code in codes)
    assert "This code opens nothing." in replies[0].text


def headers_of(reply: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in reply.headers.items() if name != "date"}


def test_too_many_wrong_codes_make_everybody_wait_but_close_nothing_else(
    amina: Person, client: Client, clock: HandClock, slow_runs: list[str]
) -> None:
    amina.make_code()
    slow_runs.clear()
    for _ in range(FAILED_CODES.burst):
        client.post("/en/code", {"code": random_code()}, status=422)
    refused = [client.post("/en/code", {"code": random_code()}, status=429) for _ in range(50)]
    assert len(slow_runs) == FAILED_CODES.burst
    assert all(int(reply.headers["retry-after"]) >= 1 for reply in refused)
    assert "Please wait a moment." in refused[0].text
    assert "refresh" not in refused[0].headers
    amina.visit("me")
    client.get("/en/")
    clock.forward(seconds=int(refused[0].headers["retry-after"]))
    assert client.post("/fi/code", {"code": amina.code}).url.path == "/fi/"


def test_good_codes_never_use_up_the_tries(amina: Person, bruno: Person) -> None:
    amina.make_code()
    for _ in range(FAILED_CODES.burst + 3):
        assert bruno.enter_code(amina.code).url.path == "/fi/"


def test_what_passes_through_survives_every_kind_of_failure(client: Client) -> None:
    passing = {"onward": "l03/a", "kept": KEPT}
    page = client.post("/en/code", passing)
    for typed, status in (("12", 422), (random_code(), 422)):
        page = client.submit(page, "/en/code", {"code": typed}, status=status)
        hidden = {one.get("name"): one.get("value") for one in client.page(page).all("input")}
        assert hidden["onward"] == "l03/a"
        assert hidden["kept"] == KEPT


def test_nobody_is_sent_to_a_place_that_is_not_ours(amina: Person, bruno: Person) -> None:
    amina.make_code()
    for onward in (
        "//evil.example",
        "https://evil.example",
        "l03/../../x",
        "l03/a?x=1",
        "\\\\evil",
        "l03/a#x",
        "out",
        "work/",
        "work/p1",
        "work/p1/a",
        "work/card",
    ):
        reply = bruno.phone.post("/fi/code", {"code": amina.code, "onward": onward})
        assert reply.url.path == "/fi/"


def test_what_was_kept_is_sent_to_no_page_of_staff(amina: Person, bruno: Person) -> None:
    amina.make_code()
    for onward in ("work/", "work/p1", "work/p1/t"):
        page = bruno.phone.post("/fi/code", {"code": amina.code, "onward": onward, "kept": KEPT})
        assert "/work/" not in page.text


def test_after_the_code_the_reader_is_where_they_were(amina: Person, bruno: Person) -> None:
    amina.make_code()
    typed = {"code": amina.code, "onward": "l03/a"}
    reply = bruno.phone.post("/fi/code", typed, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "/fi/l03/a")


def test_what_was_ticked_before_goes_along_with_one_more_tap(amina: Person, bruno: Person) -> None:
    amina.make_code()
    page = bruno.phone.post("/fi/code", {"code": amina.code, "onward": "l03/a", "kept": KEPT})
    assert page.status_code == 200
    assert amina.code not in page.text
    fields = {one.get("name"): one.get("value") for one in bruno.phone.page(page).all("input", "button")}
    assert fields["kept"] == KEPT
    assert 'action="/fi/l03/a/answers"' in page.text


def test_too_much_to_carry_is_dropped(client: Client) -> None:
    page = client.post("/en/code", {"onward": "l03/a", "kept": "a.x=" + "y" * (24 * 1024)})
    assert 'name="kept"' not in page.text


def test_the_language_button_takes_along_what_passes_through(client: Client) -> None:
    page = client.post("/en/code", {"onward": "l03/a", "kept": KEPT})
    buttons = [one for one in client.page(page).all("button") if one.get("formaction") == "/fi/code"]
    form = next(one for one in client.page(page).all("form") if one.get("id") == buttons[0].get("form"))
    fields = {one.get("name", ""): one.get("value", "") for one in form.iter("input")}
    assert fields == {"onward": "l03/a", "kept": KEPT}
    assert KEPT.replace("&", "&amp;") in client.post("/fi/code", fields).text


def test_a_page_that_covered_itself_opens_again_for_the_same_learner(amina: Person, bruno: Person) -> None:
    amina.make_code()
    before = next(
        one.get("data-who") for one in amina.phone.page(amina.visit("me")).elements if one.get("data-who")
    )
    cover = {"X-Askel": "cover"}
    again = amina.phone.post("/ar/code", {"code": amina.code}, headers=cover, status=204)
    assert again.headers["x-who"] == before
    assert again.content == b""
    bruno.make_code()
    other = amina.phone.post("/ar/code", {"code": bruno.code}, headers=cover, status=204)
    assert other.headers["x-who"] != before
    assert (
        "x-who"
        not in amina.phone.post("/ar/code", {"code": random_code()}, headers=cover, status=422).headers
    )


def test_every_entry_gets_a_new_session_and_ends_the_old_one_of_this_phone(
    amina: Person, engine: Engine
) -> None:
    amina.make_code()
    seen = {amina.phone.jar["__Host-a"]}
    for _ in range(3):
        amina.phone.post("/ar/code", {"code": amina.code})
        seen.add(amina.phone.jar["__Host-a"])
    assert len(seen) == 4
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(Session)).scalar() == 1


def test_the_address_of_a_form_leads_back_to_its_page(amina: Person) -> None:
    places = ("code/new", "code/written", "me/code", "me/keep", "me/out")
    assert {amina.visit(place).url.path for place in places} == {"/ar/code"}
    amina.make_code()
    assert [amina.visit(place).url.path for place in places] == ["/ar/code"] * 2 + ["/ar/me"] * 3


def test_a_code_that_could_not_be_looked_up_is_not_repeated_by_the_error_page(
    amina: Person, bruno: Person, engine: Engine
) -> None:
    if engine.dialect.name != "sqlite":
        return  # PostgreSQL lets others write meanwhile
    amina.make_code()
    with engine.execution_options(writes=True).connect() as blocker, blocker.begin():
        fields = {"code": amina.code, "onward": "l03/a", "kept": KEPT}
        page = bruno.phone.post("/fi/code", fields, status=503)
    assert amina.code not in page.text
    assert amina.code.replace(" ", "") not in page.text
    assert KEPT.replace("&", "&amp;") in page.text


def test_only_our_own_pages_may_enter_a_code(amina: Person, raw: Client) -> None:
    amina.make_code()
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://evil.example"},
        {},
    ):
        reply = httpx.Client.request(raw, "POST", "/en/code", data={"code": amina.code}, headers=headers)
        assert reply.status_code == 403
        assert "set-cookie" not in reply.headers


def test_codes_move_to_a_new_pepper_when_they_are_used(
    amina: Person, app: ASGIApp, engine: Engine, make_client: Callable[..., Client]
) -> None:
    from app.security.secrets import load_secrets, rotate_pepper

    amina.make_code()
    state = inside(app).state
    rotate_pepper(state.settings.data_dir / "secrets")
    state.secrets = load_secrets(None, state.settings.data_dir, local_only=True)
    for _ in range(2):
        make_client().post("/en/code", {"code": amina.code})
    with engine.connect() as connection:
        assert connection.execute(select(Learner.pepper_id)).scalars().all() == ["k2"]
