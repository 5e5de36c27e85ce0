"""Phrase cards: by group, one shown large and back again, and as pocket cards on paper. Nothing is kept."""

from pathlib import Path

import httpx
import pytest

from tests.cast import Person
from tests.client import Client
from tests.page_rules import text_of
from tests.unit.handouts.reading import TURNING, lines_of, poppler, words

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
FINNISH = "Voinko saada tästä kopion?"
COPY = {"en": "Can I have a copy of this?", "fi": "", "ar": "هل يمكنني الحصول على نسخة من هذا؟"}
SOUNDS = "VOIN-ko SAA-da TÄS-tä KO-pi-on"
GROUPS = ["ask", "time", "pay", "rest", "limits", "counter"]


def open_groups(client: Client, reply: httpx.Response) -> list[str]:
    folds = [one for one in client.page(reply).all("details") if one.get("id", "").startswith("group-")]
    return [one.get("id", "") for one in folds if "open" in one.attrib]


@pytest.mark.parametrize("lang", COPY)
def test_each_card_says_both_languages_and_the_sound(client: Client, lang: str) -> None:
    page = client.page(client.get(f"/{lang}/t09"))
    card = next(one for one in page.all("li") if one.get("id") == "card-copy")
    said = text_of(card)
    assert FINNISH in said and SOUNDS in said and COPY[lang] in said
    finnish = [one for one in card.iter("p") if one.get("lang") == "fi"]
    assert [one.get("dir") for one in finnish] == ["ltr", "ltr"]
    spoken = [one for one in card.iter() if "data-speak" in one.attrib]
    assert [text_of(one) for one in spoken] == [FINNISH], "only Finnish is read aloud"
    assert "data-step" in card.attrib


def test_every_group_is_a_closed_fold_at_first(client: Client) -> None:
    page = client.get("/en/t09")
    assert open_groups(client, page) == []
    assert all(f'id="group-{name}"' in page.text for name in GROUPS)
    assert len([one for one in client.page(page).all("li") if one.get("id", "").startswith("card-")]) == 44


def test_one_group_can_be_shown_alone(client: Client) -> None:
    page = client.submit(client.get("/en/t09"), "/en/t09", {"group": "pay"}, press="do=show")
    assert open_groups(client, page) == ["group-pay"]
    assert 'id="group-ask"' not in page.text
    assert "Can I have the pay slip?" in page.text
    assert "I do not understand." not in page.text


def test_a_tick_outside_of_the_shown_group_stays(client: Client) -> None:
    first = client.get("/en/t09")
    page = client.submit(first, "/en/t09", {"group": "pay", "card": "interpreter"}, press="do=show")
    again = client.submit(page, "/en/t09", {"group": "all"}, press="do=show")
    assert (
        '<input type="checkbox" id="card.interpreter" name="card" value="interpreter" checked>' in again.text
    )


@pytest.mark.parametrize("lang", COPY)
def test_one_phrase_alone_is_shown_large(client: Client, lang: str) -> None:
    place = f"/{lang}/t09"
    reply = client.submit(client.get(place), place, {"card": "copy"}, press="large=copy")
    page = client.page(reply)
    [heading] = page.all("h1")
    assert (text_of(heading), heading.get("lang"), heading.get("dir")) == (FINNISH, "fi", "ltr")
    assert SOUNDS not in reply.text
    assert "<footer" not in reply.text
    assert not COPY[lang] or COPY[lang] not in reply.text


def test_the_way_back_finds_the_place_and_the_ticks(client: Client) -> None:
    large = client.submit(client.get("/en/t09"), "/en/t09", {"card": "cost"}, press="large=copy")
    page = client.submit(large, "/en/t09", press="near=copy")
    assert open_groups(client, page) == ["group-pay"]
    button = next(one for one in client.page(page).all("button") if one.get("id") == "large.copy")
    assert "autofocus" in button.attrib and "data-focus" in button.attrib
    assert 'id="card.cost" name="card" value="cost" checked' in page.text


def test_the_large_phrase_comes_along_into_another_language(client: Client) -> None:
    large = client.submit(client.get("/en/t09"), "/en/t09", press="large=copy")
    page = client.submit(large, "/ar/t09")
    assert text_of(client.page(page).all("h1")[0]) == FINNISH
    assert 'lang="ar"' in page.text


def test_without_scripts_the_large_phrase_is_a_page_that_can_be_asked_for(client: Client) -> None:
    navigates = {"Sec-Fetch-Mode": "navigate"}
    client.post("/en/t09", {"large": "copy"}, headers=navigates, follow_redirects=False)
    client.get("/en/t09")
    assert FINNISH in text_of(client.page(client.get("/en/t09")).all("h1")[0])


@pytest.mark.parametrize(
    "sent",
    [
        {"large": "nothing"},
        {"near": "../x"},
        {"group": "<b>"},
        {"card": "\u202ecopy"},
        {"do": "show", "card": "x" * 5000},
    ],
)
def test_what_is_no_card_is_as_if_it_was_not_sent(client: Client, sent: dict[str, str]) -> None:
    page = client.post("/en/t09", sent)
    assert text_of(client.page(page).all("h1")[0]) == "Phrase cards"
    assert open_groups(client, page) == []
    assert 'name="card" value="copy" checked' not in page.text


@pytest.mark.parametrize("lang", COPY)
def test_ticked_cards_are_printed_in_two_languages(client: Client, lang: str, tmp_path: Path) -> None:
    ticked = [("tool", "t09"), ("card", "copy"), ("card", "interpreter"), ("paper", "chosen")]
    reply = client.post(f"/{lang}/paper", ticked)
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    found = words(" ".join(lines_of(reply.content, tmp_path)))
    for said in (FINNISH, "Tarvitsen tulkin", "TAR-vit-sen TUL-kin", COPY[lang]):
        assert set(words(said)) <= set(found)
    assert "ymmärrä" not in found


@pytest.mark.parametrize("lang", COPY)
def test_all_cards_are_printed_and_none_lies_on_two_pages(client: Client, lang: str, tmp_path: Path) -> None:
    reply = client.post(f"/{lang}/paper", {"tool": "t09", "paper": "all"})
    text = poppler("pdftotext", reply.content, tmp_path, "-").translate(TURNING)
    pages = [set(words(page)) for page in text.split("\f")]
    cards = [one for one in client.page(client.get(f"/{lang}/t09")).all("li") if "data-step" in one.attrib]
    assert len(cards) == 44
    for card in cards:
        said = [text_of(one) for one in card if one.get("class") == "finnish" or one is card[0]]
        assert any(set(words(" ".join(said))) <= page for page in pages), said
    assert not set().union(*pages) & {"http", "https", "localhost", "Askel"}


@pytest.mark.parametrize(("group", "first"), [("all", "show-me"), ("pay", "explain-line")])
def test_paper_without_a_tick_asks_for_one(client: Client, group: str, first: str) -> None:
    page = client.post("/en/paper", {"tool": "t09", "group": group, "paper": "chosen"}, status=422)
    assert "Please tick at least one card." in page.text
    assert f'href="#card.{first}"' in page.text
    assert f'id="card.{first}"' in page.text
    assert len(open_groups(client, page)) == 1


def test_nothing_of_the_phrases_is_kept(amina: Person) -> None:
    amina.make_code()
    amina.phone.post("/en/t09", {"card": "copy", "large": "copy"})
    assert 'value="copy" checked' not in amina.visit("t09").text
