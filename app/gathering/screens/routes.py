"""Speaks HTTP for projectors: one page, what changed on it, and news of it. Nothing can be changed from here."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.errors import NotFound
from app.gathering.access import is_known, news
from app.gathering.screens.access import screen_of, screen_page

router = APIRouter()


async def _screen(request: Request) -> Response:
    """What the whole room sees."""
    return await screen_page(request, await screen_of(request))


async def _after(request: Request) -> Response:
    """Nothing while this version is what is shown; else the page."""
    screen = await screen_of(request)
    if is_known(screen.stage, request.path_params["version"]):
        return Response(status_code=204)
    return await screen_page(request, screen)


async def _news(request: Request) -> Response:
    """The number of each version, as it comes. 204 once it is over: browsers then ask no more."""

    async def still() -> bool:
        try:
            return bool(await screen_of(request))
        except NotFound:
            return False

    screen = await screen_of(request)
    return news(request, screen.gathering_id, still)


router.add_route("/screen/{secret}/after/{version}", _after, methods=["GET"])
router.add_route("/screen/{secret}/news", _news, methods=["GET"])
router.add_route("/screen/{secret}", _screen, methods=["GET"])
