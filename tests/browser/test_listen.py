"""Listening: only a voice of the phone itself and of the same language; never what somebody wrote (LANGUAGES 4)."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.steps import heading, opened

pytestmark = pytest.mark.browser
# Chromium without a screen has no voices, so these stand in for the phone's.
VOICES = """
  const said = []; const listeners = [];
  const voice = (lang, localService) => ({ lang, localService, name: lang });
  let voices = %s.map(([lang, local]) => voice(lang, local));
  const speech = { said, getVoices: () => voices, cancel() { said.push('cancel'); },
    speak(words) { said.push([words.lang, words.text]); speech.last = words; },
    addEventListener(name, heard) { listeners.push(heard); },
    arrive(more) { voices = more.map(([lang, local]) => voice(lang, local)); listeners.forEach((heard) => heard()); } };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
BUTTON = "[id='1'] [data-behaviour=listen]"


def phone(page: Page, *voices: tuple[str, bool]) -> None:
    page.add_init_script(VOICES % json.dumps(voices))


@pytest.mark.parametrize(
    ("voices", "shown"),
    [
        ([], False),
        ([("en-GB", True)], True),
        ([("en_US", True)], True),
        ([("en", True)], True),
        ([("en-GB", False)], False),
        ([("fi-FI", True), ("eng-XX", True)], False),
    ],
)
def test_the_button_appears_only_with_a_local_voice_of_the_language(
    page: Page, site: Site, voices: list[tuple[str, bool]], shown: bool
) -> None:
    phone(page, *voices)
    opened(page, site.url + "/en/l1/a")
    page.wait_for_timeout(100)
    expect(page.locator(BUTTON)).to_be_visible(visible=shown)


def test_a_voice_that_arrives_late_is_found(page: Page, site: Site) -> None:
    phone(page)
    opened(page, site.url + "/fi/l1/a")
    page.wait_for_timeout(100)
    expect(page.locator(BUTTON)).to_be_hidden()
    page.evaluate("speechSynthesis.arrive([['fi-FI', true]])")
    expect(page.locator(BUTTON)).to_be_visible()


def test_a_recording_wins(page: Page, site: Site) -> None:
    phone(page, ("en-GB", True))
    opened(page, site.url + "/en/l1/a")
    expect(page.locator(BUTTON)).to_be_visible()
    expect(page.locator("[id='3'] [data-behaviour=listen]")).to_be_hidden()


def test_title_and_body_are_read_and_not_what_was_written(page: Page, site: Site) -> None:
    phone(page, ("fi-FI", True), ("en-GB", True))
    opened(page, site.url + "/en/l1/a")
    page.fill("[data-keep=r1]", "my own words")
    page.click(BUTTON)
    said = [line for line in page.evaluate("speechSynthesis.said") if line != "cancel"]
    assert said == [["en-GB", "Bilby step 1"], ["en-GB", "Body en one."], ["en-GB", "Body two."]]


def test_a_second_tap_stops(page: Page, site: Site) -> None:
    phone(page, ("en-GB", True))
    opened(page, site.url + "/en/l1/a")
    page.click(BUTTON)
    expect(page.locator(BUTTON)).to_have_text("Stop")
    page.click(BUTTON)
    expect(page.locator(BUTTON)).to_have_text("Listen")
    assert page.evaluate("speechSynthesis.said.at(-1)") == "cancel"
    page.click(BUTTON)
    page.evaluate("speechSynthesis.last.onend()")
    expect(page.locator(BUTTON)).to_have_text("Listen")


def test_another_step_or_page_ends_it(page: Page, site: Site) -> None:
    phone(page, ("en-GB", True))
    opened(page, site.url + "/en/l1/a")
    page.click(BUTTON)
    page.click("[id='2'] [data-behaviour=listen]")
    expect(page.locator(BUTTON)).to_have_text("Listen")
    expect(page.locator("[id='2'] [data-behaviour=listen]")).to_have_text("Stop")
    page.click("text=next")
    heading(page, "Quokka lesson 2 en")
    assert page.evaluate("speechSynthesis.said.at(-1)") == "cancel"
