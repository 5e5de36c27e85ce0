"""A film in a lesson: said before what it is, to see, to hear and to read, from our own host and in parts."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.client import Client
from tests.conftest import MakeApp
from tests.fixtures.film import FILM, LEARNERS, NAME, STAFF, film_modules

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PLACES = pytest.mark.parametrize("place", [STAFF, LEARNERS])


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lessons with a film, compiled once."""
    return film_modules(tmp_path_factory.mktemp("film") / "modules")


@pytest.fixture
def cinema(make_app: MakeApp, make_client: Callable[..., Client], modules: Path) -> Client:
    """A site with a film on either side."""
    return make_client(to=make_app(modules_dir=modules))


def file_of(client: Client, address: str, **headers: str) -> httpx.Response:
    """A file as it is; the checks of pages do not apply to it."""
    return httpx.Client.request(client, "GET", address, headers=headers)


@PLACES
def test_a_film_waits_to_be_asked_and_says_how_long_and_large_it_is(cinema: Client, place: str) -> None:
    page = cinema.page(cinema.get(f"/en/{place}"))
    (video,) = page.all("video")
    assert video.get("preload") == "none"
    assert {"controls", "playsinline"} <= set(video.keys())
    assert {"autoplay", "poster", "loop"} & set(video.keys()) == set()
    assert "Watch 0:48 · 433 kB" in page.said()
    assert all(one.get("preload") == "none" for one in page.all("audio"))


@pytest.mark.parametrize(("lang", "first"), [("en", "en"), ("fi", "fi"), ("sv", "sv"), ("ar", "en")])
def test_captions_begin_with_the_readers_language_and_offer_all(
    cinema: Client, lang: str, first: str
) -> None:
    tracks = cinema.page(cinema.get(f"/{lang}/{STAFF}")).all("track")
    assert {one.get("kind") for one in tracks} == {"captions"}
    assert sorted(one.get("srclang", "") for one in tracks) == ["en", "fi", "sv"]
    assert sorted(one.get("label", "") for one in tracks) == ["English", "suomi", "svenska"]
    assert tracks[0].get("srclang") == first
    assert all(one.get("default") is None for one in tracks), "browsers would fetch it before the tap"
    for one in tracks:
        reply = file_of(cinema, one.get("src", ""))
        expected = (FILM / f"{NAME}.{one.get('srclang')}.vtt").read_bytes()
        assert (reply.content, reply.headers["content-type"]) == (expected, "text/vtt; charset=utf-8")


def test_the_words_of_the_film_stand_in_the_page_in_their_own_language(cinema: Client) -> None:
    english = cinema.get(f"/en/{STAFF}").text
    assert "<p>Explain why you ask. You ask about work now" in english
    finnish = cinema.get(f"/fi/{STAFF}").text
    assert "<p>Kerro, miksi kysyt." in finnish
    arabic = cinema.get(f"/ar/{STAFF}").text
    assert '<div class="prose" lang="en" dir="ltr"><p>The guide card helps' in arabic


@PLACES
def test_film_and_sound_have_neutral_addresses_and_can_be_read_in_parts(cinema: Client, place: str) -> None:
    page = cinema.page(cinema.get(f"/en/{place}"))
    for element, file, kind in (("video", "mp4", "video/mp4"), ("audio", "m4a", "audio/mp4")):
        address = page.all(element)[0].get("src", "")
        whole = (FILM / f"{NAME}.{file}").read_bytes()
        assert address.startswith("/media/")
        assert "card" not in address
        reply = file_of(cinema, address)
        assert (reply.status_code, reply.content, reply.headers["content-type"]) == (200, whole, kind)
        assert (reply.headers["cache-control"], reply.headers["accept-ranges"]) == ("no-store", "bytes")
        part = file_of(cinema, address, Range="bytes=1000-1999")
        assert (part.status_code, part.content) == (206, whole[1000:2000])
        assert part.headers["content-range"] == f"bytes 1000-1999/{len(whole)}"
        assert file_of(cinema, address, Range=f"bytes={len(whole)}-").status_code == 416


def test_pages_allow_films_of_our_own_host_and_no_other(cinema: Client) -> None:
    policy = cinema.get(f"/en/{STAFF}").headers["content-security-policy"]
    assert "media-src 'self'" in policy.split("; ")


def test_an_unknown_film_or_a_transcript_has_no_address(cinema: Client, raw: Client) -> None:
    assert raw.get("/media/0123456789abcdef.mp4").status_code == 404
    assert ".txt" not in cinema.get(f"/en/{STAFF}").text
