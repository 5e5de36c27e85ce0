"""A page covers itself before the server ends the session, and says how long it has."""

import pytest

from tests.cast import Person
from tests.fixtures.clocks import HandClock


@pytest.mark.parametrize("place", ["", "l03/a", "me"])
def test_a_page_covers_itself_just_before_fifteen_minutes(amina: Person, place: str) -> None:
    amina.make_code()
    guard = guard_of(amina, place)
    assert (guard["data-idle-warn"], guard["data-idle-end"]) == ("770", "890")


@pytest.mark.parametrize("place", ["", "l03/a"])
def test_near_the_end_of_eight_hours_it_covers_itself_sooner(
    amina: Person, clock: HandClock, place: str
) -> None:
    amina.make_code()
    for _ in range(39):
        clock.forward(minutes=12)
        amina.visit("rest")
    clock.forward(minutes=7)
    assert guard_of(amina, place)["data-idle-end"] == str(5 * 60 - 10)


def test_activity_is_seen_to_the_ten_seconds(amina: Person, clock: HandClock) -> None:
    amina.make_code()
    clock.forward(seconds=50)
    amina.visit("l03/a")
    clock.forward(minutes=14, seconds=45)
    assert guard_of(amina, "l03/a")


def test_without_a_code_there_is_no_guard(bruno: Person) -> None:
    assert "data-idle-end" not in bruno.visit("l03/a").text


def guard_of(person: Person, place: str) -> dict[str, str]:
    """The attributes of what watches over the page."""
    page = person.phone.page(person.visit(place))
    return next(one.attrib for one in page.elements if "data-idle-end" in one.attrib)
