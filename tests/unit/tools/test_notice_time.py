"""Notice time by how long a job has lasted, by the vectors of the curriculum."""

import pytest

from app.practice.tools.t13_notice.lasting import Lasted, Notice, notice

EMPLOYER = (
    Notice(1, 14, "days"), Notice(4, 1, "months"), Notice(8, 2, "months"), Notice(12, 4, "months"),
    Notice(None, 6, "months"),
)  # fmt: skip
EMPLOYEE = (Notice(5, 14, "days"), Notice(None, 1, "months"))


@pytest.mark.parametrize(
    ("lasted", "number", "unit"),
    [
        (Lasted(), 14, "days"),
        (Lasted(1), 14, "days"),
        (Lasted(1, 0, 1), 1, "months"),
        (Lasted(1, 1), 1, "months"),
        (Lasted(4), 1, "months"),
        (Lasted(4, 0, 1), 2, "months"),
        (Lasted(8), 2, "months"),
        (Lasted(8, 11, 31), 4, "months"),
        (Lasted(12), 4, "months"),
        (Lasted(12, 0, 1), 6, "months"),
        (Lasted(40), 6, "months"),
    ],
)
def test_an_employer_gives_longer_notice_after_a_longer_job(lasted: Lasted, number: int, unit: str) -> None:
    found = notice(lasted, EMPLOYER)
    assert (found.number, found.unit) == (number, unit)


@pytest.mark.parametrize(
    ("lasted", "number", "unit"),
    [
        (Lasted(0, 1), 14, "days"),
        (Lasted(5), 14, "days"),
        (Lasted(5, 0, 1), 1, "months"),
        (Lasted(6), 1, "months"),
    ],
)
def test_exactly_five_years_are_not_more_than_five(lasted: Lasted, number: int, unit: str) -> None:
    found = notice(lasted, EMPLOYEE)
    assert (found.number, found.unit) == (number, unit)
