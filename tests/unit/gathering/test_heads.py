"""How many people were there: numbers within bounds, and ready-made choices alone."""

from app.gathering.heads import WENT_WELL, Heads, heads_of
from app.gathering.limits import MOST_HANDS


def test_people_with_and_without_a_phone_are_added() -> None:
    assert heads_of(14, 6).total == 20


def test_numbers_stay_within_bounds() -> None:
    assert heads_of(-3, 10**9) == Heads(0, MOST_HANDS)


def test_only_choices_of_ours_are_kept_in_their_order() -> None:
    assert heads_of(1, 0, ["polls", "Amina cried", "languages", "polls"]).went_well == ("languages", "polls")


def test_all_choices_fit_their_column() -> None:
    assert len(" ".join(WENT_WELL)) <= 120
