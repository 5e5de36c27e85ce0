"""Speaks HTTP for lessons: the two hot roads, and the other ways to send a lesson's form."""

import gzip
from functools import partial

from fastapi import FastAPI
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.errors import NotFound
from app.forms import posted
from app.learners.access import code_offer
from app.learners.queries import OpenLearner
from app.learning.lessons.forms import Ticked, brought_along, pack_ticks, read_lesson_form
from app.learning.lessons.sheet import Sheet
from app.learning.lessons.slots import Own
from app.learning.lessons.visit import Visit, visit
from app.practice.actions import complete_lesson, keep_place, save_answers
from app.practice.queries import Progress, module_progress

HTML = "text/html; charset=utf-8"
VARY = "Accept-Encoding, Cookie"


class ModuleCode(Convertor[str]):
    """`l03`: a module's code, so that `/fi/help` is never taken for one."""

    regex = "[a-z][0-9]{1,2}"

    def convert(self, value: str) -> str:
        """As it is."""
        return value

    def to_string(self, value: str) -> str:
        """As it is."""
        return value


class LessonLetter(ModuleCode):
    """`a`: a lesson's letter."""

    regex = "[a-z]"


register_url_convertor("module", ModuleCode())
register_url_convertor("lesson", LessonLetter())


def install(app: FastAPI) -> None:
    """Plain Starlette routes: no dependency tree, no thread, no template on the way."""
    for area in ("", "work/"):
        base = f"/{{lang}}/{area}{{code:module}}/{{letter:lesson}}"
        app.add_route(base, partial(_lesson, area=area), methods=["GET"])
        app.add_route(base, partial(_in_language, area=area), methods=["POST"])
        app.add_route(f"{base}/answers", partial(_back, area=area), methods=["GET"])
        app.add_route(f"{base}/answers", partial(_answers, area=area), methods=["POST"])
        app.add_route(f"{base}/code", partial(_keep, area=area), methods=["POST"])
        app.add_route(f"{base}/completion", partial(_completion, area=area), methods=["POST"])


async def _lesson(request: Request, area: str) -> Response:
    """The hot road of reading."""
    here = visit(request, area)
    if here.cookie:
        learner, progress = await here.learner_and_progress()
        if learner:
            return _personal(here, Own(learner, progress.answers, progress.done, here.prefs))
    whole = here.shelf.public(here.locale, here.code, here.letter, area, here.prefs)
    if whole is None:
        raise NotFound
    accepted = request.headers.get("accept-encoding", "")
    if "br" in accepted:
        return _coded(here, whole.brotli, "br")
    return _zipped(here, whole.gzip, accepted)


def _personal(here: Visit, own: Own) -> Response:
    ready = here.shelf.prepared(here.locale, here.code, here.letter, here.area)
    if ready is None:
        raise NotFound
    return _zipped(here, here.shelf.personal(ready, own), here.request.headers.get("accept-encoding", ""))


def _zipped(here: Visit, body: bytes, accepted: str) -> Response:
    return _coded(here, body, "gzip") if "gzip" in accepted else _coded(here, gzip.decompress(body), "")


def _coded(here: Visit, body: bytes, coding: str) -> Response:
    headers = {"vary": VARY, "content-language": here.locale.lang}
    if coding:
        headers["content-encoding"] = coding
    return Response(body, media_type=HTML, headers=headers)


async def _back(request: Request, area: str) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(visit(request, area).sheet().here, 303)


async def _answers(request: Request, area: str) -> Response:
    """The hot road of writing: keep what is ticked, show what the pressed button asks for."""
    here = visit(request, area)
    sheet = here.sheet()
    form = await posted(request)
    ticked = brought_along(sheet, form) if form.first("kept") else read_lesson_form(sheet, form)
    learner, progress, failed = await _saved(here, sheet, ticked)
    if ticked.door and not failed:
        return RedirectResponse(f"/{sheet.locale.code}/{ticked.door}", 303)
    if learner and not (failed or ticked.empty or ticked.gone) and _navigates(request):
        return RedirectResponse(_at(sheet, ticked.at), 303)
    return _shown(here, sheet, ticked, learner, progress, failed=failed)


async def _keep(request: Request, area: str) -> Response:
    """On to a code; what is ticked goes along and is kept as soon as there is one."""
    sheet = visit(request, area).sheet()
    form = await posted(request)
    request.state.posted = None
    return code_offer(request, sheet.place, pack_ticks(form))


async def _completion(request: Request, area: str) -> Response:
    """The lesson is done; on to the next one, or to the module at its end. Without a code nothing is kept."""
    here = visit(request, area)
    sheet = here.sheet()
    ticked = read_lesson_form(sheet, await posted(request))
    learner, progress, failed = await _saved(here, sheet, ticked, done=True)
    if failed:
        return _shown(here, sheet, ticked, learner, progress, failed=True)
    module = f"/{sheet.locale.code}/{area}{here.code}"
    return RedirectResponse(f"{module}/{sheet.next}" if sheet.next else module, 303)


async def _in_language(request: Request, area: str) -> Response:
    """The same lesson in the language of the address, with everything that is ticked."""
    here = visit(request, area)
    sheet = here.sheet()
    ticked = read_lesson_form(sheet, await posted(request))
    learner, progress, failed = await _saved(here, sheet, ticked)
    if learner and not failed and _navigates(request):
        return RedirectResponse(_at(sheet, progress.places.get(sheet.key, ("", 0))[0]), 303)
    return _shown(here, sheet, ticked, learner, progress, failed=failed)


async def _saved(
    here: Visit, sheet: Sheet, ticked: Ticked, *, done: bool = False
) -> tuple[OpenLearner | None, Progress, bool]:
    """Write what is ticked if a code is open, and read the module's progress after it."""
    learner, progress = await here.learner_and_progress()
    if learner is None:
        return None, progress, False
    try:
        return learner, await here.roads.write(partial(_write, here, sheet, ticked, learner, done)), False
    except DBAPIError:
        return learner, progress, True


def _write(
    here: Visit, sheet: Sheet, ticked: Ticked, learner: OpenLearner, done: bool, connection: Connection
) -> Progress:
    save_answers(connection, learner.id, ticked.answers)
    if ticked.at and not ticked.empty:
        keep_place(connection, learner.id, sheet.key, ticked.at)
    if done:
        keep_place(connection, learner.id, sheet.key, sheet.lesson.items[-1].id)
        complete_lesson(connection, learner.id, sheet.key, here.request.app.state.clock.today())
    return module_progress(connection, learner.id, here.code)


def _shown(
    here: Visit,
    sheet: Sheet,
    ticked: Ticked,
    learner: OpenLearner | None,
    progress: Progress,
    *,
    failed: bool,
) -> Response:
    """The page as the reply to its own form."""
    own = Own(
        learner,
        {**progress.answers, **ticked.answers},
        progress.done,
        here.prefs,
        focus=ticked.at,
        empty=ticked.empty,
    )
    ended = bool(here.cookie) and learner is None and not failed
    html = here.shelf.html(sheet, own, failed=failed, gone=ticked.gone, ended=ended)
    status = 503 if failed else 422 if ticked.empty or ticked.gone else 200
    return HTMLResponse(html, status, headers={"vary": VARY, "content-language": sheet.locale.lang})


def _navigates(request: Request) -> bool:
    """A plain form, whose reply becomes a page of the browser's history."""
    return request.headers.get("sec-fetch-mode", "navigate") == "navigate"


def _at(sheet: Sheet, item: str) -> str:
    number = next((found.number for found in sheet.lesson.items if found.id == item), 0)
    return f"{sheet.here}#{number}" if number else sheet.here
