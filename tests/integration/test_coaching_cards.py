"""Cards at the desk: three taps and nothing typed, one form one card, printed with no subject word, taken back."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from app.accounts.actions import disable_member, enable_member
from app.coaching.cards.actions import MOST_OPEN
from app.learners.cards.models import Card
from app.learners.digits import are_digits
from app.learners.models import Learner
from app.learners.sharing.actions import change_share
from app.learners.sharing.models import FINISHED, Share, Suggestion
from tests.cast import Person, shown_code
from tests.client import Client
from tests.fixtures.cards import count, new_card, offered
from tests.fixtures.clocks import HandClock
from tests.fixtures.coaching import circle
from tests.fixtures.sharing import rows, shared
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk
from tests.unit.handouts.reading import lines_of
from tests.words import subject_words

CARDS = "/desk/en/cards"
DIGITS = re.compile(r"\b(\d{4}) (\d{4}) (\d{4})\b")


def made(coach: Client, press: str = "preset=", **chosen: str) -> httpx.Response:
    return coach.submit(coach.get(CARDS), CARDS, chosen, press=press)


def digits_on(coach: Client, page: httpx.Response) -> str:
    found = DIGITS.search(coach.page(page).said())
    assert found, "no digits on this page"
    return "".join(found.groups())


@pytest.fixture
def rosa(make_client: Callable[..., Client]) -> Person:
    """A learner who reads English, with a code."""
    person = Person("Rosa", "en", make_client())
    person.make_code()
    return person


def test_one_tap_makes_a_card_that_a_learner_can_use(
    desk_client: DeskClient, client: Client, engine: Engine
) -> None:
    chen = desk_client(CHEN)
    page = made(chen)
    digits = digits_on(chen, page)
    assert are_digits(digits)
    for words in ("until 15 December 2026", "localhost/en/card", "On paper, from hand to hand."):
        assert words in chen.page(page).said()
    assert "<svg" in page.text
    [card] = rows(engine, Card)
    assert card.label in page.text
    shown = client.submit(offered(client, digits), "/en/card/code")
    assert shown_code(client.page(shown))
    assert [share.label for share in rows(engine, Share)] == [card.label]
    assert card.label in chen.get("/desk/en/groups").text


def test_no_digits_stand_in_an_address_or_in_the_database(desk_client: DeskClient, engine: Engine) -> None:
    chen = desk_client(CHEN)
    page = made(chen)
    digits = digits_on(chen, page)
    assert page.url.path == CARDS
    held = [
        one.get(name, "") for one in chen.page(page).elements for name in ("href", "action", "formaction")
    ]
    assert not any(digits in one for one in held)
    [card] = rows(engine, Card)
    assert digits.encode() not in card.code_hash
    assert digits not in chen.get(CARDS).text


def test_the_same_form_shows_the_same_card_in_every_language(desk_client: DeskClient, engine: Engine) -> None:
    chen = desk_client(CHEN)
    form = chen.get(CARDS)
    pages = [chen.submit(form, CARDS, press="preset=") for _ in range(2)]
    assert digits_on(chen, pages[0]) == digits_on(chen, pages[1])
    finnish = chen.submit(pages[0], "/desk/fi/cards")
    assert digits_on(chen, finnish) == digits_on(chen, pages[0])
    assert count(engine, Card) == 1


def test_a_preset_comes_along_as_suggestions(desk_client: DeskClient, client: Client, engine: Engine) -> None:
    chen = desk_client(CHEN)
    page = made(chen, press="preset=looking")
    client.submit(offered(client, digits_on(chen, page)), "/en/card/code")
    places = [row.place for row in rows(engine, Suggestion)]
    assert places
    assert set(places) <= {"l09", "l11", "l12", "l01"}


def test_a_group_that_was_chosen_is_the_group_of_the_learner(
    desk: Desk, desk_client: DeskClient, client: Client, engine: Engine
) -> None:
    chen = desk_client(CHEN)
    group = circle(desk, CHEN)
    page = made(chen, group=group.hex())
    client.submit(offered(client, digits_on(chen, page)), "/en/card/code")
    assert [share.group_id for share in rows(engine, Share)] == [group]
    assert "Tuesday group" in chen.get(CARDS).text


def test_from_a_group_the_form_comes_with_that_group(
    desk: Desk, desk_client: DeskClient, engine: Engine
) -> None:
    chen, group = desk_client(CHEN), circle(desk, CHEN).hex()
    form = chen.post(CARDS, {"group": group})
    assert f'value="{group}" selected' in form.text
    chen.submit(form, CARDS, press="preset=")
    assert [card.group_id.hex() for card in rows(engine, Card)] == [group]


def test_a_group_of_somebody_else_is_none(desk: Desk, desk_client: DeskClient, engine: Engine) -> None:
    chen = desk_client(CHEN)
    foreign = circle(desk, EERO)
    form = chen.page(chen.get(CARDS))
    seed = next(one.get("value") for one in form.all("input") if one.get("name") == "seed")
    pages = [
        chen.post(CARDS, {"seed": seed, "group": group}, status=404)
        for group in (foreign.hex(), "0" * 32, "x")
    ]
    assert len({page.content for page in pages}) == 1
    assert count(engine, Card) == 0


def test_once_a_learner_has_used_it_the_form_makes_no_second_card(
    desk_client: DeskClient, client: Client, engine: Engine
) -> None:
    chen = desk_client(CHEN)
    form = chen.get(CARDS)
    digits = digits_on(chen, chen.submit(form, CARDS, press="preset="))
    client.submit(offered(client, digits), "/en/card/code")
    again = chen.submit(form, CARDS, press="preset=", status=422)
    assert "was used or taken back already" in again.text
    assert [card.label for card in rows(engine, Card)] == [""]


def test_a_form_of_yesterday_or_of_somebody_else_makes_none(
    desk: Desk, desk_client: DeskClient, clock: HandClock, engine: Engine
) -> None:
    chen, eero = desk_client(CHEN), desk_client(EERO)
    form = chen.get(CARDS)
    seed = next(one.get("value") for one in chen.page(form).all("input") if one.get("name") == "seed")
    for bad in (seed, "", "x", "ä"):
        assert "shown for one hour" in eero.post(CARDS, {"seed": bad or ""}, status=422).text
    chen.submit(form, CARDS, press="preset=")
    for _ in range(3):
        clock.forward(minutes=25)
        chen.get(CARDS)
    assert "shown for one hour" in chen.submit(form, CARDS, press="preset=", status=422).text
    assert count(engine, Card) == 1


def test_a_form_that_came_too_late_comes_back_with_what_was_chosen(
    desk: Desk, desk_client: DeskClient
) -> None:
    chen, group = desk_client(CHEN), circle(desk, CHEN).hex()
    late = chen.post(CARDS, {"seed": "x", "group": group, "sheet": "ar"}, status=422)
    chosen = [one.get("value") for one in chen.page(late).all("option") if "selected" in one.attrib]
    assert chosen == ["ar", group]


def test_the_sheet_is_printed_in_the_language_of_the_learner_and_says_no_subject(
    desk_client: DeskClient, tmp_path: Path
) -> None:
    chen = desk_client(CHEN)
    page = made(chen)
    digits = digits_on(chen, page)
    reply = chen.submit(page, f"{CARDS}/sheet", {"sheet": "en"})
    assert reply.headers["content-type"] == "application/pdf"
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    words = " ".join(lines_of(reply.content, tmp_path))
    assert f"{digits[:4]} {digits[4:8]} {digits[8:]}" in words
    assert "localhost/en/card" in words
    assert "15 December 2026" in words
    assert subject_words(words) == []
    assert "One" not in words
    for lang in ("fi", "sv", "ar"):
        sheet = chen.submit(page, f"{CARDS}/sheet", {"sheet": lang})
        assert subject_words(" ".join(lines_of(sheet.content, tmp_path))) == []


def test_a_card_is_taken_back_and_its_form_does_not_bring_it_again(
    desk_client: DeskClient, client: Client, engine: Engine
) -> None:
    chen = desk_client(CHEN)
    form = chen.get(CARDS)
    page = chen.submit(form, CARDS, press="preset=")
    [card] = rows(engine, Card)
    listed = chen.get(CARDS)
    assert card.label in listed.text
    left = chen.submit(listed, f"{CARDS}/withdrawal", press=f"card={card.id.hex()}")
    assert not re.search(rf"\b{card.label}\b", left.text)  # "calm star" is no "calm start"
    assert "This card does not work." in offered(client, digits_on(chen, page), status=422).text
    assert "taken back already" in chen.submit(form, CARDS, press="preset=", status=422).text
    chen.submit(page, f"{CARDS}/sheet", status=422)
    assert "This card does not work." in offered(client, digits_on(chen, page), status=422).text


def test_nobody_else_sees_or_withdraws_a_card(desk: Desk, desk_client: DeskClient, engine: Engine) -> None:
    new_card(desk, desk.half(CHEN).member, "blue heron")
    [card] = rows(engine, Card)
    for email in (EERO, DALIA):
        other = desk_client(email)
        assert "blue heron" not in other.get(CARDS).text
        pages = [
            other.post(f"{CARDS}/withdrawal", {"card": one}, status=404)
            for one in (card.id.hex(), "0" * 32, "", "x")
        ]
        assert len({page.content for page in pages}) == 1
    assert count(engine, Card) == 1


def test_labels_of_open_cards_and_learners_are_not_given_twice(
    desk: Desk, desk_client: DeskClient, engine: Engine
) -> None:
    chen = desk_client(CHEN)
    forms = [chen.get(CARDS) for _ in range(12)]
    for form in forms:
        chen.submit(form, CARDS, press="preset=")
    labels = [card.label for card in rows(engine, Card)]
    assert len(set(labels)) == len(labels) == 12


def test_there_is_an_end_to_cards_that_wait(desk: Desk, desk_client: DeskClient, engine: Engine) -> None:
    here = desk.half(CHEN).member
    for number in range(MOST_OPEN):
        new_card(desk, here, f"heron {number}")
    chen = desk_client(CHEN)
    page = made_with(chen, status=422)
    assert "very many unused cards" in page.text
    assert count(engine, Card) == MOST_OPEN


def made_with(coach: Client, **options: int) -> httpx.Response:
    return coach.submit(coach.get(CARDS), CARDS, press="preset=", **options)


def test_a_card_back_is_offered_and_made_only_where_the_learner_allows_it(
    rosa: Person, desk: Desk, desk_client: DeskClient, engine: Engine, make_client: Callable[..., Client]
) -> None:
    member = desk.half(CHEN).member
    share = shared(desk, rows(engine, Learner)[0].id, member)
    place, chen = f"/desk/en/learners/{share.id.hex()}", desk_client(CHEN)
    assert "Make a card for a lost code" not in chen.get(place).text
    refused = chen.post(f"{place}/card", status=404)
    unknown = chen.post(f"/desk/en/learners/{'0' * 32}/card", status=404)
    assert refused.text.replace(share.id.hex(), "0" * 32) == unknown.text
    with desk.writing() as session:
        change_share(session, share.learner_id, member.id, FINISHED, lets_back=True)
    asked = chen.submit(chen.get(place), f"{place}/card")
    assert count(engine, Card) == 0
    page = chen.submit(asked, f"{place}/card")
    digits = digits_on(chen, page)
    assert digits_on(chen, chen.submit(asked, f"{place}/card")) == digits
    assert "for a lost code" in chen.get(CARDS).text
    assert b"%PDF" in chen.submit(page, f"{CARDS}/sheet").content
    phone = make_client()
    shown = phone.submit(offered(phone, digits), "/en/card/code")
    code = shown_code(phone.page(shown))
    again = chen.submit(asked, f"{place}/card")
    assert digits_on(chen, again) != digits
    for reply in (page, again, chen.get(place), chen.get(CARDS)):
        assert code not in reply.text
        assert code.replace(" ", "") not in reply.text


def test_a_newer_card_back_ends_the_older_one(
    rosa: Person, desk: Desk, desk_client: DeskClient, engine: Engine, client: Client
) -> None:
    share = shared(desk, rows(engine, Learner)[0].id, desk.half(CHEN).member, lets_back=True)
    place, chen = f"/desk/en/learners/{share.id.hex()}", desk_client(CHEN)
    pages = [chen.submit(chen.post(f"{place}/card"), f"{place}/card") for _ in range(2)]
    assert count(engine, Card) == 1
    assert "This card does not work." in offered(client, digits_on(chen, pages[0]), status=422).text
    assert "opens your progress again" in offered(client, digits_on(chen, pages[1])).text


def test_somebody_elses_learner_gets_no_card_back(
    rosa: Person, desk: Desk, desk_client: DeskClient, engine: Engine
) -> None:
    share = shared(desk, rows(engine, Learner)[0].id, desk.half(CHEN).member, lets_back=True)
    for email in (EERO, DALIA):
        other = desk_client(email)
        hers, nobodys = (
            other.post(f"/desk/en/learners/{one}/card", status=404).text for one in (share.id.hex(), "0" * 32)
        )
        assert hers.replace(share.id.hex(), "0" * 32) == nobodys
    assert count(engine, Card) == 0


def test_cards_die_with_the_term_of_their_coach(
    desk: Desk, desk_client: DeskClient, client: Client, clock: HandClock
) -> None:
    chen = desk_client(CHEN)
    digits = digits_on(chen, made(chen))
    with desk.writing() as session:
        admin, coach = desk.half(EERO).member, desk.half(CHEN).member
        disable_member(session, desk.doors.secrets, clock, admin, coach.id)
    assert "This card does not work." in offered(client, digits, status=422).text


def test_a_coach_who_comes_back_finds_no_card_of_before(
    desk: Desk, desk_client: DeskClient, engine: Engine, clock: HandClock
) -> None:
    made(desk_client(CHEN))
    with desk.writing() as session:
        admin, coach = desk.half(EERO).member, desk.half(CHEN).member
        disable_member(session, desk.doors.secrets, clock, admin, coach.id)
        enable_member(session, desk.doors.secrets, clock, admin, coach.id)
    assert count(engine, Card) == 1
    assert "None now." in desk_client(CHEN).get(CARDS).text


def test_the_trail_tells_of_cards_and_of_no_learner(
    desk: Desk, desk_client: DeskClient, engine: Engine
) -> None:
    chen = desk_client(CHEN)
    form = chen.get(CARDS)
    for _ in range(2):
        chen.submit(form, CARDS, press="preset=")
    [card] = rows(engine, Card)
    chen.submit(chen.get(CARDS), f"{CARDS}/withdrawal", press=f"card={card.id.hex()}")
    acts = desk.acts(desk.one)
    assert acts.count("card made") == 1
    assert acts[-1] == "card withdrawn"


def test_a_stranger_is_led_to_the_door(client: Client) -> None:
    assert client.get(CARDS).url.path == "/desk/en/sign-in"
    client.post(CARDS, status=403)
