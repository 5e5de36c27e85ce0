"""Markdown as it is written and the HTML a reader gets: cases/*.txt."""

import pytest

from tests.unit.content.casefile import TextCase, cases
from tests.unit.content.making import html_of


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_markdown_becomes_the_expected_html(case: TextCase) -> None:
    html, codes = html_of(case.given)
    lines = [*html.rstrip("\n").split("\n"), *(f"! {code}" for code in codes)]
    assert "\n".join(line for line in lines if line) == case.expected


def test_there_are_cases_of_every_kind() -> None:
    kinds = {case.title.partition(":")[0] for case in cases()}
    assert {"prose", "lists", "links", "html", "insertions", "callouts", "pictures", "tables"} <= kinds
