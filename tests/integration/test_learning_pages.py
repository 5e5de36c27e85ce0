"""Every public page of the learner side, in every offered language: it is there, and passes all checks."""

import pytest

from app.i18n import OFFERED
from tests.client import Client

PLACES = (
    "",
    "l01",
    "l03",
    "l09",
    "l11",
    "l03/c",
    "help",
    "words",
    "search",
    "safety",
    "settings",
    "code",
    "rest",
)


@pytest.mark.parametrize("lang", [locale.code for locale in OFFERED])
def test_every_public_page_answers_in_every_language(client: Client, lang: str) -> None:
    for place in PLACES:
        page = client.get(f"/{lang}/{place}")
        assert page.headers["content-language"] == lang, place


def test_no_page_without_a_session_sets_a_cookie(client: Client) -> None:
    for place in ("/", *(f"/en/{place}" for place in PLACES)):
        assert "set-cookie" not in client.get(place).headers, place


def test_an_address_in_another_case_or_by_an_alias_moves_to_the_language(client: Client) -> None:
    assert client.get("/FI/help").url.path == "/fi/help"
    assert client.get("/fi").url.path == "/fi/"


@pytest.mark.parametrize(
    "path", ["/xx/", "/so/", "/en/l99", "/en/l03/z", "/en/nothing", "/friends/", "/en/work/l03", "/en/p1"]
)
def test_an_unknown_page_is_a_calm_page_in_the_readers_language(client: Client, path: str) -> None:
    page = client.get(path, status=404, headers={"Accept-Language": "fi"})
    lang = "en" if path.startswith("/en/") else "fi"
    assert client.page(page).root.attrib.get("lang", "") in {"", lang}
    assert f'lang="{lang}"' in page.text


@pytest.mark.parametrize("accept", ["", "xx", ";;;q=", "ar;q=abc,,", "a" * 5000, "*", "fi;q=0"])
def test_garbage_in_accept_language_is_never_an_error(client: Client, accept: str) -> None:
    client.get("/", headers={"Accept-Language": accept})


def test_the_chooser_puts_the_best_guess_first(client: Client) -> None:
    page = client.get("/", headers={"Accept-Language": "ar-EG,ar;q=0.9,en;q=0.5"})
    assert page.text.index('href="/ar/"') < page.text.index('href="/fi/"')
    assert 'lang="ar" dir="rtl"' in page.text


@pytest.mark.parametrize("path", ["/wp-login.php", "/.env", "/en/.git/config", "/favicon.ico"])
def test_whoever_looks_for_holes_gets_a_few_bytes(raw: Client, path: str) -> None:
    reply = raw.get(path)
    assert reply.status_code == 404
    assert len(reply.content) < 20


def test_a_method_that_is_not_answered_names_those_that_are(raw: Client) -> None:
    reply = raw.request("PUT", "/en/")
    assert (reply.status_code, reply.headers["allow"]) == (405, "GET, HEAD, POST")
