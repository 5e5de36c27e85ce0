"""Whom somebody finds who looks for help, and whom always."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contacts.calling import called
from app.contacts.choices import needs, tongues
from app.contacts.finding import Wish, chosen, emergency, fitting
from app.contacts.words import hours_on_paper
from app.content.models import Contact, Hours
from app.i18n import REGISTRY

TUESDAY = datetime(2026, 12, 1, 11, 0)
NIGHT = datetime(2026, 12, 1, 23, 0)
WEEK = Hours(frozenset(range(5)), 9 * 60, 15 * 60)
ENGLISH = Hours(frozenset({1}), 9 * 60, 12 * 60, "en")
STANDING = {"emergency": False, "needs": ("work",), "languages": (), "hours": (), "anonymous": None}


def contact(name: str, **given: object) -> Contact:
    made = object.__new__(Contact)
    for key, value in {**STANDING, "id": name, **given}.items():
        object.__setattr__(made, key, value)
    return made


ALARM = contact("alarm", emergency=True, languages=("fi", "sv", "en"), needs=("safety",))
NAMELESS = contact("nameless", anonymous=True, needs=("talk", "work"))
NAMED = contact("named", anonymous=False, hours=(WEEK, ENGLISH), languages=("fi", "en"))
EVERYBODY = (ALARM, NAMELESS, NAMED)


def found(wish: Wish, here: datetime = TUESDAY) -> list[str]:
    return [one.id for one in fitting(EVERYBODY, wish, here)]


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        (Wish(), ["nameless", "named"]),
        (Wish(need="talk"), ["nameless"]),
        (Wish(need="safety"), []),
        (Wish(tongue="ar"), ["nameless"]),
        (Wish(tongue="en"), ["nameless", "named"]),
        (Wish(now=True), ["named"]),
        (Wish(now=True, tongue="ar"), []),
        (Wish(nameless=True), ["nameless"]),
        (Wish(nameless=True, now=True), []),
    ],
)
def test_a_contact_fits_all_that_was_asked(wish: Wish, names: list[str]) -> None:
    assert found(wish) == names


def test_a_name_that_nobody_knows_of_may_be_asked() -> None:
    assert fitting([contact("unknown")], Wish(nameless=True), TUESDAY) == ()


def test_hours_of_a_language_are_those_that_count() -> None:
    assert found(Wish(now=True, tongue="en"), datetime(2026, 12, 1, 14, 0)) == ["named"]
    assert found(Wish(now=True), NIGHT) == []


@given(st.builds(Wish, st.text(max_size=9), st.text(max_size=3), st.booleans(), st.booleans()))
def test_asking_for_more_never_finds_more(wish: Wish) -> None:
    everybody = found(Wish())
    assert [one for one in everybody if one in found(wish)] == found(wish)
    assert "alarm" not in found(wish)
    assert emergency(EVERYBODY) == (ALARM,)


def test_the_choices_are_those_that_somebody_serves() -> None:
    assert [value for value, _ in needs(EVERYBODY, str)] == ["", "talk", "work"]
    assert tongues(EVERYBODY, REGISTRY["en"], str) == [
        ("", "Any language"),
        ("en", "English"),
        ("fi", "Finnish"),
        ("sv", "Swedish"),
    ]


def test_chosen_contacts_come_in_the_order_asked_for() -> None:
    assert chosen(EVERYBODY, ("named", "nobody", "nameless")) == (NAMED, NAMELESS)


def test_a_language_is_named_as_operators_know_it() -> None:
    assert called("ar", EVERYBODY, REGISTRY["ar"]) == ("Arabic", "arabia", "")
    assert called("en", EVERYBODY, REGISTRY["fi"]) == ("English", "englanti", "englanti")


def test_hours_on_paper_carry_no_markup() -> None:
    text = hours_on_paper((WEEK, ENGLISH), REGISTRY["en"], str)
    assert "<" not in text
    assert text.startswith("Mon–Fri \u206609:00")
    assert text.endswith("(English)")
