"""Energy check: three faces, optional; what may help now; nothing is kept."""

import pytest

from tests.cast import Person
from tests.client import Client

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@SQLITE
@pytest.mark.parametrize(
    ("face", "offered", "kept_back"),
    [
        ("sad", ("rest", "t11", "help"), ()),
        ("neutral", ("", "rest", "t11"), ()),
        ("smile", ("",), ("rest", "t11")),
    ],
)
@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
def test_each_face_is_answered_with_what_may_help(
    client: Client, lang: str, face: str, offered: tuple[str, ...], kept_back: tuple[str, ...]
) -> None:
    page = client.submit(client.get(f"/{lang}/t16"), f"/{lang}/t16", {"face": face}, press="do=show")
    links = [one.get("href") for one in client.page(page).all("a") if "button" in one.get("class", "")]
    assert [place for place in offered if f"/{lang}/{place}" not in links] == []
    assert [place for place in kept_back if f"/{lang}/{place}" in links] == []


@SQLITE
def test_no_face_is_fine_too(client: Client) -> None:
    page = client.submit(client.get("/en/t16"), "/en/t16", press="do=show")
    assert "That is fine. You need not choose." in page.text
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
