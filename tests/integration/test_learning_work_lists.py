"""Checklists of staff and employers on paper: the ticks of the page, one language or two, and nothing is kept."""

from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from app.errors import TooMany
from tests.client import Client
from tests.fixtures.databases import rows_of
from tests.unit.handouts.reading import lines_of, poppler

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LESSON = "/en/work/e3/b"
LIST = f"{LESSON}/list"
INDUCTION = "k-induction"


def printed(client: Client, lesson: str = LESSON, name: str = INDUCTION, **typed: str) -> httpx.Response:
    """The list of a lesson, by the button of its page."""
    fields = {f"{field}.{name}": value for field, value in typed.items()}
    reply = client.submit(client.get(lesson), f"{lesson}/list", fields, press=f"list={name}")
    assert reply.headers["content-type"] == "application/pdf"
    return reply


def test_a_list_on_the_page_asks_nothing_and_can_be_printed(client: Client) -> None:
    page = client.page(client.get("/en/work/e1/b"))
    said = page.said()
    assert "Print this list (PDF)" in said
    for words in ("I have chosen", "Why do we ask?", "No points are counted"):
        assert words not in said, words


@pytest.mark.parametrize("lesson", ["p1/b", "p2/e", "p3/c", "e2/d", "e3/e"])
def test_no_question_of_staff_tells_what_learners_are_told(client: Client, lesson: str) -> None:
    said = client.page(client.get(f"/en/work/{lesson}")).said()
    assert "Check" in said or "Print this list" in said
    assert "You can skip this. Why do we ask?" not in said


def test_learners_are_still_told_why_we_ask(client: Client) -> None:
    said = client.page(client.get("/en/l03/f")).said()
    assert "Why do we ask?" in said
    assert "Print this list" not in said


def test_a_list_comes_with_a_neutral_name_and_its_boxes(client: Client, tmp_path: Path) -> None:
    reply = printed(client)
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    about = poppler("pdfinfo", reply.content, tmp_path)
    assert "Paper 1" in about
    assert "Pages:           1" in about
    lines = lines_of(reply.content, tmp_path)
    assert lines[0] == "Induction template"
    for words in ("Names", "Day", "The right to refuse dangerous work", "Notes"):
        assert words in lines, words
    assert lines[-2].startswith("E3. Version ")


def test_what_is_ticked_on_the_page_is_ticked_on_the_paper(client: Client, tmp_path: Path) -> None:
    lines = lines_of(printed(client, a="fire").content, tmp_path)
    assert [line for line in lines if line.startswith("\N{CHECK MARK}")] == [
        "\N{CHECK MARK} Fire exits and where to meet"
    ]


def test_a_second_language_stands_beside_the_first(client: Client, tmp_path: Path) -> None:
    lines = lines_of(printed(client, **{"in": "fi"}).content, tmp_path, "-layout")
    assert any("English" in line and "suomi" in line for line in lines)
    assert any("Fire exits and where to meet" in line and "Hätäuloskäynnit" in line for line in lines)
    assert "Some words here were not yet checked by a person." in " ".join(lines)


def test_the_second_language_is_one_that_has_the_list(client: Client) -> None:
    page = client.page(client.get(LESSON))
    select_of = next(one for one in page.all("select") if one.get("name") == f"in.{INDUCTION}")
    assert [one.get("value") for one in select_of.iter("option")] == ["", "fi", "sv"]
    again = client.post(LIST, [("list", INDUCTION), (f"in.{INDUCTION}", "ar")])
    assert again.content == client.post(LIST, [("list", INDUCTION)]).content


def test_a_page_without_the_list_in_its_language_prints_it_as_it_is_shown(
    client: Client, tmp_path: Path
) -> None:
    lines = lines_of(printed(client, "/ar/work/e3/b").content, tmp_path)
    assert lines[0] == "Induction template"
    assert "Notes" in lines
    assert "Some words here were not yet checked by a person." not in " ".join(lines)


def test_room_to_write_comes_where_the_list_asks_for_it(client: Client, tmp_path: Path) -> None:
    about = poppler("pdfinfo", printed(client, "/en/work/e3/e", "k-card", **{"in": "sv"}).content, tmp_path)
    assert "Pages:           2" in about, "a long list goes on behind"


def test_nothing_of_a_list_is_kept(client: Client, engine: Engine) -> None:
    before = rows_of(engine)
    printed(client, a="fire")
    assert rows_of(engine) == before
    page = client.page(client.get(LESSON))
    assert [one for one in page.all("input") if "checked" in one.attrib] == []


def test_what_is_no_list_leads_back_to_the_lesson(client: Client) -> None:
    for name in ("", "q-plain", "k-gone"):
        assert client.post(LIST, [("list", name)]).url.path == LESSON
    assert client.get(LIST).url.path == LESSON
    for lesson in ("work/l03/f", "l03/f"):
        client.post(f"/en/{lesson}/list", [("list", "w-list")], status=404)


def test_a_busy_press_keeps_what_is_ticked_on_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> bytes:
        raise TooMany(5)

    monkeypatch.setattr("app.practice.papers.access.printed", busy)
    page = client.get(LESSON)
    reply = client.submit(page, LIST, {f"a.{INDUCTION}": "fire"}, press=f"list={INDUCTION}", status=429)
    shown = client.page(reply)
    assert "Many people are printing now." in shown.said()
    ticked = [one.get("id") for one in shown.all("input") if "checked" in one.attrib]
    assert ticked == [f"a.{INDUCTION}.fire"]
