"""Speaks HTTP for phones that take part: the room, what changed in it, answers and signals."""

from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import i18n
from app.errors import NotFound
from app.forms import posted
from app.gathering.access import ask_again, is_known, news, wants_middle
from app.gathering.seats import actions
from app.gathering.seats.access import Phone, asked_after, bring, learner_of, phone_of, seat_of
from app.gathering.seats.forms import read_answer_form, read_signal_form
from app.gathering.seats.joining import routes as joining
from app.gathering.seats.keeping import routes as keeping
from app.gathering.seats.looking import routes as looking
from app.gathering.seats.rooms import Coded, Rooms, Sight, coded, sight_of
from app.i18n import Locale
from app.learners.actions import note_seen
from app.learners.queries import OpenLearner
from app.practice.grading import still_valid

VARY = "Accept-Encoding, Cookie, Prefer"

router = APIRouter()
for part in (joining, looking, keeping):
    router.include_router(part.router)


def install_hot_roads(app: FastAPI) -> None:
    """Plain Starlette routes: no dependency tree on the way."""
    state = app.state
    state.rooms = Rooms(state.scenes, state.pages, state.clock)
    base = "/{lang}/room"
    # the busiest first: routes are tried in this order
    app.add_route(f"{base}/after/{{version}}", _after, methods=["GET"])
    app.add_route(f"{base}/answer", _answer, methods=["POST"])
    app.add_route(base, _room, methods=["GET"])
    app.add_route(f"{base}/news", _news, methods=["GET"])
    app.add_route(f"{base}/signal", _signal, methods=["POST"])
    for form in ("answer", "signal"):
        app.add_route(f"{base}/{form}", _back, methods=["GET"])


async def _after(request: Request) -> Response:
    """Nothing while this version is what is shown; else the room, or the middle of it."""
    _locale(request)
    known = request.path_params["version"]
    seat, stage = await asked_after(request.app.state, request, known)
    if stage and is_known(stage, known):
        return Response(status_code=204)
    return await _shown(request, await phone_of(request, seat, stage), middle=wants_middle(request))


async def _room(request: Request) -> Response:
    """The page of a phone."""
    _locale(request)
    return await _shown(request, await phone_of(request, await seat_of(request)))


async def _news(request: Request) -> Response:
    """The number of each version, as it comes. 204 for whoever takes part no more: browsers then ask no more."""
    _locale(request)
    seat = await seat_of(request)
    if seat is None:
        return Response(status_code=204)

    async def still() -> bool:
        return await seat_of(request) is not None

    stream = news(request, seat.gathering_id, still)
    ask_again(request, stream, _room_address())
    return stream


async def _back(request: Request) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return _to_room(request)


async def _answer(request: Request) -> Response:
    """One answer, whole. The seat holds it until the poll closes; the phone itself keeps it for the end.

    A script whose screen shows what is shown now has marked the answer itself: once it is counted nothing need be
    sent (204).
    """
    response = _to_room(request)
    item, value, shown = read_answer_form(await posted(request))
    phone = await phone_of(request, *await asked_after(request.app.state, request, shown))
    if not item or phone.seat is None or phone.stage is None or phone.brought is None:
        return response
    state = request.app.state
    shapes, module = state.library.shapes, phone.stage.module
    outcome = await state.roads.write(
        lambda connection: actions.answer(connection, shapes, phone.seat, item, value)
    )
    if outcome == "counted" and is_known(phone.stage, shown):
        response = Response(status_code=204)
    known = shapes[module].items.get(item) if module in shapes else None
    if known and outcome != "gone":
        given = still_valid(known, value)
        brought = phone.brought.saw(module, item).answered(item, given, outcome, phone.stage.state.step)
        bring(request, response, state.cookies.seat.read(request), brought)
    await _note_learner(request)
    return response


async def _signal(request: Request) -> Response:
    """Ready, a pause please, help: said or taken back. The host sees how many, and nobody who."""
    response = _to_room(request)
    name, given = read_signal_form(await posted(request))
    seat = await seat_of(request)
    if name and seat:
        await request.app.state.roads.write(
            lambda connection: actions.signal(connection, seat, name, given=given)
        )
    await _note_learner(request)
    return response


async def _note_learner(request: Request) -> None:
    """Whoever answers is here: a code that is open on this phone stays open."""
    learner, state = await learner_of(request), request.app.state
    if learner and learner.worth_a_touch:
        week = state.clock.week()
        await state.roads.note(lambda connection: note_seen(connection, learner, week))


async def _shown(request: Request, phone: Phone, *, middle: bool = False) -> Response:
    """The room as this phone has it; for a phone that takes part no more, what is left for it to do."""
    stage = phone.taking_part
    learner = await learner_of(request)
    if stage is None or phone.seat is None or phone.brought is None:
        return _left(request, phone, learner)
    step = stage.state.step if stage.state.phase == "running" else ""
    brought = phone.brought.saw(stage.module, step)
    page = _page(request, sight_of(phone.seat, stage, brought), learner, middle=middle)
    if brought is not phone.brought:
        bring(request, page, request.app.state.cookies.seat.read(request), brought)
    ask_again(request, page, _room_address())
    return page


def _page(request: Request, sight: Sight, learner: OpenLearner | None, *, middle: bool) -> Response:
    """From what is kept for all phones that see the same; made anew, and whole, for somebody whose code is open."""
    rooms, locale, prefs, accepted = _asked(request)
    if learner:
        return _reply(locale, coded(rooms.html(locale, prefs, sight, learner), accepted))
    return _reply(locale, rooms.page(locale, prefs, sight, accepted, middle=middle))


def _left(request: Request, phone: Phone, learner: OpenLearner | None) -> Response:
    """After the end, or where nobody sits."""
    rooms, locale, prefs, accepted = _asked(request)
    over, keeps = phone.over, phone.brought is not None and phone.brought.holds
    if learner:
        html = rooms.end_html(locale, prefs, learner, over=over, keeps=keeps)
        return _reply(locale, coded(html, accepted))
    return _reply(locale, rooms.end(locale, prefs, accepted, over=over, keeps=keeps))


def _asked(request: Request) -> tuple[Rooms, Locale, str, str]:
    state = request.app.state
    prefs = state.pages.preferences(request).css_class
    return state.rooms, i18n.current(), prefs, request.headers.get("accept-encoding", "")


def _reply(locale: Locale, page: Coded) -> Response:
    headers = {"vary": VARY, "content-language": locale.lang}
    coding = {"content-encoding": page.coding} if page.coding else {}
    return HTMLResponse(page.body, headers={**headers, **coding})


def _to_room(request: Request) -> Response:
    _locale(request)
    return RedirectResponse(_room_address(), 303)


def _room_address() -> str:
    return f"/{i18n.current().code}/room"


def _locale(request: Request) -> Locale:
    """The language of the address. The locale layer has set it; one that is not offered has no pages."""
    locale = i18n.current()
    if request.path_params["lang"] != locale.code:
        raise NotFound
    return locale
