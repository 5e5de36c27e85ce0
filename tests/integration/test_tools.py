"""What every tool does: reckons, keeps what is typed, speaks the reader's language, and says what is not kept."""

import httpx
import pytest

from app import i18n
from app.config import ROOT
from app.i18n import Catalogues
from app.practice.tools.shelf import TOOLS
from tests.cast import Person
from tests.client import Client
from tests.filling import filled

HOLIDAY = {"year": "later", "months": "9"}


def test_the_shelf_leads_to_every_tool(client: Client) -> None:
    shelf = client.get("/fi/tools")
    for tool in TOOLS:
        assert f'href="/fi/{tool}"' in shelf.text


@pytest.mark.parametrize("lang", ["en", "fi", "sv", "ar"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_each_tool_has_a_page_in_each_language(client: Client, lang: str) -> None:
    for tool in TOOLS:
        assert client.get(f"/{lang}/{tool}").status_code == 200


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_tool_says_where_nobody_has_checked_its_words(client: Client) -> None:
    told = {}
    for lang in ("en", "sv"):
        say = Catalogues(ROOT / "locales").of(i18n.REGISTRY[lang]).gettext
        unchecked = say("Some words here were not yet checked by a person.")
        told[lang] = {tool for tool in TOOLS if unchecked in client.get(f"/{lang}/{tool}").text}
    assert told["en"] == {"t02", "t03", "t09", "t15"}, "their Finnish words are a translation"
    assert told["sv"] == told["en"] | {"t01", "t06", "t08", "t14"}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_tool_sent_empty_is_a_calm_page(client: Client, raw: Client) -> None:
    sent_empty = 0
    for tool in TOOLS:
        page = client.page(client.get(f"/en/{tool}"))
        buttons = [(one.get("name"), one.get("value")) for one in page.all("button") if not one.get("form")]
        if ("do", "show") in buttons:
            fields = filled(page, f"/en/{tool}", {}, "do=show")
            sent = raw.post(f"/en/{tool}", fields, headers={"Sec-Fetch-Site": "same-origin"})
            assert sent.status_code in {200, 422}, tool
            assert client.page(sent).problems() == [], tool
            sent_empty += 1
    assert sent_empty > 5


def test_an_unknown_tool_is_no_page(client: Client) -> None:
    assert client.get("/en/t99", status=404).status_code == 404
    assert client.post("/en/t99", {"do": "show"}, status=404).status_code == 404


def test_a_tool_reckons_without_a_code(client: Client) -> None:
    page = client.submit(client.get("/en/t10"), "/en/t10", HOLIDAY, press="do=show")
    assert "23 days of holiday" in page.text


def test_what_was_typed_comes_along_into_another_language(client: Client) -> None:
    page = client.post("/fi/t10", HOLIDAY)
    assert 'value="9"' in page.text
    assert 'lang="fi"' in page.text


@pytest.mark.parametrize("months", ["25", "-1", "\u202e9", "😀" * 5, "9" * 3000, ""])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_bad_input_is_named_and_kept(client: Client, months: str) -> None:
    page = client.submit(
        client.get("/en/t10"), "/en/t10", {**HOLIDAY, "months": months}, press="do=show", status=422
    )
    assert "Please write a number from 0 to 12." in page.text
    assert months[:40] in page.text
    assert "days of holiday</bdi>" not in page.text


def test_a_plain_form_is_answered_with_a_way_to_the_page(client: Client) -> None:
    navigates = {"Sec-Fetch-Mode": "navigate"}
    moved = client.post("/en/t10", {**HOLIDAY, "do": "show"}, headers=navigates, follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (303, "/en/t10")
    going = client.get("/en/t10")
    assert going.headers["refresh"] == "0; url=/en/t10"
    assert "23 days of holiday" in client.get("/en/t10").text
    assert "23 days of holiday" not in client.get("/en/t10").text, "what was handed on is shown once"


def test_a_form_in_transit_is_gone_after_the_exit(amina: Person) -> None:
    phone = amina.phone
    phone.post(
        "/en/t10", {**HOLIDAY, "do": "show"}, headers={"Sec-Fetch-Mode": "navigate"}, follow_redirects=False
    )
    amina.leave()
    assert "23 days of holiday" not in phone.get("/en/t10").text


def test_ten_megabytes_are_refused_before_they_are_read(client: Client) -> None:
    page = client.post("/en/t10", {"months": "x" * 10_000_000}, status=413)
    assert page.status_code == 413


def test_nothing_of_a_tool_that_keeps_nothing_is_written(amina: Person) -> None:
    amina.make_code()
    amina.phone.post("/ar/t10", {**HOLIDAY, "do": "show"})
    assert 'value="9"' not in amina.visit("t10").text


def step_of(client: Client, lesson: httpx.Response) -> str:
    """The step of a lesson that opens a tool: the way back ends there."""
    steps = [one for one in client.page(lesson).all("section") if "data-step" in one.attrib]
    return next(
        one.attrib["id"] for one in steps if any(two.get("name") == "door" for two in one.iter("button"))
    )


def test_a_lesson_opens_a_tool_and_the_way_back_brings_what_was_ticked(client: Client) -> None:
    lesson = client.get("/en/l03/c")
    words = next(one for one in client.page(lesson).all("input") if one.get("name") == "a.q-noslip")
    ticked = {"a.q-noslip": words.get("value", "")}
    tool = client.submit(lesson, "/en/l03/c/answers", ticked, press="door=t04")
    assert tool.url.path == "/en/t04"
    back = client.submit(tool, f"/en/l03/c/answers#{step_of(client, lesson)}")
    assert f'value="{ticked["a.q-noslip"]}" checked' in back.text


def test_a_lesson_with_a_code_counts_the_tool_as_read(amina: Person) -> None:
    amina.make_code()
    lesson = amina.visit("l03/c")
    tool = amina.phone.submit(lesson, amina.at("l03/c/answers"), press="door=t04")
    assert f'href="{amina.at("l03/c")}#{step_of(amina.phone, lesson)}"' in tool.text
    assert 'name="read" value="t04"' not in amina.visit("l03/c").text


def test_a_double_tap_saves_once_and_says_so_twice(amina: Person) -> None:
    amina.make_code()
    amina.lang = "en"
    page = amina.visit("t01")
    for _ in range(2):
        saved = amina.phone.submit(page, "/en/t01", {"words": "one step"}, press="do=show")
        assert "Saved in your notebook." in saved.text


def test_two_phones_with_different_words_lose_nothing(amina: Person, bruno: Person) -> None:
    amina.make_code()
    bruno.enter_code(amina.code)
    old = bruno.phone.get("/en/t01")
    amina.phone.submit(amina.phone.get("/en/t01"), "/en/t01", {"words": "from here"}, press="do=show")
    refused = bruno.phone.submit(old, "/en/t01", {"words": "from there"}, press="do=show", status=409)
    assert "from there" in refused.text
    assert "was not saved" in refused.text
    assert "from here" in amina.phone.get("/en/t01").text
    bruno.phone.submit(refused, "/en/t01", press="do=show")
    assert "from there" in amina.phone.get("/en/t01").text


def test_what_stands_in_a_tool_is_kept_by_a_code_made_in_the_middle(amina: Person) -> None:
    page = amina.phone.submit(
        amina.visit("t01"), amina.at("t01/code"), {"words": "before the code"}, press="do=keep"
    )
    shown = amina.phone.submit(page, amina.at("code/new"))
    kept = amina.phone.submit(shown, amina.at("code/written"))
    assert kept.url.path == "/ar/t01"
    assert "before the code" in kept.text
    assert "before the code" in amina.phone.get("/fi/t01").text


def test_an_old_code_entered_in_the_middle_overwrites_nothing(amina: Person, bruno: Person) -> None:
    amina.make_code()
    amina.phone.submit(amina.visit("t01"), amina.at("t01"), {"words": "written before"}, press="do=show")
    offer = bruno.phone.submit(
        bruno.visit("t01"), bruno.at("t01/code"), {"words": "without a code"}, press="do=keep"
    )
    opened = bruno.phone.submit(offer, bruno.at("code"), {"code": amina.code})
    asked = bruno.phone.submit(opened, bruno.at("t01"), press="written=1", status=409)
    assert "without a code" in asked.text
    assert "written before" in amina.visit("t01").text
