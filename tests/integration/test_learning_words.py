"""Words of one's own on a lesson: on the page alone without a code, sealed in the notebook with one."""

import pytest
from sqlalchemy import Engine, inspect, text

from tests.cast import Person
from tests.client import Client
from tests.fixtures.clocks import HandClock

LESSON, ITEM = "l09/d", "r-day"
PLAIN = {"Sec-Fetch-Mode": "navigate"}
WORDS = "Aamulla hiljaista 🌱 صباح هادئ"


def write(person: Person, words: str, **options: object) -> object:
    page = person.visit(LESSON)
    return person.phone.submit(page, person.at(f"{LESSON}/answers"), {f"n.{ITEM}": words}, **options)


def written(person: Person, lang: str = "") -> str:
    page = person.phone.page(person.phone.get(f"/{lang or person.lang}/{LESSON}"))
    field = next(one for one in page.all("textarea") if one.get("name") == f"n.{ITEM}")
    return (field.text or "").strip()


def test_without_a_code_words_come_back_with_every_tap(client: Client) -> None:
    page = client.get(f"/en/{LESSON}")
    reply = client.submit(page, f"/en/{LESSON}/answers", {f"n.{ITEM}": WORDS})
    assert WORDS in reply.text
    assert WORDS in client.submit(reply, f"/fi/{LESSON}").text, "also in another language"
    assert WORDS not in client.get(f"/en/{LESSON}").text


def test_without_a_code_and_scripts_back_asks_for_no_words(client: Client) -> None:
    page = client.get(f"/en/{LESSON}")
    action = f"/en/{LESSON}/answers"
    moved = client.submit(page, action, {f"n.{ITEM}": WORDS}, headers=PLAIN, follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (303, f"/en/{LESSON}")
    assert client.get(f"/en/{LESSON}").headers["refresh"].endswith(f"/en/{LESSON}")
    assert WORDS in client.get(f"/en/{LESSON}").text
    assert WORDS not in client.get(f"/en/{LESSON}").text


def test_with_a_code_words_are_there_on_another_phone_in_another_language(
    amina: Person, bruno: Person
) -> None:
    amina.make_code()
    assert WORDS in write(amina, WORDS).text  # type: ignore[attr-defined]
    bruno.enter_code(amina.code)
    assert written(bruno) == WORDS
    assert WORDS in bruno.visit("notebook").text


def test_a_code_in_the_middle_keeps_what_was_written(amina: Person) -> None:
    page = amina.visit(LESSON)
    offer = amina.phone.submit(page, amina.at(f"{LESSON}/code"), {f"n.{ITEM}": WORDS})
    shown = amina.phone.submit(offer, amina.at("code/new"))
    lesson = amina.phone.submit(shown, amina.at("code/written"))
    assert WORDS in lesson.text
    assert written(amina) == WORDS


def test_nobody_else_sees_them(amina: Person, bruno: Person, client: Client) -> None:
    amina.make_code()
    write(amina, WORDS)
    bruno.make_code()
    assert written(amina) == WORDS
    assert written(bruno) == ""
    assert WORDS not in client.get(f"/fi/{LESSON}").text


def test_what_two_phones_write_is_all_kept(amina: Person, bruno: Person) -> None:
    amina.make_code()
    bruno.enter_code(amina.code)
    old = bruno.visit(LESSON)
    write(amina, "first")
    bruno.phone.submit(old, bruno.at(f"{LESSON}/answers"), {f"n.{ITEM}": "second"})
    assert written(amina) == "first\n\nsecond"


def test_the_same_page_sent_twice_writes_once(amina: Person) -> None:
    amina.make_code()
    page = amina.visit(LESSON)
    for _ in range(2):
        reply = amina.phone.submit(page, amina.at(f"{LESSON}/answers"), {f"n.{ITEM}": WORDS})
    more = amina.phone.submit(reply, amina.at(f"{LESSON}/answers"), {f"n.{ITEM}": f"{WORDS} ja vielä"})
    assert more.status_code == 200
    assert written(amina) == f"{WORDS} ja vielä"


def test_emptied_words_are_gone_from_the_notebook(amina: Person, engine: Engine) -> None:
    amina.make_code()
    reply = write(amina, WORDS)
    amina.phone.submit(reply, amina.at(f"{LESSON}/answers"), {f"n.{ITEM}": ""})  # type: ignore[arg-type]
    assert written(amina) == ""
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM note")).scalar_one() == 1, "the contents alone"


def test_no_table_holds_a_word_of_it(amina: Person, engine: Engine) -> None:
    amina.make_code()
    write(amina, WORDS)
    with engine.connect() as connection:
        for table in inspect(engine).get_table_names():
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                for value in row:
                    content = value if isinstance(value, bytes) else str(value).encode()
                    assert b"Aamulla" not in content, table
                    assert b"r-day" not in content or table == "answer", table


def test_too_many_words_stay_on_the_page_and_it_says_so(amina: Person) -> None:
    amina.make_code()
    amina.lang = "en"
    reply = write(amina, "x" * 5001, status=422)
    assert "Please make it shorter." in reply.text  # type: ignore[attr-defined]
    assert "x" * 5001 in reply.text  # type: ignore[attr-defined]
    assert written(amina) == ""


def test_on_ones_own_phone_the_notebook_asks_for_the_code_again(amina: Person, clock: HandClock) -> None:
    amina.make_code()
    shown = amina.phone.submit(amina.visit("code"), amina.at("code"), {"code": amina.code, "own": "1"})
    assert shown.status_code == 200
    write(amina, WORDS)
    clock.forward(minutes=16)
    assert written(amina) == ""
    assert WORDS not in amina.visit("notebook").text
    amina.lang = "en"
    reply = write(amina, "later words", status=422)
    assert "later words" in reply.text  # type: ignore[attr-defined]
    assert "Your notebook is closed." in reply.text  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "a\x00b", "\u202e\u2066oups", "= 1+1"])
def test_words_are_only_words(amina: Person, words: str) -> None:
    amina.make_code()
    write(amina, words)
    assert written(amina) == words.replace("\x00", "")


def test_erased_means_gone(amina: Person, engine: Engine) -> None:
    amina.make_code()
    write(amina, WORDS)
    amina.phone.submit(amina.visit("me/erase"), amina.at("me/erase"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM note")).scalar_one() == 0
