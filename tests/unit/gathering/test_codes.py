"""Eight digits for phones and a secret for the projector: shown again from a seed, typed in any script."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.gathering.codes import (
    is_join_code,
    join_code,
    projector_secret,
    read_join_code,
    seat_cookie,
)
from app.learners.digits import digits_of
from app.security.secrets import Secrets
from app.security.tokens import is_token, random_token
from tests.unit.accounts.desk import SECRETS

SEEDS = st.binary(min_size=16, max_size=16)


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_a_seed_gives_the_same_code_each_time(seed: bytes) -> None:
    code = join_code(SECRETS, seed)
    assert code == join_code(SECRETS, seed)
    assert len(code) == 8 and is_join_code(code)
    assert is_token(projector_secret(SECRETS, seed))


@given(SEEDS, st.integers(0, 7), st.integers(1, 9))
@settings(max_examples=100, deadline=None)
def test_one_wrong_digit_is_found_without_asking_anybody(seed: bytes, place: int, by: int) -> None:
    code = join_code(SECRETS, seed)
    wrong = code[:place] + str((int(code[place]) + by) % 10) + code[place + 1 :]
    assert not is_join_code(wrong)
    assert read_join_code(wrong) is None


def test_a_code_is_read_in_any_script_and_spacing() -> None:
    code = join_code(SECRETS, b"s" * 16)
    arabic = code.translate({ord("0") + digit: 0x0660 + digit for digit in range(10)})
    for typed in (
        code,
        f" {code[:4]} {code[4:]} ",
        f"{code[:4]}-{code[4:]}",
        arabic,
        f"\u200f{arabic[:4]}\u00a0{arabic[4:]}",
    ):
        assert read_join_code(typed) == code


def test_what_is_no_code_is_refused() -> None:
    for typed in ("", "12", "hello", "123456789", "1" * 400, "٣" * 8 + "x"):
        assert read_join_code(typed) is None
    assert not is_join_code("\u0661" * 8)


def test_another_salt_and_another_purpose_give_other_values() -> None:
    other, seed = Secrets(bytes(range(2, 34)), SECRETS.peppers), b"s" * 16
    assert join_code(other, seed) != join_code(SECRETS, seed)
    assert projector_secret(other, seed) != projector_secret(SECRETS, seed)
    assert not digits_of(SECRETS.salt, "pairing digits", (seed,)).startswith(join_code(SECRETS, seed)[:7])


def test_a_form_gives_the_same_cookie_at_a_second_tap_and_does_not_show_it() -> None:
    token = random_token()
    assert seat_cookie(token) == seat_cookie(token) != token
    assert is_token(seat_cookie(token)) and seat_cookie(random_token()) != seat_cookie(token)
