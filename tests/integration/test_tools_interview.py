"""Interview practice: answers in Finnish and in the reader's language, kept in the notebook, printed."""

from pathlib import Path

import httpx
import pytest

from tests.cast import Person
from tests.client import Client
from tests.filling import filled
from tests.fixtures.clocks import HandClock
from tests.page_rules import text_of
from tests.unit.handouts.reading import lines_of, words

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
FINNISH = ("Voitko kertoa vähän itsestäsi?", "Olen huolellinen ja opin nopeasti. Etsin vakaata työtä.")
OWN = {
    "en": (
        "Can you tell a little about yourself?",
        "I am careful, and I learn quickly. I am looking for steady work.",
    ),
    "fi": FINNISH,
    "ar": ("هل يمكنك الحديث قليلًا عن نفسك؟", "أعمل بعناية وأتعلّم بسرعة. أبحث عن عمل ثابت."),
}
TALK = {"part.about-you": "a", "part.gap": "own", "own.gap": "Minä opiskelin."}


def sent(
    client: Client, lang: str, typed: dict[str, str], press: str = "do=show", status: int = 200
) -> httpx.Response:
    """The form of a fresh page, filled."""
    action = f"/{lang}/paper" if press.startswith("paper") else f"/{lang}/t15"
    return client.submit(client.get(f"/{lang}/t15"), action, typed, press=press, status=status)


def practised(client: Client, reply: httpx.Response) -> str:
    """The words of the result."""
    return client.page(reply).said("result")


@SQLITE
@pytest.mark.parametrize("lang", OWN)
def test_an_answer_is_shown_in_finnish_and_in_the_readers_language(client: Client, lang: str) -> None:
    result = practised(client, sent(client, lang, TALK))
    for said in (*FINNISH, *OWN[lang], "Minä opiskelin."):
        assert result.count(said) == 1


@SQLITE
def test_every_usual_question_can_be_answered(client: Client) -> None:
    names = {one.get("name", "") for one in client.page(client.get("/en/t15")).all("input", "textarea")}
    assert len([name for name in names if name.startswith("part.")]) == 10
    assert len([name for name in names if name.startswith("own.")]) == 10


@SQLITE
@pytest.mark.parametrize("lang", OWN)
def test_questions_nobody_has_to_answer_stand_with_polite_ways(client: Client, lang: str) -> None:
    page = client.get(f"/{lang}/t15")
    assert page.text.count("Pidän perheasiat itselläni. Voin tehdä ne työajat, joista sovimme.") == 1
    assert 'name="part.children"' not in page.text
    assert 'id="neednot"' in page.text


@SQLITE
def test_the_law_stands_beside_those_questions_until_it_is_too_old(client: Client, clock: HandClock) -> None:
    law = "Discrimination means that someone is treated worse"
    assert law in client.get("/en/t15").text
    clock.forward(days=400)
    assert law not in client.get("/en/t15").text


@SQLITE
def test_only_our_own_words_are_read_aloud(client: Client) -> None:
    page = client.page(sent(client, "en", TALK))
    spoken = [one for one in page.elements if "data-speak" in one.attrib]
    assert {one.get("lang") for one in spoken} == {"fi"}
    assert FINNISH[1] in [text_of(one) for one in spoken]
    assert not [one for one in spoken if "Minä opiskelin." in text_of(one)]


@SQLITE
def test_own_words_that_are_too_long_are_kept_and_named(client: Client) -> None:
    page = sent(client, "en", {"own.pay": "y" * 402}, status=422)
    assert 'href="#own.pay">Please make this a little shorter: 2 letters too many.' in page.text
    assert ("own.pay", "y" * 402) in filled(client.page(page), "/en/t15", {})


@SQLITE
def test_nothing_chosen_is_a_calm_page_and_no_paper(client: Client) -> None:
    assert "Nothing is chosen yet." in sent(client, "en", {}).text
    page = sent(client, "en", {}, "paper=sheet", status=422)
    assert 'href="#part.about-you.a">Please choose an answer to one question first.' in page.text


@SQLITE
def test_signs_of_html_in_own_words_are_shown_as_they_are(client: Client) -> None:
    assert "<b>&" in practised(client, sent(client, "en", {"own.gap": "<b>&"}))


@SQLITE
@pytest.mark.parametrize("lang", OWN)
def test_the_practice_sheet_has_both_languages(client: Client, lang: str, tmp_path: Path) -> None:
    printed = sent(client, lang, TALK, "paper=sheet")
    found = words(" ".join(lines_of(printed.content, tmp_path)))
    for said in (*FINNISH, *OWN[lang], "Minä opiskelin.", "Pidän perheasiat itselläni."):
        assert set(words(said)) <= set(found)
    assert "Milloin" not in found, "a question without an answer is left out"


@SQLITE
def test_long_finnish_words_of_the_sheet_stay_in_their_column(client: Client, tmp_path: Path) -> None:
    lines = lines_of(sent(client, "en", TALK, "paper=sheet").content, tmp_path, "-layout")
    assert "Työhaastattelun Interview practice" in lines


def test_answers_come_back_on_another_phone_in_another_language(amina: Person, bruno: Person) -> None:
    amina.make_code()
    sent(amina.phone, "ar", TALK)
    bruno.enter_code(amina.code)
    result = practised(bruno.phone, bruno.visit("t15"))
    for said in (*FINNISH, "Minä opiskelin."):
        assert said in result


def test_answers_changed_on_two_phones_lose_nothing(amina: Person, bruno: Person) -> None:
    amina.make_code()
    sent(amina.phone, "ar", TALK)
    bruno.enter_code(amina.code)
    earlier = bruno.visit("t15")
    sent(amina.phone, "ar", {"own.pay": "Uudet sanat"})
    late = bruno.phone.submit(earlier, "/fi/t15", {"own.pay": "Myöhäiset"}, press="do=show", status=409)
    assert "Myöhäiset" in practised(bruno.phone, late)
    assert "Uudet sanat" in amina.visit("t15").text
    bruno.phone.submit(late, "/fi/t15", press="do=show")
    assert "Myöhäiset" in amina.visit("t15").text


@SQLITE
def test_the_notebook_tells_the_answers(amina: Person) -> None:
    amina.make_code()
    sent(amina.phone, "ar", TALK)
    page = amina.visit("notebook")
    for said in (*OWN["ar"], "Minä opiskelin."):
        assert said in page.text
