"""A lesson with a code: kept in every language, on every phone, and gone when it is erased."""

from collections.abc import Callable

from sqlalchemy import Engine, text

from tests.cast import Person
from tests.client import Client
from tests.fixtures.clocks import HandClock

PLAIN = {"Sec-Fetch-Mode": "navigate"}


def ids(person: Person, place: str, name: str) -> list[str]:
    page = person.phone.page(person.visit(place))
    return [field.get("value", "") for field in page.all("input") if field.get("name") == name]


def answer(person: Person, place: str, item: str, value: str, **options: object) -> object:
    form = person.visit(place)
    return person.phone.submit(
        form, person.at(f"{place}/answers"), {f"a.{item}": value}, press=f"check={item}", **options
    )


def again(person: Person, place: str, item: str) -> None:
    person.phone.submit(person.visit(place), person.at(f"{place}/answers"), press=f"again={item}")


def test_an_answer_is_there_again_in_another_language_on_another_phone(amina: Person, bruno: Person) -> None:
    amina.make_code()
    chosen = ids(amina, "l03/b", "a.q-offer")[1]
    answer(amina, "l03/b", "q-offer", chosen)
    bruno.enter_code(amina.code)
    page = bruno.visit("l03/b")
    assert f'value="{chosen}" checked' in page.text
    assert 'name="seen" value="q-offer"' in page.text


def test_continue_leads_to_the_very_step_in_the_other_language(amina: Person, bruno: Person) -> None:
    amina.make_code()
    answer(amina, "l03/b", "q-offer", ids(amina, "l03/b", "a.q-offer")[0])
    bruno.enter_code(amina.code)
    number = step_of(bruno, "l03/b", "q-offer")
    assert f'href="/fi/l03/b#{number}"' in bruno.visit().text


def test_a_step_that_was_read_is_the_place_to_go_on(amina: Person) -> None:
    amina.make_code()
    lesson = amina.visit("l03/b")
    amina.phone.submit(lesson, amina.at("l03/b/answers"), press="read=s-gross")
    assert f'href="/ar/l03/b#{step_of(amina, "l03/b", "s-gross")}"' in amina.visit().text


def test_a_plain_form_is_answered_with_a_redirect_to_what_is_said_about_it(amina: Person) -> None:
    amina.make_code()
    reply = answer(
        amina, "l03/b", "q-offer", ids(amina, "l03/b", "a.q-offer")[0], headers=PLAIN, follow_redirects=False
    )
    assert reply.status_code == 303  # type: ignore[attr-defined]
    number = step_of(amina, "l03/b", "q-offer")
    assert reply.headers["location"] == f"/ar/l03/b#{number}-said"  # type: ignore[attr-defined]


def test_plain_and_scripted_forms_keep_the_same(amina: Person) -> None:
    amina.make_code()
    first, second = ids(amina, "l03/b", "a.q-offer")[:2]
    answer(amina, "l03/b", "q-offer", first, headers=PLAIN)
    plain = amina.visit("l03/b").text
    again(amina, "l03/b", "q-offer")
    answer(amina, "l03/b", "q-offer", second, headers={"Sec-Fetch-Mode": "cors"})
    assert amina.visit("l03/b").text != plain
    again(amina, "l03/b", "q-offer")
    answer(amina, "l03/b", "q-offer", first, headers={"Sec-Fetch-Mode": "cors"})
    assert amina.visit("l03/b").text == plain


def test_a_finished_lesson_shows_everywhere_and_stays_finished(amina: Person) -> None:
    amina.make_code()
    for _ in range(2):
        amina.phone.submit(amina.visit("l03/a"), amina.at("l03/a/completion"))
    module = amina.phone.page(amina.visit("l03"))
    assert [item.get("class") for item in module.all("li") if item.get("class") in {"done", "here", "ahead"}] == [
        "done", "here", "ahead", "ahead", "ahead", "ahead",
    ]  # fmt: skip
    assert 'href="/ar/l03/b"' in amina.visit().text


def test_when_the_whole_module_is_done_it_says_so(amina: Person) -> None:
    amina.make_code()
    for letter in "abcdef":
        amina.phone.submit(amina.visit(f"l03/{letter}"), amina.at(f"l03/{letter}/completion"))
    stones = [one.get("class") for one in amina.phone.page(amina.visit("l03")).all("li")]
    assert stones.count("done") == 6
    links = [one.get("href") for one in amina.phone.page(amina.visit("l03")).all("a")]
    assert {"/ar/", "/ar/rest", "/ar/help"} <= set(links)
    assert 'class="doors"' in amina.visit("l03").text


def test_what_was_ticked_before_there_was_a_code_is_kept_with_it(amina: Person) -> None:
    chosen = ids(amina, "l03/b", "a.q-offer")[1]
    lesson = amina.visit("l03/b")
    asked = amina.phone.submit(lesson, amina.at("l03/b/code"), {"a.q-offer": chosen})
    shown = amina.phone.submit(asked, amina.at("code/new"))
    back = amina.phone.submit(shown, amina.at("code/written"))
    assert back.url.path == "/ar/l03/b" or "data-place" in back.text
    assert f'value="{chosen}" checked' in amina.visit("l03/b").text


def test_a_stranger_sees_nothing_of_it(amina: Person, bruno: Person) -> None:
    amina.make_code()
    before = bruno.visit("l03/b").text
    answer(amina, "l03/b", "q-offer", ids(amina, "l03/b", "a.q-offer")[1])
    assert bruno.visit("l03/b").text == before


def test_when_the_code_was_closed_the_ticks_stay_on_the_page(amina: Person, clock: HandClock) -> None:
    amina.make_code()
    lesson = amina.visit("l03/b")
    chosen = ids(amina, "l03/b", "a.q-offer")[0]
    clock.forward(minutes=16)
    page = amina.phone.submit(lesson, amina.at("l03/b/answers"), {"a.q-offer": chosen}, press="check=q-offer")
    assert f'value="{chosen}" checked' in page.text
    amina.enter_code()
    assert f'value="{chosen}" checked' not in amina.visit("l03/b").text


def test_an_answer_whose_options_were_exchanged_since_shows_what_is_left_of_it(
    amina: Person, engine: Engine
) -> None:
    amina.make_code()
    for place, item in (("l03/a", "o-find"), ("l03/b", "q-offer")):
        answer(amina, place, item, ids(amina, place, f"a.{item}")[0])
    with engine.begin() as connection:
        old = {"o-find": "compare,gone,name", "q-offer": "gone"}
        for item, value in old.items():
            connection.execute(
                text("UPDATE answer SET value = :value WHERE item = :item"),
                {"value": value, "item": f"l03/{item}"},
            )
    assert ids(amina, "l03/a", "a.o-find") == ["compare", "name", "look", "ask"]
    assert ids(amina, "l03/b", "seen") == []


def test_erasing_leaves_no_row(amina: Person, engine: Engine) -> None:
    amina.make_code()
    answer(amina, "l03/b", "q-offer", ids(amina, "l03/b", "a.q-offer")[0])
    amina.phone.submit(amina.visit("l03/b"), amina.at("l03/b/completion"))
    assert counts(engine) == {"answer": 1, "place": 1, "completion": 1}
    amina.phone.submit(amina.visit("me/erase"), amina.at("me/erase"))
    assert counts(engine) == {"answer": 0, "place": 0, "completion": 0}


def test_my_page_shows_what_was_done_and_nothing_without_a_code(amina: Person) -> None:
    assert amina.visit("me").url.path == "/ar/code"
    amina.make_code()
    amina.phone.submit(amina.visit("l03/a"), amina.at("l03/a/completion"))
    page = amina.visit("me")
    assert 'href="/ar/l03"' in page.text
    assert 'class="done"' in page.text


def test_the_chooser_offers_to_go_on(amina: Person) -> None:
    amina.make_code()
    amina.phone.submit(amina.visit("l03/a"), amina.at("l03/a/completion"))
    page = amina.phone.get("/", headers={"Accept-Language": "ar"})
    assert 'href="/ar/l03/b"' in page.text


def test_two_phones_of_one_learner_do_not_undo_each_other(
    amina: Person, make_client: Callable[..., Client]
) -> None:
    amina.make_code()
    other = Person("Amina", "fi", make_client())
    other.enter_code(amina.code)
    amina.phone.submit(amina.visit("l03/a"), amina.at("l03/a/completion"))
    other.phone.submit(other.visit("l03/b"), other.at("l03/b/completion"))
    for person in (amina, other):
        stones = [one.get("class") for one in person.phone.page(person.visit("l03")).all("li")]
        assert stones.count("done") == 2


def step_of(person: Person, place: str, item: str) -> str:
    """The number of the step that holds an item."""
    page = person.phone.page(person.visit(place))
    wanted = {f"check={item}", f"read={item}", f"again={item}"}
    for section in page.all("section"):
        for button in section.iter("button"):
            if f"{button.get('name')}={button.get('value')}" in wanted:
                return section.get("id", "")
        if any(field.get("value") == item and field.get("name") == "seen" for field in section.iter("input")):
            return section.get("id", "")
    return next(
        (
            s.get("id", "")
            for s in page.all("section")
            if any(f.get("name") == f"a.{item}" for f in s.iter("input"))
        ),
        "1",
    )


def counts(engine: Engine) -> dict[str, int]:
    """How many rows the tables of progress hold."""
    with engine.connect() as connection:
        return {
            name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()
            for name in ("answer", "place", "completion")
        }
