"""A lesson without a code: everything works, nothing is kept, nothing that is ticked is lost."""

import gzip

import html5lib
import httpx
import pytest
from starlette.types import ASGIApp

from app.i18n import REGISTRY
from app.learning.lessons.shelf import area_of
from tests.client import Client
from tests.conftest import inside

LESSON = "/en/l03/b"
ANSWERS = f"{LESSON}/answers"


def test_a_checked_answer_is_explained_on_the_same_page(client: Client) -> None:
    page = client.submit(client.get(LESSON), ANSWERS, {"a.q-offer": option(client, 0)}, press="check=q-offer")
    assert 'role="status"' in page.text
    assert 'name="seen" value="q-offer"' in page.text


def test_ticks_elsewhere_on_the_page_survive_a_check(client: Client) -> None:
    chosen = option(client, 1)
    ticked = {"a.q-offer": chosen, "a.m-words.gross": "net"}
    page = client.submit(client.get(LESSON), ANSWERS, ticked, press="check=q-offer")
    assert f'value="{chosen}" checked' in page.text
    assert '<option value="net" selected>' in page.text
    again = client.submit(page, ANSWERS, press="again=q-offer")
    assert 'role="status"' not in again.text
    assert f'value="{chosen}" checked' in again.text


def test_checking_without_a_choice_asks_for_one_and_keeps_the_rest(client: Client) -> None:
    page = client.submit(
        client.get(LESSON), ANSWERS, {"a.m-words.gross": "net"}, press="check=q-offer", status=422
    )
    assert "Choose first, or skip this." in page.text
    assert '<option value="net" selected>' in page.text


def test_an_answer_to_an_item_that_is_gone_says_so_and_keeps_the_rest(client: Client) -> None:
    chosen = option(client, 0)
    sent = [("a.q-offer", chosen), ("a.q-retired", "yes"), ("check", "q-retired")]
    page = client.post(ANSWERS, sent, status=422)
    assert "This question has changed." in page.text
    assert f'value="{chosen}" checked' in page.text


def test_an_option_that_was_made_up_counts_as_none(client: Client) -> None:
    client.post(ANSWERS, [("a.q-offer", "made-up"), ("check", "q-offer")], status=422)


@pytest.mark.parametrize("value", ["<script>", "é" * 3000, "q-offer.q-offer", "‮"])
def test_strange_button_values_are_answered_calmly(client: Client, value: str) -> None:
    page = client.post(ANSWERS, [("check", value), ("up", value), ("read", value)], status=422)
    assert "<script>" not in page.text.replace("<script ", "")


def test_the_language_button_keeps_everything_that_is_ticked(client: Client) -> None:
    chosen = option(client, 1)
    checked = client.submit(client.get(LESSON), ANSWERS, {"a.q-offer": chosen}, press="check=q-offer")
    finnish = client.submit(checked, "/fi/l03/b")
    assert finnish.headers["content-language"] == "fi"
    assert f'value="{chosen}" checked' in finnish.text
    assert 'name="seen" value="q-offer"' in finnish.text
    arabic = client.submit(finnish, "/ar/l03/b")
    assert '<html lang="ar" dir="rtl"' in arabic.text
    assert f'value="{chosen}" checked' in arabic.text


def test_an_order_is_moved_by_buttons_and_judged(client: Client) -> None:
    page = client.get("/en/l03/a")
    first = orders(client, page)[0]
    moved = client.submit(page, "/en/l03/a/answers", press=f"down=o-find.{first}")
    assert orders(client, moved)[1] == first
    checked = client.submit(moved, "/en/l03/a/answers", press="check=o-find")
    assert orders(client, checked) == orders(client, moved)
    assert "A good order is:" in checked.text or "Yes, that is it." in checked.text


def test_the_doors_lead_on_without_a_code(client: Client) -> None:
    page = client.get(LESSON)
    assert client.submit(page, f"{LESSON}/completion").url.path == "/en/l03/c"
    assert client.submit(page, ANSWERS, press="door=help").url.path == "/en/help"
    last = client.get("/en/l03/f")
    assert client.submit(last, "/en/l03/f/completion").url.path == "/en/l03"


def test_a_rest_leads_back_to_the_lesson_with_everything_that_was_ticked(client: Client) -> None:
    chosen = option(client, 1)
    rest = client.submit(client.get(LESSON), ANSWERS, {"a.q-offer": chosen}, press="door=rest")
    assert "Rest a little" in rest.text
    back = client.submit(rest, ANSWERS)
    assert f'value="{chosen}" checked' in back.text
    assert f'href="{LESSON}"' in client.post(ANSWERS, [("door", "rest")]).text


def test_the_address_of_the_form_leads_back_to_the_lesson(client: Client) -> None:
    assert client.get(ANSWERS).url.path == LESSON


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
def test_every_word_of_every_lesson_stands_on_its_page(app: ASGIApp, client: Client, lang: str) -> None:
    state = inside(app).state
    reader = state.pages.reader(REGISTRY[lang], state.clock.today())
    for code in state.library.codes:
        for letter in state.library.shapes[code].lessons:
            lesson = state.library.lesson(code, letter, reader)
            page = client.get(f"/{lang}/{area_of(state.library, code)}{code}/{letter}")
            tested = letter == state.library.shapes[code].test
            assert page.text.count('class="remember"') == (0 if tested else 1), (code, letter)
            shown = words_of_page(client, page)
            for item in lesson.items:
                parts = (
                    item.title,
                    item.body,
                    item.after,
                    item.note,
                    *(option.html for option in item.options),
                )
                for part in parts:
                    assert words(part) in shown, (code, letter, item.id, part)
                if item.kind == "cards":
                    assert all(words(option.feedback) in shown for option in item.options), (code, item.id)


def test_every_coding_carries_the_same_page(client: Client) -> None:
    plain = client.get(LESSON, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    for coding in ("gzip", "br", "gzip, br"):
        assert client.get(LESSON, headers={"Accept-Encoding": coding}).text == plain.text


def test_the_page_fits_the_first_flight(client: Client) -> None:
    for lang in ("en", "fi", "ar"):
        for place in ("l01/a", "l03/a", "l09/a", "l11/a"):
            html = client.get(f"/{lang}/{place}").content
            assert len(gzip.compress(html, 9)) <= 14_600, (lang, place)


def test_head_answers_like_get_without_a_body(client: Client) -> None:
    reply = client.request("HEAD", LESSON)
    assert reply.status_code == 200
    assert not reply.content


def test_a_body_that_is_too_large_gets_a_page_in_the_readers_language(client: Client) -> None:
    page = client.post("/fi/l03/b/answers", {"a.q-offer": "x" * 1_000_000}, status=413)
    assert 'lang="fi"' in page.text


def test_a_post_from_elsewhere_is_refused_with_a_page(client: Client) -> None:
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ):
        client.post(ANSWERS, {}, headers=headers, status=403)


def option(client: Client, place: int) -> str:
    """The id of an option of q-offer."""
    page = client.page(client.get(LESSON))
    return [field.get("value", "") for field in page.all("input") if field.get("name") == "a.q-offer"][place]


def orders(client: Client, reply: object) -> list[str]:
    """The entries of o-find as they stand on the page."""
    page = client.page(reply)  # type: ignore[arg-type]
    return [field.get("value", "") for field in page.all("input") if field.get("name") == "a.o-find"]


def words(html: str) -> str:
    """The words of some HTML, parted by single spaces."""
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return " ".join(" ".join(fragment.itertext()).split())


def words_of_page(client: Client, reply: httpx.Response) -> str:
    """All words of a page, parted by single spaces."""
    return " ".join(" ".join(client.page(reply).root.itertext()).split())
