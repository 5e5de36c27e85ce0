"""The plan on a small sheet, in one language or beside Finnish, and for the paper with everything somebody wrote."""

from app.forms import Posted
from app.handouts.paper import Block, Facts, Heading, Pair, Paper, Points, Text, Words
from app.i18n import Translate
from app.practice.tools.own_words import check_printable
from app.practice.tools.t01_plan.plan import Line, Told, about, grouped, in_words
from app.practice.tools.t01_plan.steps import Plan
from app.practice.tools.tool import FINNISH, Unready, Workbench

Blocks = tuple[Block, ...]


def one_language(state: Plan, form: Posted, bench: Workbench) -> Paper:
    """The plan in the reader's language; what is not chosen yet is a line to write on."""
    told = _ready(state, bench)
    blocks = [block for part in _parts(told, bench, room=True) for block in part]
    return bench.paper(_head(bench.say), *blocks, *_own_words(told, bench), size="a5")


def two_languages(state: Plan, form: Posted, bench: Workbench) -> Paper:
    """Finnish and the reader's language side by side, on a larger sheet. Own words stand once, as they are."""
    if bench.locale.code == FINNISH:
        return one_language(state, form, bench)
    told, finnish = _ready(state, bench), bench.elsewhere(FINNISH)
    sides = zip(
        ((_head(finnish.say),), *_parts(in_words(state, finnish), finnish)),
        ((_head(bench.say),), *_parts(told, bench)),
        strict=True,
    )
    pairs = (Pair(left, right, FINNISH, bench.locale.code) for left, right in sides)
    return bench.paper(*pairs, *_own_words(told, bench))


def plan_told(state: Plan, bench: Workbench) -> Blocks:
    """The same words without a sheet."""
    told = in_words(state, bench)
    return (*(block for part in _parts(told, bench) for block in part), *_own_words(told, bench))


def _ready(state: Plan, bench: Workbench) -> Told:
    told = in_words(state, bench)
    if told.empty:
        first = next(iter(grouped(bench)["goal"]), "")
        _ = bench.say
        raise Unready({f"goal.{first}": _("Please choose a goal or a step first.")})
    check_printable([("words", state.words)], bench)
    return told


def _head(_: Translate) -> Block:
    return Heading(_("My plan"))


def _parts(told: Told, bench: Workbench, *, room: bool = False) -> tuple[Blocks, ...]:
    """The goal and each step, as many in one language as in another."""
    _ = bench.say
    goal: tuple[Blocks, ...] = ()
    if told.goal:
        words = Text(Words(told.goal.title, told.goal.lang)), Text(about(told.goal))
        goal = ((Heading(_("What I would like"), 2), *words),)
    steps = [_step(line, bench.say, room=room) for line in told.lines]
    if steps:
        steps[0] = (Heading(_("My small steps"), 2), *steps[0])
    return (*goal, *steps)


def _step(line: Line, _: Translate, *, room: bool) -> Blocks:
    who = Words(line.who.title, line.who.lang) if line.who else ""
    rows = tuple(row for row in ((_("When"), line.when), (_("Who can help"), who)) if room or row[1])
    step = Points((Words(line.step.title, line.step.lang),), ticks=True)
    return (step, Facts(rows)) if rows else (step,)


def _own_words(told: Told, bench: Workbench) -> Blocks:
    _ = bench.say
    return (Heading(_("In my own words"), 2), Text(told.words)) if told.words else ()
