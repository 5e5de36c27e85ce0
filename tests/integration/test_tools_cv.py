"""The CV: picked in one language, printed in another; skills come from the cards; a name is never kept."""

import io
from pathlib import Path

import docx
import httpx
import pytest

from tests.cast import Person
from tests.client import Client
from tests.unit.handouts.reading import lines_of, poppler, words

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NAME, PHONE, EMAIL = "Aino Esimerkki", "+358 40 000 0000", "aino@example.org"
CONTACT = {"name": NAME, "phone": PHONE, "email": EMAIL}
PICKS = {
    "about": "quick",
    "skill": "cooking",
    "tongue.0.pick": "ar",
    "tongue.0.level": "mother",
    "job.0.pick": "cleaning",
    "job.0.years": "2021-2023",
    "study.0.pick": "finnish",
    "course": "hygiene",
    "hobby": "football",
    "referees": "yes",
}


def sent(
    client: Client, lang: str, typed: dict[str, str], press: str = "do=show", status: int = 200
) -> httpx.Response:
    """The CV's form with this in it."""
    action = f"/{lang}/paper" if press.startswith("paper") else f"/{lang}/t03"
    return client.submit(client.get(f"/{lang}/t03"), action, typed, press=press, status=status)


def preview(client: Client, reply: httpx.Response) -> str:
    """The words of the CV on the screen."""
    return client.page(reply).said("result")


def word_text(body: bytes) -> str:
    """The words of a DOCX, cells of tables too."""
    document = docx.Document(io.BytesIO(body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@SQLITE
def test_a_cv_that_was_picked_in_arabic_prints_in_finnish(client: Client, tmp_path: Path) -> None:
    reply = sent(client, "ar", {**PICKS, **CONTACT}, "paper=pdf")
    printed = " ".join(lines_of(reply.content, tmp_path))
    for said in ("Ruoanlaitto monelle", "Arabia", "2021-2023", NAME, PHONE, EMAIL):
        assert said in printed
    assert not any("\u0600" <= letter <= "\u06ff" for letter in printed)
    assert b"Askel" not in reply.content
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'


@SQLITE
@pytest.mark.parametrize(
    ("sheet", "said"), [("en", "Cooking for many people"), ("sv", "Arabiska"), ("fi", "Arabia")]
)
def test_the_word_file_has_the_same_words_as_the_pdf(
    client: Client, tmp_path: Path, sheet: str, said: str
) -> None:
    typed = {**PICKS, **CONTACT, "sheet": sheet}
    written = word_text(sent(client, "ar", typed, "paper=docx").content)
    assert said in written
    assert {NAME, PHONE, EMAIL} <= set(written.split("\n"))
    printed = " ".join(lines_of(sent(client, "ar", typed, "paper=pdf").content, tmp_path))
    assert sorted(set(words(printed))) == sorted(set(words(written)))


@SQLITE
def test_the_readers_own_language_stands_beside_it_if_wished(client: Client, tmp_path: Path) -> None:
    typed = {**PICKS, **CONTACT, "beside": "yes", "about.words": "أحب العمل"}
    printed = " ".join(lines_of(sent(client, "ar", typed, "paper=pdf").content, tmp_path))
    for said in ("Ruoanlaitto monelle الطبخ لعدد كبير من الناس", "Kielitaito", "اللغات التي أتكلمها", NAME):
        assert set(words(said)) <= set(words(printed)), said
    body = docx.Document(io.BytesIO(sent(client, "ar", typed, "paper=docx").content)).element.body
    assert {"Ruoanlaitto monelle", "الطبخ لعدد كبير من الناس"} <= set(body.itertext())
    for lang, sheet in (("en", "en"), ("fi", "")):
        alone = sent(client, lang, {**typed, "sheet": sheet} if sheet else PICKS, "paper=pdf").content
        assert " ".join(lines_of(alone, tmp_path)).count("2021-2023") == 1


@SQLITE
def test_a_usual_cv_fits_on_one_page(client: Client, tmp_path: Path) -> None:
    many = [(name, value) for name, value in {**PICKS, **CONTACT}.items() if name != "skill"]
    skills = "cooking baking cleaning customers teamwork punctual budget computer phone children household adapting"
    many += [("skill", one) for one in skills.split()]
    many += [("about", "careful"), ("about", "steady"), ("basic", "computer"), ("wish", "driving")]
    many += [("job.1.pick", "family"), ("job.2.pick", "kitchen"), ("job.3.pick", "voluntary")]
    many += [
        ("tongue.1.pick", "fi"),
        ("tongue.1.level", "beginner"),
        ("tongue.2.pick", "en"),
        ("study.1.pick", "basic"),
    ]
    reply = client.post("/fi/paper", [*many, ("course", "safety"), ("tool", "t03"), ("paper", "pdf")])
    assert "Pages:           1" in poppler("pdfinfo", reply.content, tmp_path)


@SQLITE
def test_without_a_name_there_is_room_to_write_it(client: Client, tmp_path: Path) -> None:
    printed = lines_of(sent(client, "en", {**PICKS, "sheet": "en"}, "paper=pdf").content, tmp_path)
    assert printed[0] == "CV"
    assert {"Name", "Phone number"} <= set(printed)
    assert "E-mail" not in printed


@SQLITE
def test_own_words_print_as_they_were_typed(client: Client, tmp_path: Path) -> None:
    typed = {"about.words": "أحب العمل في المطبخ", "job.0.words": "خياطة الملابس", "job.0.pick": "sewing"}
    printed = " ".join(lines_of(sent(client, "ar", typed, "paper=pdf").content, tmp_path))
    assert set(words(" ".join([typed["about.words"], typed["job.0.words"]]))) <= set(words(printed))


@SQLITE
def test_the_page_says_that_own_words_stay_as_they_are(client: Client) -> None:
    assert "What you type stays in the language you typed." in client.get("/en/t03").text


@SQLITE
def test_the_screen_shows_what_the_paper_will_say(client: Client) -> None:
    shown = preview(client, sent(client, "ar", PICKS))
    assert "Ruoanlaitto monelle" in shown and "Arabia" in shown
    page = client.page(sent(client, "ar", PICKS))
    assert any(one.get("lang") == "fi" and "box" in one.get("class", "") for one in page.all("div"))


@SQLITE
def test_rows_are_added_and_taken_away(client: Client) -> None:
    first = sent(client, "en", {"job.0.pick": "cook"}, "row=add.job")
    assert 'id="job.1.pick" name="job.1.pick" autocomplete="off" autofocus data-focus' in first.text
    assert "Please look at this" not in first.text
    second = client.submit(first, "/en/t03", {"job.1.words": "tailor"}, press="row=remove.job.0")
    assert 'value="tailor"' in second.text
    assert 'name="job.1.pick"' not in second.text
    assert 'id="job.0.pick" name="job.0.pick" autocomplete="off" autofocus data-focus' in second.text


@SQLITE
@pytest.mark.parametrize(
    ("typed", "place", "said"),
    [
        ({"job.0.words": "x" * 121}, "job.0.words", "Please use 120 letters at most."),
        ({"about.words": "x" * 5000}, "about.words", "Please use 400 letters at most."),
        ({"job.0.years": "2020"}, "job.0.pick", "Please say what you did in these years"),
        ({"tongue.0.level": "fluent"}, "tongue.0.pick", "Please choose the language"),
        ({"name": "x" * 61}, "name", "Please use 60 letters at most."),
    ],
)
def test_what_is_too_long_or_lacks_something_is_said_at_its_field(
    client: Client, typed: dict[str, str], place: str, said: str
) -> None:
    page = sent(client, "en", typed, status=422)
    assert f'href="#{place}"' in page.text
    assert said in page.text
    assert next(iter(typed.values()))[:1000] in page.text
    fold = place.split(".")[0]
    opened = [one for one in client.page(page).all("details") if "open" in one.attrib]
    assert fold == "name" or any(f"part.{fold}" in [two.get("id") for two in one] for one in opened)


@SQLITE
def test_more_than_four_sentences_are_too_many(client: Client) -> None:
    ticks = [("about", one) for one in ("careful", "quick", "people", "hands", "soon")]
    page = client.post("/en/t03", [*ticks, ("tool", "t03"), ("do", "show")], status=422)
    assert "Please choose four sentences at most." in page.text
    assert 'href="#about.careful"' in page.text


@SQLITE
@pytest.mark.parametrize("name", ["name", "job.0.words", "about.words", "hobby.words"])
def test_signs_that_cannot_be_printed_are_said_and_stay(client: Client, name: str) -> None:
    typed = {**PICKS, name: "Aino \u202e😀"}
    page = sent(client, "en", typed, "paper=docx", status=422)
    assert "Please remove the marks that cannot be printed: 😀" in page.text
    assert f'href="#{name}"' in page.text
    assert "Aino \u202e😀" in page.text
    assert "Please look at this" not in sent(client, "en", typed).text, "on the screen it may stay"


@SQLITE
def test_marks_that_turn_a_line_do_not_reach_the_paper(client: Client, tmp_path: Path) -> None:
    reply = sent(client, "en", {**PICKS, "name": "Aino \u202eEsimerkki\u0007"}, "paper=pdf")
    assert NAME in " ".join(lines_of(reply.content, tmp_path))


@SQLITE
def test_an_empty_cv_is_not_printed(client: Client) -> None:
    page = sent(client, "en", {}, "paper=pdf", status=422)
    assert 'href="#part.skill"' in page.text
    assert "Please choose something for your CV first." in page.text


@SQLITE
def test_the_cards_bring_skills_without_a_code(client: Client) -> None:
    cards = client.get("/ar/t02")
    typed = {"s.cooking": "can", "s.baking": "little", "s.driving": "want", "sheet": "en"}
    shown = client.submit(cards, "/ar/t02", typed, press="do=show")
    page = client.submit(shown, "/ar/t03", press="do=take")
    told = preview(client, page)
    for said in ("Cooking for many people", "BasicsBaking", "I want to learnDriving a car"):
        assert said in told
    assert client.submit(page, "/ar/paper", press="paper=pdf").headers["content-type"] == "application/pdf"


@SQLITE
def test_the_cards_bring_skills_also_as_a_plain_form(client: Client) -> None:
    form = {"s.cooking": "can", "tool": "t02", "do": "take"}
    client.post("/fi/t03", form, headers={"Sec-Fetch-Mode": "navigate"}, follow_redirects=False)
    client.get("/fi/t03")
    assert "Ruoanlaitto monelle" in preview(client, client.get("/fi/t03"))


def test_the_cards_add_to_what_is_kept(amina: Person) -> None:
    amina.make_code()
    phone = amina.phone
    sent(phone, amina.lang, {"skill": "cleaning", "hobby": "music"})
    page = phone.post(
        amina.at("t03"), {"s.cooking": "can", "s.cleaning": "want", "tool": "t02", "do": "take"}
    )
    assert "Ruoanlaitto monelle" in preview(phone, page) and "Siivous" in preview(phone, page)
    assert "Ruoanlaitto monelle" not in preview(phone, amina.visit("t03")), "not kept before Save"
    phone.submit(page, amina.at("t03"), press="do=show")
    kept = preview(phone, amina.visit("t03"))
    assert "Ruoanlaitto monelle" in kept and "Siivous" in kept


def test_a_name_is_on_the_page_and_never_kept(amina: Person) -> None:
    amina.make_code()
    phone = amina.phone
    page = sent(phone, amina.lang, {**PICKS, **CONTACT})
    assert all(f'value="{one}"' in page.text for one in CONTACT.values()), "the page gives it back"
    phone.submit(page, amina.at("paper"), press="paper=pdf")
    for place in ("t03", "notebook"):
        shown = amina.visit(place).text
        assert not [one for one in CONTACT.values() if one in shown]
    assert "الطبخ لعدد كبير من الناس" in amina.visit("notebook").text


def test_the_way_to_a_code_takes_the_cv_along_without_the_name(amina: Person) -> None:
    phone = amina.phone
    offer = sent(phone, amina.lang, {**PICKS, **CONTACT}, press="do=show")
    offer = phone.submit(offer, amina.at("t03/code"))
    assert NAME not in offer.text
    shown = phone.submit(offer, amina.at("code/new"))
    page = phone.submit(shown, amina.at("code/written"))
    assert "Ruoanlaitto monelle" in preview(phone, page)
    assert NAME not in page.text
    assert "Ruoanlaitto monelle" in preview(phone, amina.visit("t03"))
