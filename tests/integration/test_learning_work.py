"""The area of staff and employers: its own addresses and real titles; recordings under addresses that say nothing."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import httpx
import pytest

from app.config import ROOT
from tests.cast import Person
from tests.client import Client
from tests.conftest import MakeApp

SOUND = b"OggS" + bytes(2000)


@pytest.fixture
def office(make_app: MakeApp, make_client: Callable[..., Client], tmp_path: Path) -> Client:
    """A site with a staff module, made of the one about safe jobs, and a recording in it."""
    modules = copytree(ROOT / "modules", tmp_path / "modules")
    staff = copytree(modules / "l11-finding-a-safe-job", modules / "p1-good-jobs")
    for translation in staff.glob("*.md"):
        if translation.name != "en.md":
            translation.unlink()
    text = (staff / "en.md").read_text("utf-8")
    text = (
        text.replace("code: l11", "code: p1").replace("track: jobs", "track: staff").replace("](l11", "](p1")
    )
    head, first, rest = text.partition("<!-- step ")
    marker, after, body = rest.partition("-->\n")
    (staff / "en.md").write_text(f"{head}{first}{marker}{after}\n[Listen](media/a1.en.opus)\n{body}", "utf-8")
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
    assert "<title>Where jobs are - Askel</title>" in page.text
    assert 'data-behaviour="navigation"' not in page.text
    assert 'data-behaviour="navigation"' in office.get("/en/l03/a").text


def test_a_staff_lesson_works_like_any_other(office: Client) -> None:
    page = office.get("/en/work/p1/a")
    assert office.submit(page, "/en/work/p1/a/completion").url.path == "/en/work/p1/b"
    assert office.submit(page, "/fi/work/p1/a").headers["content-language"] == "fi"


def test_every_link_to_a_staff_module_leads_to_its_area(office: Client) -> None:
    person = Person("Amina", "en", office)
    person.make_code()
    person.phone.submit(person.visit("work/p1/a"), person.at("work/p1/a/completion"))
    found = office.submit(person.visit("search"), person.at("search"), {"words": "job"})
    pages = [found, person.visit("me"), person.visit(), *(person.visit(f"work/p1/{one}") for one in "abc")]
    assert {page.url.path for page in pages if 'href="/en/p1' in page.text} == set()
    assert [page.url.path for page in pages if 'href="/en/work/p1' in page.text][:3] == [
        "/en/search",
        "/en/me",
        "/en/",
    ]


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
