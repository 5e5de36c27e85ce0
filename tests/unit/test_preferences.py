"""How pages look: read from a cookie that anybody could have written."""

from hypothesis import given
from hypothesis import strategies as st

from app.preferences import Preferences


def test_what_was_chosen_is_read_back() -> None:
    chosen = Preferences("fi", "x", "d", "s")
    assert Preferences.read(chosen.cookie) == chosen
    assert chosen.css_class == "text-x theme-dark less-data"


@given(st.text(max_size=60))
def test_garbage_is_nothing_chosen_and_never_markup(cookie: str) -> None:
    read = Preferences.read(cookie)
    assert set(read.css_class.split()) <= {"text-l", "text-x", "theme-light", "theme-dark", "less-data"}
