"""Speaks HTTP for the people of organisations: the frame of the desk, and all routes of the slice."""

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import RedirectResponse, Response

from app.accounts.access import AlreadyIn, SignInAgain, SignInFirst, Visitor, desk_home, framing
from app.accounts.entering.actions import end_session
from app.accounts.entering.routes import router as entering
from app.accounts.joining.routes import router as joining
from app.accounts.keys.routes import router as keys
from app.accounts.mine.routes import router as mine
from app.accounts.people.routes import router as people
from app.accounts.trail.routes import router as trail
from app.db import DatabaseSession
from app.pages import Pages

router = APIRouter()


def install(app: FastAPI) -> None:
    """The routes, and what happens where somebody is not far enough in, or too far."""
    app.add_exception_handler(SignInFirst, _sign_in_first)
    app.add_exception_handler(SignInAgain, _sign_in_again)
    app.add_exception_handler(AlreadyIn, _already_in)
    for part in (router, entering, joining, keys, mine, people, trail):
        app.include_router(part)


@router.get("/desk")
def desk(request: Request) -> Response:
    """Without a language: on to the one that the browser asks for."""
    return RedirectResponse(f"{desk_home()}/", 303)


@router.get("/desk/{lang}/")
def first_page(door: Visitor) -> Response:
    """On to the groups, or to the way in."""
    place = "groups" if door.here and door.here.second_factor else "second" if door.here else "sign-in"
    return door.on(place)


@router.post("/desk/{lang}/sign-out")
def sign_out(door: Visitor, session: DatabaseSession) -> Response:
    """Out of this browser."""
    cookie = door.request.app.state.cookies.desk
    end_session(session, cookie.read(door.request))
    response = RedirectResponse(f"{door.home}/sign-in", 303)
    cookie.expire(response)
    return response


async def _sign_in_first(request: Request, error: Exception) -> Response:
    """A page leads to the door. A form is answered with a page, so that nothing of it seems to be saved."""
    if request.method == "GET" and isinstance(error, SignInFirst):
        return RedirectResponse(f"{desk_home()}/{error.place}", 303)
    pages: Pages = request.app.state.pages
    return pages.page(request, "accounts/signed_out.html", 403, **framing())


async def _sign_in_again(request: Request, error: Exception) -> Response:
    """My account says what to do."""
    return RedirectResponse(f"{desk_home()}/account", 303)


async def _already_in(request: Request, error: Exception) -> Response:
    return RedirectResponse(f"{desk_home()}/groups", 303)
