"""Speaks HTTP for the risk check: one address for its page, its answer without scripts, and its papers."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from app.contacts.finding import chosen, emergency
from app.errors import NotFound
from app.forms import Posted, PostedForm, packed, unpacked
from app.handouts.paper import Paper
from app.learning.work.languages import PAPER_LANGUAGES, paper_locale
from app.learning.work.risk.forms import PREFIX, RiskForm, read_risk_form
from app.learning.work.risk.paper import plan_paper, questions_paper, visit_paper
from app.learning.work.risk.rule import ANSWERS, Plan, in_order, leads, plan
from app.learning.work.risk.words import SUSPECT, options, steps, suspicion, whens
from app.practice.access import Handed, arrived, going_on, handing_on
from app.practice.papers.access import on_paper, trouble
from app.practice.tools.access import workbench
from app.practice.tools.tool import Workbench
from app.resources import Asked, CurrentPage

router = APIRouter()
SET = "risk"
PLACE = "work/risk"


@router.get("/{lang}/work/risk")
def risk(asked: CurrentPage) -> Response:
    """All statements, nothing answered; or with what was just sent without scripts."""
    what = arrived(asked.request, PLACE)
    if what is None:
        return _shown(asked, RiskForm(paper_locale(asked.locale)))
    if not what.shown:
        return going_on(asked.request, what)
    page = _shown(asked, _read(asked, unpacked(what.form)), notice=what.notice)
    asked.request.app.state.cookies.carried.expire(page)
    return page


@router.post("/{lang}/work/risk")
def risk_sent(asked: CurrentPage, posted: PostedForm) -> Response:
    """The plan for a page without scripts; the page in another language; or a paper. Nothing is kept."""
    form = _read(asked, posted)
    if not form.paper or _unplanned(asked, form):
        return _shown_again(asked, form)
    return on_paper(
        asked,
        lambda: _paper(asked, form),
        lambda error: _shown_again(asked, form, error.status, trouble(error)),
    )


def _read(asked: Asked, posted: Posted) -> RiskForm:
    return read_risk_form(posted, [one.id for one in _bench(asked).cards(SET)], asked.locale)


def _unplanned(asked: Asked, form: RiskForm) -> bool:
    """The plan is wanted on paper, and there is none yet."""
    return form.paper == "plan" and plan(_bench(asked).cards(SET), form.answers).empty


def _shown_again(asked: Asked, form: RiskForm, status: int = 200, notice: str = "") -> Response:
    """For a plain form by way of a sealed cookie, once: a browser writes what a page was asked for with on the disk."""
    answers = ((PREFIX + name, answer) for name, answer in form.answers.items())
    asking = ("paper", form.paper) if form.paper else ("do", "show" if form.asked else "")
    what = Handed(PLACE, packed([("in", form.locale.code), asking, *answers]), notice=notice)
    return handing_on(asked.request, what) or _shown(asked, form, status, notice)


def _bench(asked: Asked, lang: str = "") -> Workbench:
    """Where there are no statements there is no check."""
    bench = workbench(asked, lang)
    if not bench.cards(SET):
        raise NotFound
    return bench


def _paper(asked: Asked, form: RiskForm) -> Paper:
    there = _bench(asked, form.locale.code)
    if form.paper == "questions":
        return questions_paper(there)
    if form.paper == "visit":
        return visit_paper(there)
    return plan_paper(plan(there.cards(SET), form.answers), there)


def _shown(asked: Asked, form: RiskForm, status: int = 200, notice: str = "") -> HTMLResponse:
    bench, nothing = _bench(asked), _unplanned(asked, form)
    return asked.page(
        "learning/risk/risk.html",
        422 if nothing else status,
        discreet=False,
        form=form,
        nothing=nothing,
        notice=notice,
        paper_languages=PAPER_LANGUAGES,
        suspicion=suspicion(bench.say),
        someone=bench.shown(chosen(bench.contacts(), SUSPECT)),
        alarm=bench.shown(emergency(bench.contacts())),
        **_statements(form, bench),
    )


def _statements(form: RiskForm, bench: Workbench) -> dict[str, Any]:
    cards, found = bench.cards(SET), plan(bench.cards(SET), form.answers)
    return {
        "steps": [
            (name, title, [one for one in cards if one.group == name])
            for name, title in steps(bench.say).items()
        ],
        "options": options(bench.say),
        "leads": {one.id: {answer: leads(one, answer) for answer in ANSWERS} for one in cards},
        "actions": in_order(cards),
        "parts": _parts(found, bench),
        "found": found,
        "unchecked": bench.unchecked(SET),
        "foreign": any(one.lang != bench.locale.code for one in cards),
    }


def _parts(found: Plan, bench: Workbench) -> list[tuple[str, str, Any]]:
    return [(name, title, getattr(found, name)) for name, title in whens(bench.say).items()]
