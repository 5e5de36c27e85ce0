"""Signs that no paper can show: every tool with own words names them at their field, and keeps them."""

from collections.abc import Mapping

import pytest

from tests.client import Client

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SIGNS = "Aino \u202e😀\ud7a3"
NAMED = "Please remove the marks that cannot be printed: \ud7a3😀"
DAY = {"day.0": "23.11.2026", "start.0": "8", "end.0": "16", "pause.0": "", "note.0": SIGNS}
TOOLS: list[tuple[str, str, Mapping[str, str], str]] = [
    ("t01", "plan", {"words": SIGNS}, "words"),
    ("t01", "both", {"words": SIGNS}, "words"),
    ("t07", "hours", DAY, "note.0"),
    ("t15", "sheet", {"part.gap": "own", "own.gap": SIGNS}, "own.gap"),
]


@pytest.mark.parametrize(("tool", "paper", "typed", "field"), TOOLS)
def test_signs_that_no_paper_can_show_are_named_and_kept(
    client: Client, tool: str, paper: str, typed: Mapping[str, str], field: str
) -> None:
    page = client.post("/en/paper", {**typed, "tool": tool, "paper": paper}, status=422)
    assert page.text.count(NAMED) == 2, "above, and at the field"
    assert f'href="#{field}"' in page.text
    assert SIGNS in page.text


def test_the_day_with_such_a_sign_stands_open(client: Client) -> None:
    page = client.post("/en/paper", {**DAY, "tool": "t07", "paper": "hours"}, status=422)
    opened = [one for one in client.page(page).all("details") if "open" in one.attrib]
    assert [one for one in opened if any(two.get("id") == "note.0" for two in one.iter())]


def test_a_sign_in_a_month_out_of_view_is_named_too(client: Client) -> None:
    days = [f"{day}.{month}.2026" for month in (8, 9, 10) for day in range(1, 24)]
    form = {
        f"{name}.{n}": value
        for n, day in enumerate(days)
        for name, value in (("day", day), ("start", "8"), ("end", "16"), ("note", SIGNS if n == 0 else ""))
    }
    page = client.post("/en/paper", {**form, "tool": "t07", "paper": "hours", "span": "all"}, status=422)
    assert 'href="#span"' in page.text
    assert NAMED in page.text
    alone = client.post("/en/paper", {**form, "tool": "t07", "paper": "hours"})
    assert alone.headers["content-type"] == "application/pdf", "the month in view has no such sign"
