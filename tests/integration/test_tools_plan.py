"""My plan: chosen in taps, kept in the notebook, printed in the reader's language and beside Finnish."""

from pathlib import Path

import httpx
import pytest

from tests.cast import Person
from tests.client import Client
from tests.filling import filled
from tests.page_rules import text_of
from tests.unit.handouts.reading import lines_of, words

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PLAN = {
    "en": ("A fair job", "I read three job ads.", "A friend"),
    "fi": ("Reilu työ", "Luen kolme työpaikkailmoitusta.", "Ystävä"),
    "ar": ("عمل عادل", "أقرأ ثلاثة إعلانات عمل.", "شخص من الأصدقاء"),
}
PLANNED = {"when.read-ads": "month", "who.read-ads": "friend", "when.course": "week"}


def chosen(
    client: Client, lang: str, typed: dict[str, str], *steps: str, press: str = "do=show", status: int = 200
) -> httpx.Response:
    """The plan's form as the page has it, with what was typed and more steps ticked."""
    page = client.get(f"/{lang}/t01")
    action = f"/{lang}/paper" if press.startswith("paper") else f"/{lang}/t01"
    pairs = filled(client.page(page), action, typed, press)
    return client.post(action, [*pairs, *(("step", step) for step in steps)], status=status)


def planned(client: Client, lang: str, press: str = "do=show") -> httpx.Response:
    """A goal, and two steps with when and who."""
    pairs = [("goal", "fair-job"), ("step", "read-ads"), ("step", "course"), *PLANNED.items()]
    action = f"/{lang}/paper" if press.startswith("paper") else f"/{lang}/t01"
    name, _, value = press.partition("=")
    return client.post(action, [*pairs, ("words", "Omat sanat"), ("tool", "t01"), (name, value)])


def shown_plan(client: Client, reply: httpx.Response) -> str:
    """The words of the result."""
    return client.page(reply).said("result")


@SQLITE
@pytest.mark.parametrize("lang", PLAN)
def test_a_goal_and_steps_become_a_plan(client: Client, lang: str) -> None:
    plan = shown_plan(client, planned(client, lang))
    for said in (*PLAN[lang], "Omat sanat"):
        assert said in plan


@SQLITE
def test_the_plan_stands_in_the_order_of_time(client: Client) -> None:
    plan = shown_plan(client, planned(client, "en"))
    assert plan.index("I ask about a Finnish course.") < plan.index("I read three job ads.")


@SQLITE
def test_when_and_who_are_asked_for_chosen_steps_alone(client: Client) -> None:
    page = chosen(client, "en", {"goal": "fair-job"}, "read-ads")
    assert 'name="when.read-ads"' in page.text and 'name="who.read-ads"' in page.text
    assert page.text.count('name="who.') == 1
    assert "Add when, and who can help, if you like." in page.text


@SQLITE
def test_a_goal_alone_opens_the_steps_that_fit_it(client: Client) -> None:
    page = client.page(chosen(client, "en", {"goal": "finnish"}))
    open_folds = [one for one in page.all("details") if "open" in one.attrib]
    assert ["Finnish and studies" in text_of(one) for one in open_folds] == [True]


@SQLITE
def test_a_goal_can_be_taken_back(client: Client) -> None:
    plan = shown_plan(client, client.post("/en/t01", {"goal": "none", "step": "course", "do": "show"}))
    assert "What I would like" not in plan
    assert "I ask about a Finnish course." in plan


@SQLITE
def test_a_fourth_step_is_named_gently_and_all_are_kept(client: Client) -> None:
    steps = ("read-ads", "course", "practise", "make-cv")
    page = chosen(client, "en", {"words": "mine"}, *steps, status=422)
    assert 'href="#step.make-cv">Three steps are enough' in page.text
    form = filled(client.page(page), "/en/t01", {})
    assert [value for name, value in form if name == "step"] == list(steps)
    assert ("words", "mine") in form


@SQLITE
def test_words_that_are_too_long_are_kept_and_named(client: Client) -> None:
    page = chosen(client, "en", {"words": "y" * 301}, status=422)
    assert "1 letter too many" in page.text
    assert ("words", "y" * 301) in filled(client.page(page), "/en/t01", {})


@SQLITE
def test_nothing_chosen_is_a_calm_page_and_no_paper(client: Client) -> None:
    assert "Nothing is chosen yet." in chosen(client, "en", {}).text
    page = chosen(client, "en", {}, press="paper=plan", status=422)
    assert 'href="#goal.fair-job">Please choose a goal or a step first.' in page.text


@SQLITE
def test_nonsense_in_the_form_is_left_out(client: Client) -> None:
    pairs = [("goal", "x"), ("step", "coach"), ("step", "course"), ("step", "course")]
    page = client.post("/en/t01", [*pairs, ("when.course", "never"), ("who.course", "rest"), ("do", "show")])
    plan = shown_plan(client, page)
    assert plan.count("I ask about a Finnish course.") == 1
    assert "My coach" not in plan


@SQLITE
@pytest.mark.parametrize("lang", PLAN)
def test_the_paper_says_the_plan_in_the_readers_language(client: Client, lang: str, tmp_path: Path) -> None:
    printed = planned(client, lang, "paper=plan")
    assert printed.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    found = words(" ".join(lines_of(printed.content, tmp_path)))
    for said in (*PLAN[lang], "Omat sanat"):
        assert set(words(said)) <= set(found)


@SQLITE
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_paper_in_two_languages_has_both(client: Client, lang: str, tmp_path: Path) -> None:
    printed = planned(client, lang, "paper=both")
    found = words(" ".join(lines_of(printed.content, tmp_path)))
    for said in (*PLAN["fi"], *PLAN[lang]):
        assert set(words(said)) <= set(found)
    assert found.count("Omat") == 1


@SQLITE
def test_a_reader_of_finnish_has_one_paper(client: Client) -> None:
    assert 'value="both"' in client.get("/ar/t01").text
    assert 'value="both"' not in client.get("/fi/t01").text
    assert planned(client, "fi", "paper=both").headers["content-type"] == "application/pdf"


def test_a_plan_comes_back_on_another_phone_in_another_language(amina: Person, bruno: Person) -> None:
    amina.make_code()
    planned(amina.phone, "ar")
    bruno.enter_code(amina.code)
    plan = shown_plan(bruno.phone, bruno.visit("t01"))
    for said in (*PLAN["fi"], "Omat sanat"):
        assert said in plan


def test_a_plan_changed_on_two_phones_loses_nothing(amina: Person, bruno: Person) -> None:
    amina.make_code()
    planned(amina.phone, "ar")
    bruno.enter_code(amina.code)
    earlier = bruno.visit("t01")
    chosen(amina.phone, "ar", {"words": "Uudet sanat"})
    late = bruno.phone.submit(earlier, "/fi/t01", {"words": "Myöhäiset"}, press="do=show", status=409)
    assert "Myöhäiset" in shown_plan(bruno.phone, late)
    assert "Uudet sanat" in amina.visit("t01").text
    bruno.phone.submit(late, "/fi/t01", press="do=show")
    assert "Myöhäiset" in amina.visit("t01").text


@SQLITE
def test_the_notebook_tells_the_plan_in_words(amina: Person, tmp_path: Path) -> None:
    amina.make_code()
    planned(amina.phone, "ar")
    page = amina.visit("notebook")
    for said in (*PLAN["ar"], "Omat sanat"):
        assert said in page.text
    printed = amina.phone.post("/ar/notebook", {"do": "paper"})
    assert "Omat sanat" in lines_of(printed.content, tmp_path)


@SQLITE
def test_an_empty_plan_leaves_no_page_in_the_notebook(amina: Person) -> None:
    amina.make_code()
    planned(amina.phone, "ar")
    amina.phone.post("/ar/t01", {"goal": "none", "turn": "1", "do": "show"})
    assert "t01" not in amina.visit("notebook").text


@SQLITE
def test_a_plan_goes_along_to_a_new_code(bruno: Person) -> None:
    page = planned(bruno.phone, "fi")
    offer = bruno.phone.submit(page, "/fi/t01/code", press="do=keep")
    shown = bruno.phone.submit(offer, "/fi/code/new")
    bruno.phone.submit(shown, "/fi/code/written")
    assert PLAN["fi"][1] in shown_plan(bruno.phone, bruno.visit("t01"))
