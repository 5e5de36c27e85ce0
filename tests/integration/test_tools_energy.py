"""Energy check: three faces, optional; what may help now; nothing is kept."""

import pytest

from tests.cast import Person
from tests.client import Client

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


OFFERED = {"sad": {"rest", "t11", "help"}, "neutral": {"", "rest", "t11"}, "smile": {""}}


@SQLITE
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_each_face_is_answered_with_what_may_help(client: Client, lang: str) -> None:
    form = client.get(f"/{lang}/t16")
    for face, offered in OFFERED.items():
        page = client.page(client.submit(form, f"/{lang}/t16", {"face": face}, press="do=show"))
        links = {one.get("href") for one in page.all("a") if "button" in one.get("class", "")}
        assert {place for place in ("", "rest", "t11", "help") if f"/{lang}/{place}" in links} == offered


@SQLITE
def test_no_face_is_fine_too(client: Client) -> None:
    page = client.submit(client.get("/en/t16"), "/en/t16", press="do=show")
    assert "That is fine. You do not have to choose." in page.text
    assert client.post("/en/t16", {"face": "angry", "do": "show"}).status_code == 200


def test_a_face_is_not_kept_for_anybody(amina: Person) -> None:
    amina.make_code()
    page = amina.phone.submit(amina.visit("t16"), "/ar/t16", {"face": "sad"}, press="do=show")
    assert 'value="sad" checked' in page.text
    assert 'value="sad" checked' not in amina.visit("t16").text
    assert "t16" not in amina.visit("notebook").text


@SQLITE
def test_from_a_lesson_the_way_leads_back_to_it(client: Client) -> None:
    page = client.post("/en/t16", {"door": "t16", "back": "l03/a"})
    checked = client.submit(page, "/en/t16", {"face": "neutral"}, press="do=show")
    assert 'href="/en/l03/a"' in checked.text
    assert "Choose a lesson" not in checked.text
