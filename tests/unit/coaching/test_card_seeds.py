"""What a form for a card grows from: the same form the same digits, nobody else's, and no older than an hour."""

from app.coaching.cards.seeds import HOUR, digits_from, new_seed, read_seed
from app.learners.digits import are_digits

SALT, MINE, OTHER = b"s" * 32, b"m" * 16, b"o" * 16


def test_a_seed_comes_back_within_the_hour() -> None:
    seed = new_seed(SALT, MINE, "blue heron", 1000)
    assert read_seed(SALT, MINE, seed.sealed, 1000 + HOUR) == seed
    assert read_seed(SALT, MINE, seed.sealed, 1001 + HOUR) is None
    assert read_seed(SALT, MINE, seed.sealed, 999) is None


def test_a_seed_of_another_coach_or_server_is_none() -> None:
    seed = new_seed(SALT, MINE, "blue heron", 1000)
    assert read_seed(SALT, OTHER, seed.sealed, 1000) is None
    assert read_seed(b"t" * 32, MINE, seed.sealed, 1000) is None


def test_what_was_never_sealed_is_none() -> None:
    for text in ("", "x", "ä" * 50, "A" * 1000, new_seed(SALT, MINE, "blue heron", 1000).sealed[:-8]):
        assert read_seed(SALT, MINE, text, 1000) is None


def test_the_digits_hang_on_the_form_and_on_what_the_card_is_for() -> None:
    seed, again = (new_seed(SALT, MINE, "blue heron", 1000) for _ in range(2))
    digits = digits_from(SALT, seed, (MINE, b"", b"looking"))
    assert are_digits(digits)
    assert digits_from(SALT, seed, (MINE, b"", b"looking")) == digits
    others = {
        digits_from(SALT, again, (MINE, b"", b"looking")),
        digits_from(SALT, seed, (MINE, b"looking", b"")),
        digits_from(SALT, seed, (OTHER, b"", b"looking")),
        digits_from(b"t" * 32, seed, (MINE, b"", b"looking")),
    }
    assert len(others) == 4
    assert digits not in others
