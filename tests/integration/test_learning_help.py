"""Help: everybody who can be called, those who fit, and 112 always."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from app.config import ROOT
from tests.client import Client
from tests.conftest import MakeApp
from tests.fixtures.clocks import HandClock


def shown(client: Client, reply: object) -> list[str]:
    page = client.page(reply)  # type: ignore[arg-type]
    return ["".join(one.itertext()) for one in page.all("h3")]


def test_all_contacts_stand_there_with_a_number_to_tap(client: Client) -> None:
    page = client.get("/en/help")
    assert 'href="tel:116006"' in page.text
    assert 'href="tel:112"' in page.text
    assert "Not yet confirmed by a second person." in page.text


def test_a_need_leaves_those_who_fit_and_the_emergency_number(client: Client) -> None:
    everybody = shown(client, client.get("/en/help"))
    reply = client.submit(client.get("/en/help"), "/en/help", {"need": "violence"})
    some = shown(client, reply)
    assert 1 < len(some) < len(everybody)
    assert 'href="tel:112"' in reply.text
    assert '<option value="violence" selected>' in reply.text


def test_open_now_follows_the_finnish_clock(client: Client, clock: HandClock) -> None:
    day = shown(client, client.post("/en/help", {"now": "1"}))
    clock._set(datetime(2026, 12, 6, 1, 0, tzinfo=UTC))
    night = shown(client, client.post("/en/help", {"now": "1"}))
    assert len(night) < len(day)


def test_when_nobody_fits_it_says_what_to_try(client: Client, clock: HandClock) -> None:
    clock._set(datetime(2026, 12, 6, 1, 0, tzinfo=UTC))
    page = client.post("/en/help", {"need": "discrimination", "tongue": "sv", "now": "1"})
    assert "Nobody fits all of this now." in page.text
    assert 'href="tel:112"' in page.text


def test_an_unknown_choice_breaks_nothing(client: Client) -> None:
    assert "Nobody fits all of this now." in client.post("/en/help", {"need": "<b>"}).text
    known = shown(client, client.post("/en/help", {"tongue": "<b>"}))
    assert 0 < len(known) < len(shown(client, client.get("/en/help")))


def test_htmx_gets_just_the_list(client: Client, raw: Client) -> None:
    headers = {"HX-Request": "true", "Sec-Fetch-Site": "same-origin"}
    part = raw.post("/en/help", data={"need": "violence"}, headers=headers)
    assert part.text.lstrip().startswith('<div class="stack" id="contacts"')
    assert "HX-Request" in part.headers["vary"]


def test_the_112_card_names_the_readers_language_for_the_operator(client: Client) -> None:
    page = client.get("/ar/help")
    assert "<b>Arabic</b>" in page.text
    assert "<b>arabia</b>" in page.text


def test_who_can_speak_their_own_language_to_112_is_told_so(client: Client) -> None:
    assert "You can speak English." in client.get("/en/help").text
    assert "They bring an interpreter." not in client.get("/en/help").text
    assert "<b>arabia</b>" in client.get("/ar/help").text


def test_where_hours_are_not_known_it_says_what_to_do(client: Client) -> None:
    page = client.get("/en/help").text
    riku = page[page.index("<h3>RIKU") : page.index("</article>", page.index("<h3>RIKU"))]
    assert "Check the hours" in riku


def test_a_translation_that_nobody_checked_says_so_on_help_and_words(client: Client) -> None:
    for place in ("help", "words"):
        assert "This translation was not yet checked" not in client.get(f"/en/{place}").text
        assert "Ingen har kontrollerat den här översättningen än." in client.get(f"/sv/{place}").text


def test_an_expired_contact_is_still_shown_with_its_date(client: Client, clock: HandClock) -> None:
    now = client.get("/en/help").text
    clock._set(datetime(2028, 1, 1, 10, 0, tzinfo=UTC))
    page = client.get("/en/help")
    assert 'href="tel:112"' in page.text
    assert "Checked on" in page.text
    assert "This may have changed." in page.text
    assert "This may have changed." not in now
    assert 'href="tel:116016"' in now


def test_an_expired_number_is_withheld_from_lessons_overnight(client: Client, clock: HandClock) -> None:
    before = client.get("/en/l03/f").text
    assert "7.30" in before
    assert "Some rules in this lesson may have changed." not in before
    clock._set(datetime(2028, 1, 1, 10, 0, tzinfo=UTC))
    page = client.get("/en/l03/f")
    assert "7.30" not in page.text
    assert "ask, this may have changed" in page.text
    assert "Some rules in this lesson may have changed." in page.text
    assert 'href="tel:' in page.text


def test_a_broken_module_is_refused_with_a_list(make_app: MakeApp, tmp_path: Path) -> None:
    modules = copytree(ROOT / "modules", tmp_path / "modules")
    lesson = modules / "l03-my-pay" / "en.md"
    lesson.write_text(
        lesson.read_text("utf-8").replace("<!-- single q-offer", "<!-- nonsense q-offer"), "utf-8"
    )
    with pytest.raises(Exception, match=r"en\.md:\d+:\d+: [A-Z]\d+"):
        make_app(modules_dir=modules)


def test_while_authoring_the_last_good_version_is_served(
    make_app: MakeApp, make_client: Callable[..., Client], tmp_path: Path
) -> None:
    modules = copytree(ROOT / "modules", tmp_path / "modules")
    lesson = modules / "l03-my-pay" / "en.md"
    make_app(modules_dir=modules)
    lesson.write_text(
        lesson.read_text("utf-8").replace("<!-- single q-offer", "<!-- nonsense q-offer"), "utf-8"
    )
    client = make_client(to=make_app(modules_dir=modules, authoring=True))
    assert 'value="q-offer"' in client.get("/en/l03/b").text


def test_who_wants_no_name_asked_finds_those_of_whom_it_is_known(client: Client) -> None:
    reply = client.submit(client.get("/en/help"), "/en/help", {"nameless": "1"})
    places = shown(client, reply)[1:]
    assert 0 < len(places) < len(shown(client, client.get("/en/help")))
    assert reply.text.count("You do not need to give your name") == len(places)
    assert 'name="nameless" value="1" checked' in reply.text
    assert 'href="tel:112"' in reply.text
