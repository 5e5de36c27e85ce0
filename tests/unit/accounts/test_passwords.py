"""Passwords: which are refused, and that their hashes tell nothing by time or failure."""

from unicodedata import normalize

import pytest
from argon2 import extract_parameters
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.passwords import Weakness, decoy_hash, fits, password_hash, weakness

ABOUT = ("chen.li@harbour.example", "Chen Li", "Harbour House ry")


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "P@ssw0rd2024!", "Passw0rdPassw0rd", "qwertyuiop12", "1qaz2wsx3edc", "abcdefghijkl",
        "123456789012", "2024-11-27-2024", "aaaaaaaaaaaa", "xkcdxkcdxkcd", "iloveyou2024", "trustno1trustno1",
        "salasana1234", "Kesä2024Helsinki", "lösenord1234", "correct horse battery staple", "letmein!!!!!!",
        "chen.li@harbour.example", "HarbourHouse24", "Harb0ur-2026-chen",
    ],
)  # fmt: skip
def test_what_is_guessed_first_is_refused(password: str) -> None:
    assert weakness(password, ABOUT) is Weakness.COMMON


@pytest.mark.parametrize(
    "password",
    [
        "tr7 blue cups that sing", "kahvikuppi lentää yli", "قهوة في الصباح الباكر", "Xq4!vbN29zLp",
        "harbour gulls wake me early", "двенадцать медведей", "我喜欢在早上喝一杯热咖啡吗",
    ],
)  # fmt: skip
def test_a_password_of_ones_own_is_taken_in_any_script(password: str) -> None:
    assert weakness(password, ABOUT) is None


def test_it_has_at_least_twelve_characters_however_they_are_written() -> None:
    assert weakness("Xq4!vbN29zL") is Weakness.SHORT
    assert weakness(normalize("NFD", "äöåäöåxqzv1")) is Weakness.SHORT
    assert weakness("Xq4!vbN29zLp") is None
    assert weakness("Xq4!vbN29z" * 20) is None
    assert weakness("Xq4!vbN29z" * 20 + "x") is Weakness.LONG


@given(st.text(max_size=220), st.lists(st.text(max_size=40), max_size=3))
def test_looking_at_a_password_never_fails(password: str, about: list[str]) -> None:
    assert weakness(password, about) in {None, *Weakness}


def test_a_password_fits_its_hash_and_no_other_one_does() -> None:
    kept = password_hash("kahvikuppi lentää")
    assert fits(kept, "kahvikuppi lentää")
    assert fits(kept, normalize("NFD", "kahvikuppi lentää"))
    assert not fits(kept, "kahvikuppi lentaa") and not fits(kept, "")


def test_hashes_are_argon2id_as_large_as_the_rules_say() -> None:
    for kept in (password_hash("anything at all"), decoy_hash()):
        found = extract_parameters(kept)
        assert kept.startswith("$argon2id$v=19$")
        assert (found.memory_cost, found.time_cost, found.parallelism) == (64 * 1024, 3, 1)
        assert (found.salt_len, found.hash_len, len(kept)) == (16, 32, 97)


def test_a_decoy_is_looked_at_as_any_hash_and_fits_nothing() -> None:
    assert decoy_hash() != decoy_hash()
    assert not fits(decoy_hash(), "") and not fits(decoy_hash(), "tr7 blue cups that sing")
