"""Pay while ill by how long a job has lasted, by the vectors of the curriculum."""

from decimal import Decimal

import pytest

from app.practice.tools.t13_notice.lasting import Lasted, full_sick_pay


@pytest.mark.parametrize(
    ("lasted", "full"),
    [
        (Lasted(days=20), False),
        (Lasted(days=30), False),
        (Lasted(days=31), True),
        (Lasted(months=1), True),
        (Lasted(years=2), True),
        (Lasted(), False),
    ],
)
def test_pay_goes_on_in_full_after_a_month(lasted: Lasted, full: bool) -> None:
    assert full_sick_pay(lasted, Decimal(31)) is full
