"""The page with everything somebody wrote: shown, printed, taken out; read by nobody else."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.cast import Person, shown_code
from tests.fixtures.clocks import HandClock
from tests.unit.handouts.reading import lines_of

THOUGHT = "Rauhallinen aamu puutarhassa"
PLAN = "Kysyn kurssista tiistaina"


def write(person: Person) -> None:
    lesson = person.visit("l09/d")
    person.phone.submit(lesson, person.at("l09/d/answers"), {"n.r-day": THOUGHT})
    person.phone.submit(person.visit("t01"), person.at("t01"), {"words": PLAN}, press="do=show")


@pytest.fixture
def writer(bruno: Person) -> Person:
    bruno.make_code()
    write(bruno)
    return bruno


def test_everything_stands_on_one_page(writer: Person) -> None:
    page = writer.visit("notebook").text
    assert THOUGHT in page
    assert PLAN in page


def test_everything_comes_as_one_pdf_with_a_name_that_says_nothing(writer: Person, tmp_path: Path) -> None:
    assert 'value="paper"' in writer.visit("notebook").text
    reply = writer.phone.post(writer.at("notebook"), {"do": "paper"})
    assert reply.headers["content-type"] == "application/pdf"
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    words = " ".join(lines_of(reply.content, tmp_path))
    assert THOUGHT in words
    assert PLAN in words
    assert b"Askel" not in reply.content


def test_a_page_is_taken_out_after_a_second_tap(writer: Person) -> None:
    asked = writer.phone.post(writer.at("notebook"), {"name": "t01", "do": "ask"})
    assert PLAN in asked.text
    left = writer.phone.post(writer.at("notebook"), {"name": "t01", "do": "erase"})
    assert PLAN not in left.text
    assert THOUGHT in left.text
    assert PLAN not in writer.visit("t01").text


def test_a_page_that_is_not_there_cannot_be_taken_out(writer: Person) -> None:
    for name in ("contents", "t99", "", "l09/r-words"):
        writer.phone.post(writer.at("notebook"), {"name": name, "do": "erase"})
    assert THOUGHT in writer.visit("notebook").text
    assert PLAN in writer.visit("notebook").text


def test_nobody_else_reads_it(writer: Person, amina: Person) -> None:
    amina.make_code()
    page = amina.visit("notebook").text
    assert THOUGHT not in page
    assert PLAN not in page
    assert (
        amina.phone.post(amina.at("notebook"), {"do": "paper"}).headers["content-type"] == "application/pdf"
    )
    writer.leave()
    assert writer.visit("notebook").url.path == "/fi/code"


def test_a_row_that_was_moved_or_changed_is_told_and_the_others_stay(writer: Person, engine: Engine) -> None:
    with engine.begin() as connection:
        rows = connection.execute(text("SELECT slot, sealed FROM note")).all()
        assert len(rows) == 3
    found = 0
    for row in rows:
        broken = bytes([row.sealed[-1] ^ 1])
        with engine.execution_options(writes=True).begin() as connection:
            changed = text("UPDATE note SET sealed = :sealed WHERE slot = :slot")
            connection.execute(changed, {"sealed": bytes(row.sealed[:-1]) + broken, "slot": row.slot})
        page = writer.phone.get("/en/notebook").text
        found += "A page is damaged and cannot be opened. We are sorry." in page
        assert (THOUGHT in page) + (PLAN in page) >= 1, "the others stay"
        with engine.execution_options(writes=True).begin() as connection:
            connection.execute(changed, {"sealed": row.sealed, "slot": row.slot})
    assert found == 3
    assert THOUGHT in writer.visit("notebook").text


def test_on_ones_own_phone_it_closes_after_a_quarter_of_an_hour(bruno: Person, clock: HandClock) -> None:
    bruno.make_code()
    bruno.phone.submit(bruno.visit("code"), bruno.at("code"), {"code": bruno.code, "own": "1"})
    write(bruno)
    clock.forward(minutes=16)
    closed = bruno.visit("notebook")
    assert THOUGHT not in closed.text
    offer = bruno.phone.submit(closed, bruno.at("code"))
    assert "Minulla on koodi" in offer.text, "nothing is open that one could just go on with"
    back = bruno.phone.submit(offer, bruno.at("code"), {"code": bruno.code})
    assert back.url.path == "/fi/notebook"
    assert THOUGHT in back.text
    assert (
        bruno.phone.post(bruno.at("notebook"), {"do": "paper"}).headers["content-type"] == "application/pdf"
    )


def test_a_new_code_seals_everything_anew(writer: Person, engine: Engine, amina: Person) -> None:
    def rows() -> dict[bytes, bytes]:
        with engine.connect() as connection:
            found = connection.execute(text("SELECT slot, sealed FROM note")).all()
        return {bytes(row.slot): bytes(row.sealed) for row in found}

    before, old_code = rows(), writer.code
    shown = writer.phone.submit(writer.visit("me"), writer.at("me/code"))
    assert rows().keys().isdisjoint(before), "not even the names of the pages can be told any more"
    assert THOUGHT in writer.visit("notebook").text
    amina.enter_code(old_code, status=422)
    amina.enter_code(shown_code(writer.phone.page(shown)))
    assert PLAN in amina.visit("notebook").text


def test_a_new_code_wants_the_old_one_where_the_notebook_does(bruno: Person, clock: HandClock) -> None:
    bruno.make_code()
    bruno.phone.submit(bruno.visit("code"), bruno.at("code"), {"code": bruno.code, "own": "1"})
    my_page = bruno.visit("me")
    clock.forward(minutes=16)
    refused = bruno.phone.submit(my_page, bruno.at("me/code"), status=422)
    assert "groups" not in {one.get("class") for one in bruno.phone.page(refused).all("p", "div")}
    bruno.leave()
    assert bruno.enter_code().status_code == 200, "the old code still works"
