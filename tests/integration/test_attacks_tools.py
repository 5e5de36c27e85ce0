"""Forms of tools that no page of ours made: nothing breaks, nothing runs, nothing leads elsewhere."""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from secrets import token_urlsafe

import httpx
import pytest

from app.forms import PACKED
from app.practice.tools.shelf import TOOLS
from app.practice.tools.t07_hours.many import MOST_ROWS, unfolded
from tests.cast import Person
from tests.client import Client
from tests.fixtures.clocks import HandClock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SAME = {"Sec-Fetch-Site": "same-origin"}
PLAINLY = {**SAME, "Sec-Fetch-Mode": "navigate"}
SCRIPT = "\"'></textarea></option><script>alert(1)</script>"
WORDS = "a quiet garden"


def folded_json(rows: Sequence[object]) -> str:
    return urlsafe_b64encode(zlib.compress(json.dumps(rows).encode(), 9)).decode()


@pytest.mark.parametrize("bad", ["\ud800", "\0", "\u202e", SCRIPT])
def test_rows_that_no_page_of_ours_made_break_no_page(raw: Client, bad: str) -> None:
    rest = folded_json([["1.12.2026", "8", "9", "", bad], [bad, "8", "9", "", ""], [bad] * 4, bad, 7])
    for lang in ("en", "ar"):
        page = raw.post(f"/{lang}/t07", {"tool": "t07", "do": "show", "rest": rest}, headers=SAME)
        assert page.status_code in {200, 422}
        assert "\0" not in page.text
        assert "<script>alert" not in page.text
        for paper in ("hours", "table"):
            sent = {"tool": "t07", "paper": paper, "rest": rest}
            assert raw.post(f"/{lang}/paper", sent, headers=SAME).status_code in {200, 422}


@pytest.mark.usefixtures("database_url")
def test_a_small_form_does_not_unfold_to_rows_without_end() -> None:
    assert len(unfolded(folded_json([["1.1.26", "8", "9", "", ""]] * 8_000))) == MOST_ROWS


def test_what_is_packed_opens_to_no_more_than_a_form(raw: Client) -> None:
    bomb = PACKED + urlsafe_b64encode(zlib.compress(b"words=" + b"a" * 20_000_000, 9)).decode()
    for path in ("/en/t01", "/en/l09/d/answers"):
        page = raw.post(path, {"kept": bomb, "tool": "t01"}, headers=SAME)
        assert page.status_code == 200
        assert "aaaaaaaa" not in page.text
    rows = urlsafe_b64encode(zlib.compress(b'[["' + b"a" * 20_000_000 + b'"]]', 9)).decode()
    assert raw.post("/en/t07", {"tool": "t07", "rest": rows}, headers=SAME).status_code == 200


def test_words_stay_words_in_every_field_of_every_tool(client: Client, raw: Client) -> None:
    for tool in TOOLS:
        page = client.page(client.get(f"/en/{tool}"))
        names = {one.get("name", "") for kind in ("input", "textarea", "select") for one in page.all(kind)}
        sent = dict.fromkeys(names - {"", "tool"}, SCRIPT)
        for path in (f"/en/{tool}", f"/en/{tool}/code", "/ar/paper"):
            reply = raw.post(path, {**sent, "tool": tool, "paper": SCRIPT, "do": "show"}, headers=SAME)
            assert reply.status_code in {200, 422}
            assert "<script>alert" not in reply.text


def test_words_in_the_notebook_and_on_the_way_to_a_page_stay_words(amina: Person) -> None:
    amina.make_code()
    amina.phone.post("/en/t01", {"tool": "t01", "words": SCRIPT, "do": "show"})
    amina.phone.post("/en/l09/d/answers", {"n.r-day": SCRIPT}, headers=PLAINLY)
    for place in ("notebook", "l09/d", "t01"):
        assert "<script>alert" not in amina.phone.get(f"/en/{place}").text
    paper = amina.phone.post("/en/notebook", {"do": "paper"})
    assert paper.content.startswith(b"%PDF")


def test_no_field_leads_to_another_site(client: Client, raw: Client) -> None:
    for place in ("//elsewhere.example", "https://elsewhere.example", "l03/c\r\nx: y", "../out", "l03/c/x"):
        page = client.post("/en/t04", {"tool": "t04", "back": place, "card": "yes"})
        assert "elsewhere" not in page.text
        assert "Back to the lesson" not in page.text
        moved = raw.post("/en/t04", {"tool": place, "card": "yes"}, headers=PLAINLY, follow_redirects=False)
        assert moved.headers.get("location", "/en/t04") == "/en/t04"
        offer = raw.post("/en/code", {"onward": place, "kept": "x"}, headers=SAME)
        assert "elsewhere" not in offer.text


def test_a_file_has_the_same_name_whatever_is_asked_for(client: Client) -> None:
    for name in ("x\r\nset-cookie: a=b", '"; filename="other.exe', "\u202efdp"):
        sent = {"tool": "t03", "paper": "pdf", "skill": "cooking", "name": name, "course.words": "one"}
        paper = client.post("/en/paper", sent)
        assert paper.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
        assert "set-cookie" not in paper.headers


@pytest.mark.parametrize("path", ["t01", "t01/code", "paper", "notebook", "l09/d/answers"])
@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "null"}]
)
def test_no_other_site_sends_a_form(raw: Client, path: str, headers: dict[str, str]) -> None:
    sent = httpx.Client.request(
        raw, "POST", f"/en/{path}", data={"tool": "t01", "words": WORDS}, headers=headers
    )
    assert sent.status_code == 403


def test_asking_for_a_page_changes_nothing_kept(amina: Person) -> None:
    amina.make_code()
    amina.phone.post("/en/t01", {"tool": "t01", "words": WORDS, "do": "show"})
    for path in ("t01", "t01/code", "paper", "notebook"):
        for method in ("GET", "HEAD"):
            httpx.Client.request(
                amina.phone, method, f"/en/{path}", params={"do": "erase", "name": "t01", "words": "x"}
            )
    assert WORDS in amina.phone.get("/en/t01").text
    assert WORDS in amina.phone.get("/en/notebook").text


def test_a_form_in_transit_is_worth_nothing_later_changed_or_elsewhere(raw: Client, clock: HandClock) -> None:
    raw.post(
        "/en/t01", {"tool": "t01", "words": WORDS, "do": "show"}, headers=PLAINLY, follow_redirects=False
    )
    value = raw.jar["__Host-n"]
    for place in ("t15", "code", "l03/a", "notebook"):
        assert WORDS not in raw.get(f"/en/{place}").text
    for wrong in (value[:-4], value[4:], f"{value[:60]}A{value[61:]}", "AQ==", "-", '""', "x" * 3900):
        raw.jar["__Host-n"] = wrong
        assert "refresh" not in raw.get("/en/t01").headers
    clock.forward(minutes=3)
    raw.jar["__Host-n"] = value
    assert "refresh" not in raw.get("/en/t01").headers


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/en/t01/code", {"tool": "t01", "words": WORDS}),
        ("/en/l09/d/code", {"n.r-day": WORDS}),
        ("/en/l09/d/answers", {"n.r-day": WORDS, "door": "rest"}),
        ("/en/l09/e/answers", {"n.r-words": WORDS, "door": "t03", "back": "l09/e"}),
        ("/en/paper", {"tool": "t07", "paper": "hours", "new.note": WORDS}),
    ],
)
def test_a_plain_form_with_words_never_becomes_a_page(raw: Client, path: str, sent: dict[str, str]) -> None:
    moved = raw.post(path, sent, headers=PLAINLY, follow_redirects=False)
    assert moved.status_code == 303
    page = raw.get(moved.headers["location"])
    while "refresh" in page.headers:
        page = raw.get(page.headers["refresh"].partition("url=")[2])
    assert page.status_code in {200, 422}, "422: what is missing on a paper is told"


def test_words_in_transit_are_for_nobody_who_comes_after(amina: Person) -> None:
    amina.make_code()
    sent = {"tool": "t01", "words": WORDS, "do": "show"}
    amina.phone.post("/en/t01", sent, headers=PLAINLY, follow_redirects=False)
    on_its_way = amina.phone.jar["__Host-n"]
    amina.phone.post("/en/me/out")
    amina.make_code()
    amina.phone.jar["__Host-n"] = on_its_way
    assert WORDS not in amina.phone.get("/en/t01").text
    assert WORDS not in amina.phone.get("/en/t01").text


@pytest.mark.parametrize(
    ("path", "field", "more"),
    [
        ("/en/t01/code", "words", {"tool": "t01"}),
        ("/en/l09/d/code", "n.r-day", {}),
        ("/en/l09/d/answers", "n.r-day", {"door": "rest"}),
        ("/en/l09/e/answers", "n.r-words", {"door": "t03", "back": "l09/e"}),
    ],
)
def test_what_is_too_much_to_carry_stays_where_it_is(
    raw: Client, path: str, field: str, more: dict[str, str]
) -> None:
    much = token_urlsafe(22_000)
    page = raw.post(path, {**more, field: much}, headers=SAME)
    assert page.status_code == 422
    assert "shorter" in page.text
    assert much[:300] in page.text
