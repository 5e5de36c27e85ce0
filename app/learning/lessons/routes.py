"""Speaks HTTP for lessons: the two hot roads, and the other ways to send a lesson's form."""

from dataclasses import replace

from fastapi import FastAPI
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.errors import NotFound
from app.forms import Posted, packed, posted, unpacked
from app.learners.coming.access import code_offer, navigates
from app.learning.lessons.actions import Saved, save_lesson
from app.learning.lessons.forms import brought_along, read_lesson_form
from app.learning.lessons.reading import VARY, lesson_page, words_of
from app.learning.lessons.sheet import Sheet
from app.learning.lessons.slots import Own
from app.learning.lessons.ticked import Ticked
from app.learning.lessons.visit import Visit, Visits
from app.learning.passing.grade import outcome, version
from app.learning.passing.ticket import Passed, ticket
from app.pages import Pages
from app.practice.access import Handed, arrived, going_on, handing_on, has_arrived
from app.practice.ticks import pack_ticks
from app.practice.tools.shelf import TOOLS

FAILED = "failed"
"""What goes along with words that no database took."""


class ModuleCode(StringConvertor):
    """`l03`: a module's code, so that `/fi/help` is never taken for one."""

    regex = "[a-z][0-9]{1,2}"


class LessonLetter(StringConvertor):
    """`a`: a lesson's letter."""

    regex = "[a-z]"


register_url_convertor("module", ModuleCode())
register_url_convertor("lesson", LessonLetter())


def install(app: FastAPI) -> None:
    """Plain Starlette routes: no dependency tree, no thread, no template on the way."""
    for area in ("", "work/"):
        base = f"/{{lang}}/{area}{{code:module}}/{{letter:lesson}}"
        # the busiest first: routes are tried in this order
        app.add_route(f"{base}/answers", _answers, methods=["POST"])
        app.add_route(f"{base}/completion", _completion, methods=["POST"])
        app.add_route(base, _lesson, methods=["GET"])
        app.add_route(base, _in_language, methods=["POST"])
        app.add_route(f"{base}/answers", _back, methods=["GET"])
    app.add_route("/{lang}/{code:module}/{letter:lesson}/code", _keep, methods=["POST"])


def _visit(request: Request, end: str = "") -> tuple[Visits, Visit, Sheet]:
    """The lesson of this address. Raises NotFound."""
    visits: Visits = request.app.state.visits
    visit = visits.at(request.scope["path"].removesuffix(end), request.scope)
    sheet = visits.shelf.sheet(visit.path) if visit else None
    if visit is None or sheet is None:
        raise NotFound
    return visits, visit, sheet


async def _lesson(request: Request) -> Response:
    """What the road before the routes handed on: words on their way, a lesson that is not there, or trouble."""
    visits, visit, sheet = _visit(request)
    what = arrived(request, sheet.place) if visit.brings_words else None
    if what:
        return await _arrived(request, visits, visit, sheet, what)
    reply = await lesson_page(visits, visit)
    if reply is None:
        raise NotFound
    page = Response(reply.body)
    page.raw_headers = reply.headers
    return page


async def _arrived(request: Request, visits: Visits, visit: Visit, sheet: Sheet, what: Handed) -> Response:
    """A lesson with what was just sent from it without scripts."""
    if not what.shown:
        return going_on(request, what)
    person = await visits.person(visit)
    kept = words_of(sheet, person) if person.learner and not what.notice else {}
    unkept = "" if what.notice == FAILED else what.notice
    saved = Saved(person, what.notice == FAILED, unkept, kept)
    page = _shown(visits, visit, sheet, read_lesson_form(sheet, unpacked(what.form)), saved)
    has_arrived(request, page)
    return page


async def _back(request: Request) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(_visit(request, "/answers")[1].path, 303)


async def _answers(request: Request) -> Response:
    """The hot road of writing: keep what is ticked, show what the pressed button asks for."""
    visits, visit, sheet = _visit(request, "/answers")
    form = await posted(request)
    if sheet.tested:
        return _tested(request, visits, visit, sheet, form, sent=True)
    ticked = brought_along(sheet, form) if form.first("kept") else read_lesson_form(sheet, form)
    saved = await save_lesson(visits, visit, sheet, ticked)
    kept = "" if saved.learner else pack_ticks(form)
    if ticked.wordy and not (kept or saved.learner or sheet.staff):
        saved = replace(saved, unkept="long")
    if ticked.door and not (saved.failed or saved.unkept):
        return _through(request, sheet, ticked, kept)
    handed = _handed_on(request, sheet, form, ticked, saved)
    if handed is None and saved.fine(ticked) and navigates(request):
        return RedirectResponse(_at(sheet, ticked.at, explained=_explained(sheet, ticked)), 303)
    return handed or _shown(visits, visit, sheet, ticked, saved)


def _through(request: Request, sheet: Sheet, ticked: Ticked, kept: str) -> Response:
    """A door out of the lesson: a rest, help, a tool. From a rest and from a tool a way leads back."""
    door = ticked.door
    if ticked.wordy and door != "help":
        way_back = packed([("back", sheet.place), ("ticks", kept)])
        handed = handing_on(request, Handed(door, way_back))
        if handed:
            return handed
    if door == "rest":
        pages: Pages = request.app.state.pages
        return pages.page(request, "learning/rest.html", back=sheet.here, kept=kept)
    # 307: the browser sends this very form on to the tool, which leads back here with what is ticked
    return RedirectResponse(f"/{sheet.locale.code}/{door}", 307 if door in TOOLS else 303)


def _handed_on(request: Request, sheet: Sheet, form: Posted, ticked: Ticked, saved: Saved) -> Response | None:
    """Words from a browser without scripts: on to a page that Back can ask for without them."""
    if not ticked.wordy:
        return None
    notice = FAILED if saved.failed else saved.unkept
    what = Handed(sheet.place, form.first("kept") or packed(form.pairs), notice=notice)
    return handing_on(request, what) if what.form else None


async def _keep(request: Request) -> Response:
    """On to a code; what is ticked goes along and is kept as soon as there is one."""
    visits, visit, sheet = _visit(request, "/code")
    form = await posted(request)
    request.state.posted = None
    kept = pack_ticks(form)
    if kept or not any(value for _, value in form.pairs):
        return code_offer(request, sheet.place, kept)
    too_much = Saved(await visits.person(visit), unkept="long")
    return _shown(visits, visit, sheet, read_lesson_form(sheet, form), too_much)


async def _completion(request: Request) -> Response:
    """The lesson is done; on to the next one, or to the module at its end. Without a code nothing is kept."""
    visits, visit, sheet = _visit(request, "/completion")
    form = await posted(request)
    ticked = read_lesson_form(sheet, form)
    saved = await save_lesson(visits, visit, sheet, ticked, done=True)
    if saved.failed or saved.unkept:
        return _handed_on(request, sheet, form, ticked, saved) or _shown(visits, visit, sheet, ticked, saved)
    module = visit.path.removesuffix(f"/{sheet.lesson.letter}")
    return RedirectResponse(f"{module}/{sheet.next}" if sheet.next else module, 303)


async def _in_language(request: Request) -> Response:
    """The same lesson in the language of the address, with everything that is ticked."""
    visits, visit, sheet = _visit(request)
    form = await posted(request)
    if sheet.tested:
        return _tested(request, visits, visit, sheet, form, sent=False)
    ticked = read_lesson_form(sheet, form)
    saved = await save_lesson(visits, visit, sheet, ticked)
    handed = _handed_on(request, sheet, form, ticked, saved)
    if handed is None and saved.learner and not (saved.failed or saved.unkept) and navigates(request):
        return RedirectResponse(_at(sheet, saved.person.progress.places.get(sheet.key, ("", 0))[0]), 303)
    return handed or _shown(visits, visit, sheet, ticked, saved)


def _tested(
    request: Request, visits: Visits, visit: Visit, sheet: Sheet, form: Posted, *, sent: bool
) -> Response:
    """The page of a test as the reply to its own form: what is missing, or how it went. Nothing is kept."""
    found = outcome(sheet.shape, read_lesson_form(sheet, form).answers, sent=sent)
    grade, signed = found.grade, ""
    if grade and grade.passed:
        text = version(sheet.shape)
        passed = Passed(sheet.module.code, grade.right, grade.total, visits.clock.seconds(), text)
        signed = ticket(request.app.state.secrets.salt, passed)
    own = Own(answers=found.answers, prefs=visit.prefs, unanswered=found.missing)
    html = visits.shelf.html(sheet, own, grade=grade, ticket=signed, unanswered=found.missing)
    status = 422 if found.missing else 200
    return HTMLResponse(html, status, headers={"vary": VARY, "content-language": sheet.locale.lang})


def _shown(visits: Visits, visit: Visit, sheet: Sheet, ticked: Ticked, saved: Saved) -> Response:
    """The page as the reply to its own form."""
    progress = saved.person.progress
    own = Own(
        saved.learner,
        {**progress.answers, **ticked.answers},
        progress.done,
        visit.prefs,
        focus=ticked.at,
        empty=ticked.empty,
        words={**words_of(sheet, saved.person), **ticked.words, **saved.words},
    )
    ended = bool(visit.cookie) and saved.learner is None
    html = visits.shelf.html(
        sheet, own, failed=saved.failed, gone=ticked.gone, ended=ended, unkept=saved.unkept
    )
    wrong = ticked.empty or ticked.gone or saved.unkept
    status = 503 if saved.failed else 422 if wrong else 200
    return HTMLResponse(html, status, headers={"vary": VARY, "content-language": sheet.locale.lang})


def _explained(sheet: Sheet, ticked: Ticked) -> bool:
    state = ticked.answers.get(sheet.item_key(ticked.at))
    return bool(state and state.checked)


def _at(sheet: Sheet, item: str, *, explained: bool = False) -> str:
    """The address of a step, or of what is said about the answer to it."""
    number = next((found.number for found in sheet.lesson.items if found.id == item), 0)
    return f"{sheet.here}#{number}{'-said' if explained else ''}" if number else sheet.here
