"""Own words that are too many: the field takes them, so that the page can say so instead of cutting in silence."""

from collections.abc import Mapping

import pytest

from tests.client import Client

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LONG = "x" * 5000
SAID = {
    "t01": ({"words": LONG}, "words", "4700 letters too many. All of it is still here."),
    "t03": ({"about.words": LONG}, "about.words", "Please use 400 letters at most."),
    "t07": ({"new.start": "8", "new.end": "16", "new.note": LONG}, "new.note", "This note is too long."),
    "t15": ({"own.gap": LONG}, "own.gap", "4600 letters too many. All of it is still here."),
}


@pytest.mark.parametrize("tool", SAID)
def test_what_is_too_long_is_taken_named_and_kept(client: Client, tool: str) -> None:
    typed: Mapping[str, str]
    typed, field, said = SAID[tool]
    form = client.get(f"/en/{tool}")
    takes = next(one for one in client.page(form).all("input", "textarea") if one.get("id") == field)
    assert int(takes.attrib["maxlength"]) >= len(LONG)
    page = client.submit(form, f"/en/{tool}", typed, press="do=show", status=422)
    assert said in page.text
    assert f'href="#{field}"' in page.text
    assert LONG in page.text
