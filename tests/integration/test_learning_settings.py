"""Settings: text size, colours, data. One cookie, set by a POST, on every page from then on."""

from tests.cast import Person
from tests.client import Client


def test_what_is_chosen_holds_on_every_page(client: Client) -> None:
    chosen = {"size": "x", "theme": "d", "data": "s"}
    page = client.submit(client.get("/en/settings"), "/en/settings", chosen)
    for reply in (page, client.get("/fi/"), client.get("/en/l03/a"), client.get("/en/help")):
        assert 'class="text-x theme-dark less-data"' in reply.text


def test_the_cookie_is_for_this_browser_session_only(client: Client) -> None:
    cookie = client.submit(client.get("/en/settings"), "/en/settings").headers["set-cookie"]
    assert cookie.startswith("__Host-p=en.m.a.n;")
    assert "Max-Age" not in cookie
    assert {"HttpOnly", "Secure", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_nonsense_counts_as_the_usual(client: Client) -> None:
    page = client.post("/en/settings", {"size": "huge", "theme": '"><', "data": ""})
    assert '<html lang="en" dir="ltr">' in page.text or 'class=""' in page.text


def test_the_exit_takes_the_settings_too(amina: Person) -> None:
    amina.phone.submit(amina.visit("settings"), amina.at("settings"), {"theme": "d"})
    assert 'class="theme-dark"' in amina.visit().text
    amina.leave()
    assert 'class="theme-dark"' not in amina.visit().text


def test_a_lesson_with_a_code_has_the_same_looks(amina: Person) -> None:
    amina.make_code()
    amina.phone.submit(amina.visit("settings"), amina.at("settings"), {"size": "l"})
    looks = amina.phone.page(amina.visit("l03/a")).root.get("class", "")
    assert looks.split() == ["text-l"]
