"""Nobody keeps the press busy: what is many pieces is finished quickly, what is many pages is refused."""

from time import perf_counter

import pytest

from app.handouts.limits import TooLong, check
from app.handouts.paper import Heading, Paper, Text
from app.handouts.pdf import pdf

PIECES = "م" + "1.1a" * 2500


def test_a_paper_of_many_pieces_is_finished_in_its_time() -> None:
    pdf(Paper("Paper 1", "ar", "rtl", (Text("x"),)))
    start = perf_counter()
    pdf(Paper("Paper 1", "ar", "rtl", (Heading("x"), Text(PIECES))))
    assert perf_counter() - start < 5, "it took a minute when each object was looked through again and again"


@pytest.mark.parametrize("end", ["\n", "\r", "\u2028"])
def test_more_lines_than_pages_hold_are_refused_before_any_work(end: str) -> None:
    with pytest.raises(TooLong):
        check(Paper("Paper 1", "fi", "ltr", (Text("x" + end * 2000),)))
    check(Paper("Paper 1", "fi", "ltr", (Text("x" + end * 20),)))
