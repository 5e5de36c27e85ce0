"""A module's page: aims, lessons, the short version, dates of facts."""

from tests.client import Client


def test_the_short_version_is_marked_where_a_module_has_one(client: Client) -> None:
    page = client.get("/en/l01")
    assert page.text.count("· short version") == 2
    assert "Little time or energy today?" in page.text


def test_aims_lessons_and_dates_stand_on_the_page(client: Client) -> None:
    page = client.get("/en/l03")
    lessons = [
        one.get("href")
        for one in client.page(page).all("a")
        if (one.get("href") or "").startswith("/en/l03/")
    ]
    assert lessons == ["/en/l03/a", *(f"/en/l03/{letter}" for letter in "abcdef")]
    assert "Facts in this module were checked on" in page.text
    assert "Not yet checked by a lawyer." in page.text


def test_a_module_that_is_not_translated_says_so_once_and_is_in_english(client: Client) -> None:
    page = client.get("/sv/l03")
    assert 'lang="en" dir="ltr"' in page.text
    assert page.headers["content-language"] == "sv"
