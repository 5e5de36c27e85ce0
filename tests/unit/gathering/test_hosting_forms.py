"""What hosts send is read with patience: digits of any script, nothing that no button says."""

import pytest

from app.forms import Posted
from app.gathering.hosting.forms import (
    read_heads,
    read_numbers,
    read_seconds,
    read_shown,
    read_start,
    read_version,
)
from app.security.tokens import random_token


def _posted(**fields: str) -> Posted:
    return Posted(fields.items())


@pytest.mark.parametrize(
    ("typed", "meant"), [("", 0), ("7", 7), (" 12 ", 12), ("٣", 3), ("007", 7), ("500", 500), ("1 0", 10)]
)
def test_a_number_is_meant_in_any_script(typed: str, meant: int) -> None:
    assert read_numbers({"phones": typed}).meant == {"phones": meant}


@pytest.mark.parametrize(
    ("typed", "slip"),
    [("x", "number"), ("-", "number"), ("501", "many"), ("9" * 30, "many"), ("1,5x", "number")],
)
def test_what_is_no_number_is_said_and_kept(typed: str, slip: str) -> None:
    read = read_numbers({"phones": typed})
    assert (read.typed, read.meant, read.slips) == ({"phones": typed}, {}, {"phones": slip})


def test_heads_are_bounded_and_choices_are_ours() -> None:
    numbers, heads = read_heads(Posted([("phones", "3"), ("without", ""), ("well", "pace"), ("well", "x")]))
    assert (heads.phones, heads.without, heads.went_well, numbers.slips) == (3, 0, ("pace",), {})


@pytest.mark.parametrize("told", ["", "x", "-1", "1.0", "²", "9" * 40])
def test_a_version_that_is_none_was_never_seen(told: str) -> None:
    assert read_version(_posted(version=told)) is None
    assert read_version(_posted(version="12")) == 12


def test_only_the_minutes_of_buttons_run() -> None:
    assert [read_seconds(_posted(minutes=one)) for one in ("1", "10", "0", "2", "")] == [
        60,
        600,
        0,
        None,
        None,
    ]


def test_two_languages_at_most_and_none_twice() -> None:
    assert read_shown(_posted(first="fi", second="ar")) == ("fi", "ar")
    assert read_shown(_posted(first="fi", second="fi")) == ("fi",)
    assert read_shown(_posted(first="xx", second="")) == ()


def test_a_form_says_what_it_begins() -> None:
    token = random_token()
    assert read_start(_posted(token=token, what="visit"), ("l03",)).kind == "visit"
    module = read_start(_posted(token=token, what="l03"), ("l03",))
    assert (module.kind, module.module, module.problem) == ("module", "l03", "")
    assert read_start(_posted(token="no", what="l03"), ("l03",)).token == ""
    assert read_start(_posted(token=token, what="l98"), ("l03",)).problem == "empty"
