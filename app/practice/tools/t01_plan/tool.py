"""T01: asks for a goal, small steps, when, and who can help; shows the plan as it will print. Roles, never names."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from app.content.models import Card
from app.forms import Posted
from app.i18n import Translate
from app.practice.tools.own_words import too_long
from app.practice.tools.t01_plan.paper import one_language, plan_told, two_languages
from app.practice.tools.t01_plan.plan import grouped, in_words, whens
from app.practice.tools.t01_plan.steps import MOST_LETTERS, MOST_STEPS, WHENS, Plan, Step
from app.practice.tools.t01_plan.themes import GOALS, by_theme
from app.practice.tools.tool import Filled, Print, Tool, Workbench


class Theme(NamedTuple):
    """Steps that belong together, behind one tap."""

    title: str
    cards: tuple[Card, ...]
    open: bool


def read(form: Posted, bench: Workbench) -> Filled[Plan]:
    """What was chosen and written, all of it; problems for a fourth step and for too many words."""
    cards, goal = grouped(bench), form.first("goal")
    chosen = [card for card in dict.fromkeys(form.all("step")) if card in cards["step"]]
    state = Plan(
        goal=goal if goal in cards["goal"] else "",
        steps=tuple(_step(card, form, cards["helper"]) for card in chosen),
        words=form.words("words"),
    )
    return Filled(state, _problems(state, bench))


def _step(card: str, form: Posted, helpers: Mapping[str, Card]) -> Step:
    when, who = form.first(f"when.{card}"), form.first(f"who.{card}")
    return Step(card=card, when=when if when in WHENS else "", who=who if who in helpers else "")


def _problems(state: Plan, bench: Workbench) -> dict[str, str]:
    _, problems = bench.say, {}
    if len(state.steps) > MOST_STEPS:
        fourth = state.steps[MOST_STEPS].card
        problems[f"step.{fourth}"] = _("Three steps are enough for one plan. Please keep three.")
    if over := too_long(state.words, MOST_LETTERS, bench):
        problems["words"] = over
    return problems


def show(state: Plan, bench: Workbench) -> dict[str, Any]:
    """Cards to choose from, the chosen steps with their questions, and the plan in words."""
    _, cards = bench.say, grouped(bench)
    helpers = cards["helper"].values()
    return {
        "goals": cards["goal"].values(),
        "goal": cards["goal"].get(state.goal),
        "chosen": [(step, cards["step"][step.card]) for step in state.steps if step.card in cards["step"]],
        "themes": _themes(state, bench, cards["step"]),
        "whens": list(whens(_).items()),
        "helpers": [("", _("I do not know yet")), *((one.id, one.title) for one in helpers)],
        "explained": [one for one in helpers if one.html],
        "told": in_words(state, bench),
        "full": len(state.steps) >= MOST_STEPS,
    }


def _themes(state: Plan, bench: Workbench, cards: Mapping[str, Card]) -> Iterable[Theme]:
    titles, taken = _titles(bench.say), {step.card for step in state.steps}
    fitting = "" if state.steps else GOALS.get(state.goal, "")
    return [
        Theme(titles[theme], tuple(cards[step] for step in steps), theme == fitting)
        for theme, steps in by_theme(step for step in cards if step not in taken).items()
    ]


def _titles(_: Translate) -> dict[str, str]:
    return {
        "work": _("Looking for work"),
        "pay": _("Contract, pay and hours"),
        "study": _("Finnish and studies"),
        "talk": _("My skills, CV and interview"),
        "life": _("Rest, money and people"),
        "more": _("More steps"),
    }


PRINTS = (
    Print("plan", lambda _: _("My plan (PDF)"), "pdf", one_language),
    Print("both", lambda _: _("My plan, also in Finnish (PDF)"), "pdf", two_languages),
)
TOOL = Tool(
    "t01",
    "compass",
    lambda _: _("My plan"),
    lambda _: _("One goal, a few small steps, and who can help."),
    Plan,
    read,
    show,
    told=plan_told,
    keeps=True,
    prints=PRINTS,
    sets=("plans",),
)
