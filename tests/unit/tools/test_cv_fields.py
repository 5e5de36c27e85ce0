"""What is read from the CV's form: rows that come and go, lengths, and where to go on."""

import pytest

from app.forms import Posted
from app.practice.tools.t03_cv.fields import ROWS, Cv, Row, next_field, rows_of, ticked, typed_in

JOBS = ("cleaning", "cook")
TWO = (("job.0.pick", "cleaning"), ("job.1.words", "tailor"), ("job.1.years", "2019"))


def rows(*pairs: tuple[str, str]) -> tuple[Row, ...]:
    return rows_of(Posted(pairs), "job", JOBS)


def test_rows_that_hold_nothing_are_left_out() -> None:
    assert rows(("job.0.pick", ""), ("job.2.pick", "cook"), ("job.3.years", "  ")) == (Row(pick="cook"),)


def test_a_pick_that_is_not_in_the_list_is_nothing() -> None:
    assert rows(("job.0.pick", "king"), ("job.0.words", "own words")) == (Row(words="own words"),)


def test_a_row_is_added_at_the_end() -> None:
    assert rows(*TWO, ("row", "add.job")) == (*rows(*TWO), Row())
    assert rows(*TWO, ("row", "add.study")) == rows(*TWO)


def test_no_more_rows_are_added_than_a_page_holds() -> None:
    full = tuple((f"job.{place}.pick", "cook") for place in range(ROWS["job"] + 3))
    assert len(rows(*full, ("row", "add.job"))) == ROWS["job"]


def test_a_row_is_taken_away_with_all_that_it_holds() -> None:
    assert rows(*TWO, ("row", "remove.job.1")) == (Row(pick="cleaning"),)
    assert rows(*TWO, ("row", "remove.job.0")) == (Row(words="tailor", years="2019"),)
    assert rows(*TWO, ("row", "remove.job.9")) == rows(*TWO)


@pytest.mark.parametrize(
    ("pressed", "place"),
    [
        ("add.job", "job.1.pick"),
        ("remove.job.0", "job.0.pick"),
        ("remove.job.4", "job.1.pick"),
        ("remove.job.²", "job.1.pick"),
        ("add.study", "study.0.pick"),
        ("add.king", ""),
        ("show", ""),
        ("", ""),
    ],
)
def test_the_next_field_is_there(pressed: str, place: str) -> None:
    state = Cv(jobs=(Row(pick="cook"), Row()))
    assert next_field(Posted([("row", pressed)]), state) == place


def test_ticks_stand_in_the_order_of_the_list() -> None:
    form = Posted([("course", "road"), ("course", "hygiene"), ("course", "flying")])
    assert ticked(form, "course", ("hygiene", "safety", "road")) == ("hygiene", "road")


def test_every_own_word_has_a_longest_length() -> None:
    state = Cv(about_words="a", jobs=(Row(words="b", years="c"),), studies=(Row(words="d"),), hobby_words="e")
    assert "".join(one.text for one in typed_in(state)) == "abcde"
    assert all(one.most for one in typed_in(state))


def test_neither_name_nor_phone_nor_the_way_here_is_kept() -> None:
    kept = Cv(about_words="x", taken=True).model_dump()
    assert not {"name", "phone", "email", "taken"} & kept.keys()
