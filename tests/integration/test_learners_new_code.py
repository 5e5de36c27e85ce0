"""Getting a code: one form gives one code, it is shown once, and it can be replaced."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
from sqlalchemy import Engine, func, select
from starlette.types import ASGIApp

from app.learners.models import CodeShowing, Learner, Session
from app.learners.sealing import code_keys
from app.learners.tokens import key_of
from app.security.boxes import unseal
from app.security.throttle import NEW_CODES
from app.security.tokens import random_token
from tests.cast import Person, shown_code
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock

KEPT = "a.q-slip=opt-1&seen=q-slip"


def count(engine: Engine, table: type) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def token_on(client: Client, page: httpx.Response) -> str:
    return next(one.get("value", "") for one in client.page(page).all("input") if one.get("name") == "token")


def make(client: Client, **fields: str) -> httpx.Response:
    return client.post("/en/code/new", {"token": random_token(), **fields})


def test_a_code_is_shown_large_with_what_is_kept_and_how_long(client: Client) -> None:
    page = client.submit(client.get("/en/code"), "/en/code/new")
    code = shown_code(client.page(page))
    assert len(code.replace(" ", "")) == 20
    assert "for 180 days after your last visit" in page.text
    assert "You can erase everything at any time." in page.text
    assert "I have written it down" in page.text
    assert "This is my own phone" in page.text
    assert "history of the browser" in page.text
    title = client.page(page).all("title")[0].text or ""
    assert title == "Code - Askel"
    assert not any(
        code.replace(" ", "") in str(one.attrib) or code in str(one.attrib)
        for one in client.page(page).elements
    )


def test_the_cookie_is_for_this_browser_session_alone(client: Client) -> None:
    set_cookie = make(client).headers["set-cookie"].lower()
    name, _, rest = set_cookie.partition("=")
    assert name == "__host-a"
    assert {"secure", "httponly", "samesite=strict", "path=/"} <= {part.strip() for part in rest.split(";")}
    assert "max-age" not in set_cookie
    assert "expires" not in set_cookie
    assert "domain" not in set_cookie


def test_the_database_holds_neither_code_nor_cookie_nor_key(
    amina: Person, app: ASGIApp, engine: Engine
) -> None:
    shown = amina.phone.submit(amina.visit("code"), amina.at("code/new"))
    code, cookie = shown_code(amina.phone.page(shown)).replace(" ", ""), amina.phone.jar["__Host-a"]
    secrets = inside(app).state.secrets
    keys = code_keys(code, secrets.salt)
    with engine.connect() as connection:
        rows = {table: connection.execute(select(table)).one() for table in (Learner, Session, CodeShowing)}
    learner, session = rows[Learner], rows[Session]
    data_key = unseal(learner.wrapped_key, keys.wrapping, b"learner", learner.id)
    assert (
        unseal(session.wrapped_key, key_of(cookie, "session"), b"session", learner.id, session.token_hash)
        == data_key
    )
    stored = b"".join(
        value if isinstance(value, bytes) else str(value).encode() for row in rows.values() for value in row
    )
    for secret in (code.encode(), cookie.encode(), data_key, keys.lookup, keys.wrapping):
        assert secret not in stored
    assert learner.lookup == secrets.lookups(keys.lookup)["k1"]


def test_the_same_form_again_shows_the_same_code_and_makes_no_second_learner(
    client: Client, engine: Engine
) -> None:
    token = random_token()
    first = client.post("/en/code/new", {"token": token})
    again = client.post("/fi/code/new", {"token": token})
    assert shown_code(client.page(first)) == shown_code(client.page(again))
    assert (count(engine, Learner), count(engine, Session)) == (1, 1)


def test_after_a_lost_reply_the_same_form_gives_the_same_code_and_opens_the_phone(
    client: Client, engine: Engine
) -> None:
    token = random_token()
    lost = client.post("/en/code/new", {"token": token})
    client.jar.clear()
    again = client.post("/en/code/new", {"token": token})
    assert shown_code(client.page(again)) == shown_code(client.page(lost))
    assert count(engine, Learner) == 1
    client.get("/en/me")
    assert client.jar["__Host-a"]


def test_the_same_form_twice_in_the_same_moment_gives_one_code(
    make_client: Callable[..., Client], engine: Engine
) -> None:
    token = random_token()
    phones = [make_client() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda phone: phone.post("/en/code/new", {"token": token}), phones))
    codes = {shown_code(phone.page(reply)) for phone, reply in zip(phones, replies, strict=True)}
    assert len(codes) == 1
    assert count(engine, Learner) == 1
    assert all(phone.get("/en/me").url.path == "/en/me" for phone in phones)


def test_another_form_makes_another_code(make_client: Callable[..., Client], engine: Engine) -> None:
    codes = {shown_code(phone.page(make(phone))) for phone in (make_client(), make_client())}
    assert len(codes) == count(engine, Learner) == 2


def test_a_written_down_code_is_shown_no_more(client: Client, engine: Engine) -> None:
    token = random_token()
    page = client.post("/en/code/new", {"token": token})
    code = shown_code(client.page(page))
    home = client.submit(page, "/en/code/written", press="written=1")
    assert home.url.path == "/en/"
    assert count(engine, CodeShowing) == 0
    again = client.post("/en/code/new", {"token": token})
    assert again.url.path == "/en/"
    assert code not in again.text
    assert count(engine, Learner) == 1


def test_ten_minutes_later_it_is_shown_no_more(client: Client, clock: HandClock) -> None:
    token = random_token()
    code = shown_code(client.page(client.post("/en/code/new", {"token": token})))
    clock.forward(minutes=10)
    assert code not in client.post("/en/code/new", {"token": token}).text


def test_after_the_exit_it_is_shown_no_more(client: Client, engine: Engine) -> None:
    token = random_token()
    code = shown_code(client.page(client.post("/en/code/new", {"token": token})))
    client.post("/out")
    assert count(engine, CodeShowing) == 0
    assert shown_code(client.page(client.post("/en/code/new", {"token": token}))) != code


def test_the_other_languages_show_the_same_code(client: Client) -> None:
    page = make(client)
    buttons = [one for one in client.page(page).all("button") if one.get("formaction") == "/ar/code/new"]
    form = next(one for one in client.page(page).all("form") if one.get("id") == buttons[0].get("form"))
    fields = {one.get("name", ""): one.get("value", "") for one in form.iter("input")}
    arabic = client.post("/ar/code/new", fields)
    assert 'dir="rtl"' in arabic.text
    assert shown_code(client.page(arabic)) == shown_code(client.page(page))


def test_on_an_own_phone_the_cookie_lives_thirty_days(client: Client, engine: Engine) -> None:
    page = make(client)
    reply = client.submit(page, "/en/code/written", {"own": "1"}, press="written=1", follow_redirects=False)
    assert f"max-age={30 * 86400}" in reply.headers["set-cookie"].lower()
    with engine.connect() as connection:
        assert connection.execute(select(Session.own_phone)).scalar_one() is True


def test_what_was_ticked_before_the_code_is_sent_on_to_its_lesson(client: Client) -> None:
    page = make(client, onward="l03/a", kept=KEPT)
    reply = client.submit(page, "/en/code/written", press="written=1", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (307, "/en/l03/a/answers")
    plain = client.post("/en/code/written", {"onward": "l03/a"}, follow_redirects=False)
    assert (plain.status_code, plain.headers["location"]) == (303, "/en/l03/a")


def test_making_codes_has_its_own_limit_and_the_form_stays_usable(client: Client, clock: HandClock) -> None:
    for _ in range(NEW_CODES.burst):
        client.jar.clear()
        make(client)
    client.jar.clear()
    token = random_token()
    refused = client.post("/en/code/new", {"token": token, "onward": "l03/a", "kept": KEPT}, status=429)
    assert int(refused.headers["retry-after"]) >= 1
    assert token_on(client, refused) == token
    assert KEPT.replace("&", "&amp;") in refused.text
    clock.forward(seconds=int(refused.headers["retry-after"]))
    shown_code(client.page(client.submit(refused, "/en/code/new")))


def test_somebody_with_an_open_code_is_not_given_a_second_one_by_accident(
    amina: Person, engine: Engine
) -> None:
    amina.make_code()
    page = amina.visit("code")
    assert "code/new" not in page.text
    assert amina.phone.post("/ar/code/new", {"token": random_token()}).url.path == "/ar/"
    assert count(engine, Learner) == 1


def test_a_form_without_a_good_token_still_makes_a_code_of_its_own(client: Client) -> None:
    codes = set()
    for token in ("", "", "short", "A" * 500, "ä" * 43):
        codes.add(shown_code(client.page(client.post("/en/code/new", {"token": token}))))
        client.jar.clear()
    assert len(codes) == 5


def test_a_new_code_keeps_the_progress_and_kills_the_old_code_and_other_phones(
    amina: Person, bruno: Person, app: ASGIApp, engine: Engine
) -> None:
    amina.make_code()
    old = amina.code
    bruno.enter_code(old)
    page = amina.phone.submit(amina.visit("me"), amina.at("me/code"))
    new = shown_code(amina.phone.page(page))
    assert new != old
    assert bruno.visit("me").url.path == "/fi/code"
    bruno.phone.post("/fi/code", {"code": old}, status=422)
    bruno.phone.post("/fi/code", {"code": new})
    assert bruno.visit("me").url.path == "/fi/me"
    assert amina.visit("me").url.path == "/ar/me"
    with engine.connect() as connection:
        learner = connection.execute(select(Learner)).one()
        session = connection.execute(select(Session)).first()
    assert session
    keys = code_keys(new.replace(" ", ""), inside(app).state.secrets.salt)
    data_key = unseal(learner.wrapped_key, keys.wrapping, b"learner", learner.id)
    cookies = [key_of(phone.jar["__Host-a"], "session") for phone in (amina.phone, bruno.phone)]
    opened = [_opened(session, key) for key in cookies]
    assert data_key in opened


def _opened(session: Session, key: bytes) -> bytes:
    from app.security.boxes import Damaged

    try:
        return unseal(session.wrapped_key, key, b"session", session.learner_id, session.token_hash)
    except Damaged:
        return b""


def test_a_double_tap_on_new_code_gives_one_code_and_that_one_works(
    amina: Person, bruno: Person, engine: Engine
) -> None:
    amina.make_code()
    fields = {"token": random_token()}
    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda _: amina.phone.post("/ar/me/code", fields), range(3)))
    codes = {shown_code(amina.phone.page(reply)) for reply in replies}
    assert len(codes) == 1
    assert bruno.enter_code(codes.pop()).url.path == "/fi/"
    assert count(engine, Learner) == 1


def test_a_new_code_needs_an_open_session(client: Client, engine: Engine) -> None:
    page = client.post("/en/me/code", {"token": random_token()}, status=422)
    assert "Your code is closed on this phone now." in page.text
    assert count(engine, Learner) == 0
