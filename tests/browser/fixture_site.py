"""A small site with the hooks of our pages, the real scripts and the real headers, for tests of the scripts alone."""

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.security.headers import standing_headers, style_hash
from tests.browser.fixture_pages import CSS, Pages
from tests.fixtures.shared import assets

ROOT = Path(__file__).parents[2]
COOKIE = "__Host-a"
CODES = {"11": "amina", "22": "bruno"}
OFF = {"set-cookie": f"{COOKIE}=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict"}


class FixtureSite:
    """Routes that answer like ours in form; what was posted is kept for the tests to look at."""

    def __init__(self, neutral: str) -> None:
        self.assets = assets(ROOT / "static")
        self.pages = Pages(self.assets, neutral)
        self.posted: list[tuple[str, list[tuple[str, str]]]] = []
        self.asked: list[str] = []
        self.sessions: set[str] = set()

    def routes(self) -> Iterable[Route]:
        """Every address of the site."""
        yield Route("/", self.chooser)
        yield Route("/favicon.ico", lambda request: Response(status_code=404))
        yield Route("/out", self.out, methods=["POST"])
        yield Route("/static/{version}/{path:path}", self.assets.serve)
        yield Route("/{lang}/", self.home)
        yield Route("/{lang}/code", self.code, methods=["GET", "POST"])
        yield Route("/{lang}/stay", self.stay, methods=["POST"])
        yield Route("/{lang}/search", self.search, methods=["GET", "POST"])
        yield Route("/{lang}/work/", self.staff)
        yield Route("/{lang}/l{number:int}/a", self.lesson, methods=["GET", "POST"])
        yield Route("/{lang}/l{number:int}/a/{act}", self.act, methods=["POST"])

    def who(self, request: Request) -> str:
        """The learner of a running session, or nothing."""
        who = request.cookies.get(COOKIE, "")
        return who if who in self.sessions else ""

    def chooser(self, request: Request) -> Response:
        return HTMLResponse(self.pages.chooser())

    def home(self, request: Request) -> Response:
        return HTMLResponse(self.pages.home(request.path_params["lang"], self.who(request)))

    def staff(self, request: Request) -> Response:
        return HTMLResponse(self.pages.staff(request.path_params["lang"]))

    async def fields(self, request: Request) -> list[tuple[str, str]]:
        async with request.form() as form:
            fields = [(name, str(value)) for name, value in form.multi_items()]
        self.posted.append((request.url.path, fields))
        return fields

    async def lesson(self, request: Request) -> Response:
        fields = await self.fields(request) if request.method == "POST" else []
        lang, number = request.path_params["lang"], request.path_params["number"]
        return HTMLResponse(self.pages.lesson(lang, number, self.who(request), fields, answered=bool(fields)))

    async def act(self, request: Request) -> Response:
        lang, number, act = (request.path_params[name] for name in ("lang", "number", "act"))
        fields = await self.fields(request)
        if act == "answers":
            return HTMLResponse(self.pages.lesson(lang, number, self.who(request), fields, checked="1"))
        if act == "completion":
            return RedirectResponse(f"/{lang}/l{number + 1}/a", 303)
        if act == "same":
            return RedirectResponse(f"/{lang}/l{number}/a", 303)
        if act == "nothing":
            return Response(status_code=204)
        kept = fields if act == "500-kept" else None
        body = self.pages.lesson(lang, number, "", kept) if kept is not None else self.pages.broken(lang)
        return HTMLResponse(body, int(act[:3]))

    async def search(self, request: Request) -> Response:
        fields = dict(await self.fields(request)) if request.method == "POST" else {}
        self.asked.append(str(request.url.query))
        return HTMLResponse(self.pages.search(request.path_params["lang"], fields.get("words", "")))

    async def code(self, request: Request) -> Response:
        lang = request.path_params["lang"]
        if request.method == "GET":
            return HTMLResponse(self.pages.code(lang))
        code = dict(await self.fields(request)).get("code", "")
        who = CODES.get(code)
        if code == "429" or not who:
            return HTMLResponse(self.pages.code(lang, wrong=code), 429 if code == "429" else 422)
        self.sessions.add(who)
        cover = request.headers.get("x-askel") == "cover"
        reply = Response(status_code=204) if cover else RedirectResponse(f"/{lang}/", 303)
        reply.headers["x-who"] = who
        reply.set_cookie(COOKIE, who, path="/", secure=True, httponly=True, samesite="strict")
        return reply

    def stay(self, request: Request) -> Response:
        self.posted.append((request.url.path, []))
        return Response(status_code=204 if self.who(request) else 403)

    def out(self, request: Request) -> Response:
        self.posted.append((request.url.path, []))
        self.sessions.discard(self.who(request))
        refresh = {"refresh": f"0; url={self.pages.neutral}", "clear-site-data": '"cookies", "storage"'}
        return HTMLResponse("<!doctype html><title>Loading</title>", headers={**OFF, **refresh})


def our_site(site: FixtureSite) -> ASGIApp:
    """The fixture site under the headers of the product."""
    inner = Starlette(routes=list(site.routes()))
    headers = standing_headers(style_hash(CSS), tls=False)

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in headers if pair[0] not in own)]
            await send(message)

        await inner(scope, receive, sent)

    return outer


def neutral_site() -> ASGIApp:
    """Where exit leads to."""

    def weather(request: Request) -> Response:
        return HTMLResponse("<!doctype html><title>Weather</title><h1>Sunny</h1>")

    return Starlette(routes=[Route("/", weather)])
