"""Whose words a reader gets."""

import pytest

from app.content.compiled import Stamp
from app.content.models import State
from app.content.states import Chosen, choose, page_states, state_of

SOURCE = Stamp("11111111")
SIGNED, DRAFT = Stamp("x", "11111111", "nk-2026-11-20"), Stamp("x", "11111111")
OLD, OLD_SIGNED = Stamp("x", "22222222"), Stamp("x", "22222222", "nk-2026-11-20")


@pytest.mark.parametrize(
    ("stamp", "critical", "expected"),
    [
        (None, False, (State.MISSING, False)),
        (SIGNED, True, (State.REVIEWED, False)),
        (DRAFT, True, (State.DRAFT, True)),
        (Stamp("x"), True, (State.DRAFT, True)),
        (Stamp("x", "", "nk-2026-11-20"), False, (State.DRAFT, True)),
        (OLD, False, (State.STALE, True)),
        (OLD_SIGNED, False, (State.STALE, False)),
        (OLD_SIGNED, True, (State.STALE_CRITICAL, False)),
    ],
)
def test_the_state_of_a_unit(stamp: Stamp | None, critical: bool, expected: tuple[State, bool]) -> None:
    assert state_of(stamp, SOURCE, critical) == expected


def chosen(stamps: dict[str, Stamp], langs: list[str], critical: bool = False, held: str = "") -> Chosen:
    return choose(langs, "en", {"en": SOURCE, **stamps}.get, critical, lambda lang: lang == held)


def test_own_words_are_shown_reviewed_draft_or_stale() -> None:
    for stamp, state in ((SIGNED, State.REVIEWED), (DRAFT, State.DRAFT), (OLD_SIGNED, State.STALE)):
        assert chosen({"fi": stamp}, ["fi", "en"])[:2] == ("fi", state)


def test_a_stale_critical_or_missing_unit_falls_back_to_the_source() -> None:
    assert chosen({"fi": OLD_SIGNED}, ["fi", "en"], critical=True) == ("en", State.STALE_CRITICAL, False)
    assert chosen({}, ["fi", "en"]) == ("en", State.MISSING, False)


def test_dari_falls_back_to_persian_before_english() -> None:
    assert chosen({"fa": DRAFT}, ["prs", "fa", "en"]) == ("fa", State.MISSING, True)
    assert chosen({"fa": OLD}, ["prs", "fa", "en"], critical=True) == ("en", State.MISSING, False)
    assert chosen({"prs": OLD, "fa": SIGNED}, ["prs", "fa", "en"], critical=True)[:2] == (
        "fa",
        State.STALE_CRITICAL,
    )


def test_a_held_back_draft_is_not_shown_and_a_signed_one_is() -> None:
    assert chosen({"ar": DRAFT}, ["ar", "en"], held="ar") == ("en", State.MISSING, False)
    assert chosen({"ar": SIGNED}, ["ar", "en"], held="ar")[:2] == ("ar", State.REVIEWED)


def test_the_source_is_the_source() -> None:
    assert chosen({}, ["en"]) == ("en", State.SOURCE, False)


def test_a_stale_unit_that_nobody_signed_makes_the_page_say_both() -> None:
    assert page_states([Chosen("fi", State.STALE, True)]) == {State.STALE, State.DRAFT}
    assert page_states([Chosen("fi", State.STALE, False)]) == {State.STALE}
