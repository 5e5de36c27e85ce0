"""The secret file: made once, read strictly, rotated without losing anybody."""

from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from app.security.secrets import (
    EXAMPLE,
    Secrets,
    SecretsRefused,
    create_secrets,
    load_secrets,
    parse_secrets,
    rotate_pepper,
)


def made(folder: Path) -> Secrets:
    return load_secrets(None, folder, local_only=True)


SOURCE = Random(7)  # the same in every process, so that the cases have the same names


def random_value(size: int = 32) -> str:
    return b64encode(SOURCE.randbytes(size)).decode()


def test_on_a_laptop_they_are_made_in_the_data_folder_for_the_owner_alone(tmp_path: Path) -> None:
    first = made(tmp_path / "data")
    assert (tmp_path / "data" / "secrets").stat().st_mode & 0o777 == 0o600
    assert made(tmp_path / "data") == first
    assert len(first.salt) >= 32
    assert first.pepper_id == "k1"


def test_two_processes_that_start_together_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: made(tmp_path), range(16)))
    assert all(one == found[0] for one in found)
    assert [path.name for path in tmp_path.iterdir()] == ["secrets"]


def test_a_server_that_others_reach_never_makes_its_own(tmp_path: Path) -> None:
    with pytest.raises(SecretsRefused, match="no secret file"):
        load_secrets(None, tmp_path, local_only=False)
    with pytest.raises(SecretsRefused, match="no secret file"):
        load_secrets(tmp_path / "elsewhere", tmp_path, local_only=True)
    create_secrets(tmp_path / "elsewhere")
    load_secrets(tmp_path / "elsewhere", tmp_path, local_only=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "needs a line salt"),
        (f"salt={random_value()}", "needs a line salt"),
        (f"pepper.k1={random_value()}", "needs a line salt"),
        (f"salt={random_value(31)}\npepper.k1={random_value()}", "32 random bytes"),
        (f"salt={random_value()}\npepper.k1={EXAMPLE}", "not the example"),
        (f"salt={b64encode(bytes(32)).decode()}\npepper.k1={random_value()}", "32 random bytes"),
        (f"salt=???\npepper.k1={random_value()}", "not base64"),
        (f"salt={random_value()}\npepper.k1={random_value()}\nother={random_value()}", "unknown name"),
    ],
)
def test_weak_or_missing_secrets_are_refused_without_being_repeated(text: str, said: str) -> None:
    with pytest.raises(SecretsRefused, match=said) as refused:
        parse_secrets(text)
    assert not any(line.partition("=")[2] in str(refused.value) for line in text.splitlines())


def test_the_same_value_twice_is_refused() -> None:
    value = random_value()
    with pytest.raises(SecretsRefused, match="differ"):
        parse_secrets(f"salt={value}\npepper.k1={value}")


def test_a_new_pepper_is_used_for_what_is_new_and_the_old_one_still_finds(tmp_path: Path) -> None:
    before = made(tmp_path)
    assert rotate_pepper(tmp_path / "secrets") == "k2"
    after = made(tmp_path)
    assert after.pepper_id == "k2"
    assert after.salt == before.salt
    assert after.lookups(b"value")["k1"] == before.lookups(b"value")["k1"] != after.lookups(b"value")["k2"]
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o600
    assert rotate_pepper(tmp_path / "secrets") == "k3"


def test_secrets_never_show_in_a_representation(tmp_path: Path) -> None:
    assert repr(made(tmp_path)) == "Secrets()"
