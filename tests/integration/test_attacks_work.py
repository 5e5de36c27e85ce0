"""Attacks on the side of staff and employers, and from there on learners: tests, papers, posters, group sessions."""

import re
from itertools import chain, combinations
from threading import Event
from time import monotonic, sleep

import pytest
from sqlalchemy import Engine, MetaData, func, select
from starlette.types import ASGIApp

from app.content.library import Library
from app.forms import MAX_FIELDS
from app.handouts.paper import Paper
from app.handouts.press import Press
from app.learning.passing.ticket import Passed, ticket
from app.practice.grading import is_right
from app.security.tokens import random_token
from tests.cast import Person
from tests.client import Client, Raw
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.leading import SESSIONS, begin
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN
from tests.unit.handouts.reading import lines_of
from tests.words import subject_words

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SAME = {"Sec-Fetch-Site": "same-origin"}
PAPER = "/en/work/certificate"
TOOLS = ("card", "risk", "poster")
"""The pages of the staff side that take a form, beside lessons."""
OUTSIDE = ("id", "name", "value", "href", "src", "alt", "action", "class", "download", "for")
"""What of a page is not its words."""


def right_answers(app: ASGIApp, code: str) -> list[tuple[str, str]]:
    """The whole test of a real module, answered by somebody who knows the key."""
    library: Library = inside(app).state.library
    shape = library.shapes[code]
    found = []
    for item in shape.lessons[shape.test]:
        one = shape.items[item]
        every = chain.from_iterable(combinations(one.option_ids, many) for many in range(1, 6))
        chosen = next(some for some in every if is_right(one, ",".join(some)))
        found += [(f"a.{item}", option) for option in chosen]
    return found


def earned(client: Client, app: ASGIApp, code: str = "p1") -> str:
    """A ticket as a page of the product gives it."""
    reply = client.post(f"/en/work/{code}/t/answers", right_answers(app, code))
    [found] = re.findall(r'name="ticket" value="([^"]+)"', reply.text)
    return str(found)


def rows_of(engine: Engine) -> dict[str, int]:
    """How many rows there are, by table."""
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in tables.tables.items()
        }


def test_a_ticket_that_was_changed_in_any_place_prints_nothing(client: Client, app: ASGIApp) -> None:
    good = earned(client, app)
    code, right, total, at, text, mark = good.split(".")
    last = f"{good[:-1]}{'A' if good[-1] != 'A' else 'B'}"
    forged = (
        good.replace("p1", "p2"),
        good.replace("p1", "l03"),
        f"{code}.0{right}.{total}.{at}.{text}.{mark}",
        f"{code}.{right}.{total}.{int(at) + 1}.{text}.{mark}",
        f"{code}.{right}.{total}.{at}.{text}.{'A' * 43}",
        f"{code}.{right}.{total}.{at}.{'0' * 8}.{mark}",
        f"{code}.{right}.{total}.{at}.{mark}",
        last,
        f"{good}\n",
        f" {good}",
        good * 2,
        good.upper(),
        good.replace("1", "\u0661"),
        "",
        "....",
        "a" * 30_000,
    )
    for one in forged:
        assert "too old" in client.post(PAPER, {"ticket": one, "name": "Aino", "in": "en"}, status=422).text


def test_a_ticket_from_tomorrow_of_another_server_or_a_module_that_is_gone_prints_nothing(
    client: Client, app: ASGIApp, clock: HandClock
) -> None:
    salt: bytes = inside(app).state.secrets.salt
    now = clock.seconds()
    for code, at, key in (("p1", now + 60, salt), ("p1", now, b"another salt" * 3), ("p9", now, salt)):
        sent = {"ticket": ticket(key, Passed(code, 8, 8, at, "0a1b2c3d")), "name": "Aino", "in": "en"}
        assert "too old" in client.post(PAPER, sent, status=422).text


@pytest.mark.parametrize("name", ["\u200d", "\u200c" * 50, "\u0301" * 20, "\u202e\u2066", " . - ", "\u3164"])
def test_a_name_that_shows_nothing_is_no_name(client: Client, app: ASGIApp, name: str) -> None:
    reply = client.post(PAPER, {"ticket": earned(client, app), "name": name, "in": "en"}, status=422)
    assert "Please look at the name" in reply.text


@pytest.mark.parametrize(
    "name",
    ['#eval("1")', "$x$ *b* _i_", '"; #panic("x"); "', "\\u{41} #let x = 1", "<b>x</b> {{7*7}} %(name)s"],
)
def test_a_name_is_printed_letter_by_letter(
    client: Client, app: ASGIApp, name: str, tmp_path: object
) -> None:
    reply = client.post(PAPER, {"ticket": earned(client, app), "name": name, "in": "en"})
    words = " ".join(lines_of(reply.content, tmp_path))  # type: ignore[arg-type]
    assert name in words


def test_every_answer_at_once_passes_no_test(client: Client, app: ASGIApp) -> None:
    library: Library = inside(app).state.library
    for code in ("p1", "p2", "p3", "e1", "e2", "e3"):
        shape = library.shapes[code]
        all_of_it = [
            (f"a.{item}", one) for item in shape.lessons["t"] for one in shape.items[item].option_ids
        ]
        for sent in (all_of_it, all_of_it[::-1]):
            reply = client.post(f"/en/work/{code}/t/answers", sent)
            assert 'name="ticket"' not in reply.text, code


def test_forms_that_no_page_of_ours_made_break_no_page_of_staff(raw: Raw) -> None:
    bad = ("\ud800".encode("utf-8", "surrogatepass"), b"\xff\xfe", b"../../etc/passwd", b"%00", b"a" * 30_000)
    names = ("lang", "beside", "in", "paper", "size", "do", "list", "in.k-before", "s.papers-kept", "s.price")
    form = {**SAME, "Content-Type": "application/x-www-form-urlencoded"}
    for value in bad:
        body = b"&".join(name.encode() + b"=" + value for name in (names[:2] if len(value) > 99 else names))
        for place in (*TOOLS, "certificate", "p1/t", "p1/t/answers", "p2/b/list"):
            reply = raw.post(f"/en/work/{place}", content=body, headers=form, follow_redirects=False)
            assert reply.status_code in {200, 303, 400, 422}, place
            assert b"passwd" not in reply.content


@pytest.mark.parametrize("place", [*TOOLS, "certificate", "p1/t/answers", "p2/b/list"])
def test_more_than_a_form_holds_is_refused_before_any_work(raw: Raw, place: str) -> None:
    many = {f"s.{number}": "no" for number in range(MAX_FIELDS + 1)}
    assert raw.post(f"/en/work/{place}", many, headers=SAME).status_code == 400
    assert raw.post(f"/en/work/{place}", {"x": "a" * 70_000}, headers=SAME).status_code == 413


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_no_other_site_sends_a_form_of_staff(raw: Raw, site: str) -> None:
    for place in (*TOOLS, "certificate", "p1/t/answers", "p2/b/list"):
        assert raw.post(f"/en/work/{place}", {"x": "1"}, headers={"Sec-Fetch-Site": site}).status_code == 403


def test_answers_of_a_client_reach_no_row_no_cookie_and_no_paper(client: Client, engine: Engine) -> None:
    before = rows_of(engine)
    page = client.page(client.get("/en/work/card"))
    names = {one.get("name", "") for one in page.all("input") if one.get("type") == "radio"}
    answers = dict.fromkeys(names, "yes")
    client.post("/en/work/card", {**answers, "do": "weigh", "beside": "ar"})
    full = client.post("/en/work/card", {**answers, "paper": "list", "beside": "fi"})
    empty = client.post("/en/work/card", {"paper": "list", "beside": "fi"})
    assert full.content == empty.content
    assert list(client.jar) == []
    assert rows_of(engine) == before


def test_answers_of_a_client_stay_in_no_history_of_a_browser_without_scripts(client: Client) -> None:
    sent = {"s.papers-kept": "yes", "s.bank-used": "no", "s.made-up": "yes", "do": "weigh", "beside": "ar"}
    plainly = {"Sec-Fetch-Mode": "navigate"}
    moved = client.post("/en/work/card", sent, headers=plainly, follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (303, "/en/work/card")
    assert "papers" not in moved.headers["set-cookie"]
    assert client.get("/en/work/card").headers["refresh"] == "0; url=/en/work/card"
    page = client.page(client.get("/en/work/card"))
    checked = [one.get("id") for one in page.all("input") if "checked" in one.attrib]
    assert sorted(one for one in checked if one) == ["s.bank-used.no", "s.papers-kept.yes"]
    assert "Look closer" in page.said()
    assert list(client.jar) == []
    again = client.page(client.get("/en/work/card"))
    assert [one for one in again.all("input") if "checked" in one.attrib] == []


def test_no_page_of_staff_tells_that_a_learner_has_a_code_open(amina: Person, client: Client) -> None:
    amina.make_code()
    for place in ("", *TOOLS, "p1", "p1/a", "p1/t", "p2/b"):
        mine, theirs = amina.phone.get(f"/en/work/{place}"), client.get(f"/en/work/{place}")
        assert mine.text == theirs.text, place
        assert "set-cookie" not in mine.headers


def test_a_learner_who_answers_on_the_side_of_staff_keeps_nothing_of_it(
    amina: Person, engine: Engine, app: ASGIApp
) -> None:
    amina.make_code()
    before = rows_of(engine)
    amina.phone.post("/en/work/p1/t/answers", right_answers(app, "p1"))
    amina.phone.post("/en/work/p1/a/completion", {"x": "1"})
    assert rows_of(engine) == before
    assert "/work/" not in amina.phone.get("/en/").text


def test_no_page_of_a_learner_leads_to_the_side_of_staff(client: Client) -> None:
    for place in (
        "",
        "tools",
        "help",
        "words",
        "search",
        "settings",
        "safety",
        "l05",
        "l07/a",
        "l14/a",
        "l15/a",
    ):
        page = client.page(client.get(f"/en/{place}"))
        led = [one.get(name, "") for one in page.elements for name in ("href", "action", "formaction")]
        assert [one for one in led if "/work/" in one] == [], place


@pytest.mark.parametrize(
    "words", ["trafficking", "employer", "poster", "guide card", "certificate", "risk check"]
)
def test_a_search_finds_nothing_of_the_side_of_staff(client: Client, words: str) -> None:
    page = client.page(client.submit(client.get("/en/search"), "/en/search", {"words": words}))
    assert [one for one in page.all("a") if "/work/" in one.get("href", "")] == []


@pytest.mark.parametrize("code", ["l07", "l14", "l15"])
def test_the_outside_of_the_strongest_modules_says_nothing(client: Client, app: ASGIApp, code: str) -> None:
    library: Library = inside(app).state.library
    for lang in ("en", "fi", "sv", "ar"):
        for place in (code, *(f"{code}/{letter}" for letter in library.shapes[code].lessons)):
            page = client.page(client.get(f"/{lang}/{place}"))
            outside = [page.said("title"), *(one.get(name, "") for one in page.elements for name in OUTSIDE)]
            assert subject_words(" ".join(outside)) == [], f"{lang}/{place}"


def test_no_group_session_goes_through_a_module_of_staff(desk_client: DeskClient) -> None:
    chen = desk_client(CHEN)
    assert 'value="p1"' not in chen.get(SESSIONS).text
    for code in ("p1", "e1"):
        sent = {"token": random_token(), "what": code, "first": "en"}
        chen.post(SESSIONS, sent, status=422)
    assert begin(chen, "l03").status_code == 200


class Held:
    """A writer that goes on when it is told to."""

    def __init__(self) -> None:
        self.go = Event()

    def __call__(self, paper: Paper) -> bytes:
        assert self.go.wait(20)
        return b"%PDF"


@pytest.fixture
def press(app: ASGIApp) -> Press:
    """The press of the product."""
    found: Press = inside(app).state.press
    return found


def test_posters_without_end_leave_places_for_papers_of_learners(client: Client, press: Press) -> None:
    held = Held()
    wall = Paper("Paper 1", "en", "ltr", (), fit=True)
    waiting = [press._given(held, wall) for _ in range(3)]
    sent = [("lang", "en"), ("paper", "poster")]
    try:
        refused = client.post("/en/work/poster", sent, status=429)
        assert "Many people are printing now" in refused.text
        one = press._given(held, Paper("Paper 1", "en", "ltr", ()))
    finally:
        held.go.set()
    assert [made.result(20) for made in (*waiting, one)] == [b"%PDF"] * 4
    end = monotonic() + 10
    while press._walls._value < 3 and monotonic() < end:
        sleep(0.01)
    assert client.post("/en/work/poster", sent).content.startswith(b"%PDF")
