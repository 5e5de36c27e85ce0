"""A film in real Chromium: nothing before the tap, then it plays, with captions; the way out stops it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.product import Product, running
from tests.browser.steps import soon, until
from tests.fixtures.film import LEARNERS, STAFF, film_modules

pytestmark = pytest.mark.browser
VIDEO = "document.querySelector('video')"
# Presses the way out and tells, before the browser is elsewhere, whether the film stands still.
LEAVE = """() => new Promise((done) => {
  document.querySelector('[data-exit] button').click();
  setTimeout(() => done(film.paused), 20);
})"""
PLACES = pytest.mark.parametrize("place", [STAFF, LEARNERS])


@pytest.fixture(scope="module")
def cinema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product with a film on either side."""
    folder = tmp_path_factory.mktemp("cinema")
    with running(folder / "data", ASKEL_MODULES_DIR=str(film_modules(folder / "modules"))) as started:
        yield started


def asked_for(page: Page) -> list[Request]:
    """Every request from now on."""
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one))
    return asked


def play(page: Page) -> None:
    """A tap on the player's own button, which stands at its lower left."""
    video = page.locator("video")
    video.scroll_into_view_if_needed()
    height = video.evaluate("film => film.clientHeight")
    video.click(position={"x": 24, "y": height - 48})


def media(asked: list[Request]) -> list[str]:
    return [one.url.rpartition(".")[2] for one in asked if "/media/" in one.url]


@PLACES
def test_nothing_of_a_film_is_asked_for_before_the_tap(page: Page, cinema: Product, place: str) -> None:
    asked = asked_for(page)
    page.goto(f"{cinema.url}/en/{place}")
    page.locator("video").scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    assert media(asked) == []
    play(page)
    until(page, f"{VIDEO}.currentTime > 0.2")
    assert set(media(asked)) == {"mp4", "vtt"}
    assert all(one.url.startswith(cinema.url + "/") for one in asked)


def test_a_film_plays_by_keyboard_and_shows_the_captions_of_the_readers_language(
    page: Page, cinema: Product
) -> None:
    page.goto(f"{cinema.url}/sv/{STAFF}")
    page.locator("video").focus()
    page.keyboard.press("Space")
    until(page, f"{VIDEO}.currentTime > 1")
    assert 48 <= float(str(page.evaluate(f"{VIDEO}.duration"))) <= 49
    assert page.evaluate(f"{VIDEO}.videoWidth") == 640
    assert page.evaluate(f"[...{VIDEO}.textTracks].map(one => one.label)") == ["svenska", "English", "suomi"]
    shown = f"[...{VIDEO}.textTracks].find(one => one.mode === 'showing')"
    soon(page, lambda: bool(page.evaluate(f"{shown}?.activeCues?.length > 0")), "no caption is shown")
    assert page.evaluate(f"{shown}.language") == "sv"
    assert "Vägledningskortet" in str(page.evaluate(f"{shown}.activeCues[0].text"))


def test_its_sound_can_be_heard_and_its_words_read_alone(page: Page, cinema: Product) -> None:
    asked = asked_for(page)
    page.goto(f"{cinema.url}/en/{STAFF}")
    page.get_by_text("Read the words instead").click()
    expect(page.get_by_text("Your client can skip any question")).to_be_visible()
    assert media(asked) == []
    page.get_by_text("Only listen").click()
    page.evaluate("document.querySelector('.media audio').play()")
    until(page, "document.querySelector('.media audio').currentTime > 0.1")
    assert set(media(asked)) == {"m4a"}


def test_the_way_out_stops_a_film(page: Page, cinema: Product) -> None:
    page.goto(f"{cinema.url}/en/{LEARNERS}")
    page.evaluate(f"window.film = {VIDEO}")
    play(page)
    until(page, "film.currentTime > 0.2")
    assert page.evaluate("film.paused") is False
    assert page.evaluate(LEAVE) is True


def test_a_film_plays_without_scripts(chromium: Browser, cinema: Product) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    asked = asked_for(page)
    page.goto(f"{cinema.url}/en/{LEARNERS}")
    play(page)
    soon(page, lambda: "mp4" in media(asked), "the film is not fetched")
    page.get_by_text("Read the words instead").click()
    expect(page.get_by_text("Your client can skip any question")).to_be_visible()
    context.close()


@PLACES
def test_a_film_fits_the_smallest_phone(page: Page, cinema: Product, place: str) -> None:
    page.goto(f"{cinema.url}/en/{place}")
    box = page.locator("video").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert abs(box["width"] / box["height"] - 16 / 9) < 0.02
