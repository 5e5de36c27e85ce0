"""Forms are filled as a browser fills them."""

import pytest

from tests.filling import filled
from tests.page_rules import Page

FORM = """<!doctype html><html lang="en" dir="ltr"><title>x</title><form method="post" action="/go">
<input type="hidden" name="seen" value="q1"><input type="hidden" name="seen" value="q2">
<input type="radio" name="r" value="a" checked><input type="radio" name="r" value="b">
<input type="checkbox" name="c" value="x" checked><input type="checkbox" name="c" value="y">
<textarea name="t">old</textarea><textarea>only here</textarea><input name="off" disabled value="1">
<select name="s"><option value="1">one</option><option value="2" selected>two</option></select>
<button name="check" value="q1">Check</button><button formaction="/elsewhere">Other</button></form></html>"""


def fill(action: str = "/go", press: str = "", **typed: str) -> list[tuple[str, str]]:
    return filled(Page(FORM, "/en/", "", ""), action, typed, press)


def test_a_form_sends_what_it_holds() -> None:
    held = [("seen", "q1"), ("seen", "q2"), ("r", "a"), ("c", "x"), ("t", "old"), ("s", "2")]
    assert fill() == held
    assert fill("/elsewhere") == held


def test_what_is_typed_replaces_what_is_held() -> None:
    assert fill(r="b", c="y", t="new", s="1")[2:] == [
        ("r", "b"),
        ("c", "x"),
        ("c", "y"),
        ("t", "new"),
        ("s", "1"),
    ]
    assert ("c", "x") not in fill(c="-x")


def test_only_the_pressed_button_is_sent() -> None:
    assert fill(press="check=q1")[-1] == ("check", "q1")
    with pytest.raises(AssertionError, match="no button"):
        fill(press="check=q9")
