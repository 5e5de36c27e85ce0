"""The area of staff and employers: its own addresses and real titles, and nothing of learners."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from app.learning.shelves.work import WORK_TOOLS, WorkTool
from tests.cast import Person
from tests.client import Client
from tests.conftest import MakeApp
from tests.fixtures.staff import staff_modules

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SOUND = b"OggS" + bytes(2000)
LEARNERS = ("/en/code", "/en/me", "/out", "/en/rest", "/en/words", "/en/search")
"""Addresses that no page of staff leads to."""


@pytest.fixture
def office(make_app: MakeApp, make_client: Callable[..., Client], tmp_path: Path) -> Client:
    """A site with modules for staff and employers, and a recording in one."""
    modules = staff_modules(tmp_path / "modules")
    staff = modules / "p1-for-tests"
    text = (staff / "en.md").read_text("utf-8")
    text = text.replace("Take time.", "[Listen](media/a1.en.opus)\n\nTake time.")
    (staff / "en.md").write_text(text, "utf-8")
    (staff / "fi.md").unlink()
    (staff / "media").mkdir()
    (staff / "media" / "a1.en.opus").write_bytes(SOUND)
    return make_client(to=make_app(modules_dir=modules))


def test_staff_modules_live_in_their_own_area_only(office: Client) -> None:
    assert 'href="/en/work/p1"' in office.get("/en/work/").text
    assert 'href="/en/work/p1/a"' in office.get("/en/work/p1").text
    office.get("/en/p1", status=404)
    office.get("/en/p1/a", status=404)
    office.get("/en/work/l03/a", status=404)
    assert "/work/" not in office.get("/en/").text


def test_staff_pages_have_real_titles_and_addresses_that_change(office: Client) -> None:
    page = office.get("/en/work/p1/a")
    assert "<title>Meeting somebody - Askel</title>" in page.text
    assert 'data-behaviour="navigation"' not in page.text
    assert 'data-behaviour="navigation"' in office.get("/en/l03/a").text


def test_the_shelf_has_a_name_and_two_groups_and_says_how_far_a_translation_is(office: Client) -> None:
    page = office.page(office.get("/en/work/"))
    assert page.said("h1") == "For staff and employers"
    assert [one.text for one in page.all("h2")] == ["For employment services", "For employers", "Tools"]
    assert "9 minutes" in page.said()
    assert "not in your language yet" not in page.said()
    assert "ei vielä sinun kielelläsi" in office.page(office.get("/fi/work/")).said()


def test_a_draft_translation_says_so_on_the_shelf(
    make_app: MakeApp, make_client: Callable[..., Client], tmp_path: Path
) -> None:
    office = make_client(to=make_app(modules_dir=staff_modules(tmp_path / "modules")))
    said = office.page(office.get("/fi/work/")).said()
    assert "ihminen ei ole vielä tarkistanut" in said


def test_a_staff_lesson_works_like_any_other(office: Client) -> None:
    page = office.get("/en/work/p1/a")
    assert office.submit(page, "/en/work/p1/a/completion").url.path == "/en/work/p1/t"
    assert office.submit(page, "/fi/work/p1/a").headers["content-language"] == "fi"
    checked = office.submit(page, "/en/work/p1/a/answers", {"a.q-decide": "person"}, press="check=q-decide")
    assert "Yes, that is it." in checked.text


@pytest.mark.parametrize("place", ["", "p1", "p1/a", "p1/t", "e1"])
def test_no_page_of_staff_shows_what_is_for_learners(office: Client, place: str) -> None:
    page = office.page(office.get(f"/en/work/{place}"))
    led = [one.get(name, "") for one in page.elements for name in ("href", "action", "formaction")]
    assert [one for one in led if one.startswith(LEARNERS) or one.endswith("/code")] == []
    words = page.said().lower()
    assert [one for one in (" code", "notebook", "my page", "coach", "rest a little") if one in words] == []


def test_an_open_code_stays_out_of_pages_for_staff(office: Client) -> None:
    person = Person("Amina", "en", office)
    person.make_code()
    office.submit(person.visit("work/p1/a"), person.at("work/p1/a/completion"))
    for place in ("work/", "work/p1", "work/p1/a"):
        said = person.visit(place).text
        assert "data-idle" not in said, place
        assert "/en/me" not in said, place
    assert "/work/" not in person.visit("me").text, "nothing was kept"
    person.phone.post("/en/work/p1/a/code", status=404)


def test_learners_do_not_find_modules_of_staff(office: Client) -> None:
    found = office.submit(office.get("/en/search"), "/en/search", {"words": "exploitation"})
    assert "/work/" not in found.text
    assert "/work/" not in office.get("/en/").text


def test_tools_of_staff_stand_on_their_shelf(office: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    row = WorkTool("card", "id", lambda say: "A card", lambda say: "To print")
    monkeypatch.setattr("app.learning.shelves.routes.WORK_TOOLS", (*WORK_TOOLS, row))
    page = office.get("/en/work/")
    assert 'href="/en/work/card"' in page.text
    assert "To print" in page.text


def test_a_recording_has_a_neutral_address_and_can_be_read_in_parts(office: Client, raw: Client) -> None:
    page = office.page(office.get("/en/work/p1/a"))
    address = page.all("audio")[0].get("src", "")
    assert address.startswith("/media/")
    assert "a1" not in address
    assert page.all("audio")[0].get("preload") == "none"
    for headers, status, body in (({}, 200, SOUND), ({"Range": "bytes=0-3"}, 206, b"OggS")):
        reply = httpx_get(office, address, headers)
        assert (reply.status_code, reply.content, reply.headers["content-type"]) == (
            status,
            body,
            "audio/ogg",
        )
        assert reply.headers["cache-control"] == "no-store", "no phone keeps what was listened to"
    assert raw.get("/media/nothing.opus").status_code == 404
    assert raw.get("/media/..%2f..%2fpyproject.toml").status_code == 404


def httpx_get(client: Client, address: str, headers: dict[str, str]) -> httpx.Response:
    """A file as it is; the checks of pages do not apply to it."""
    return httpx.Client.request(client, "GET", address, headers=headers)
