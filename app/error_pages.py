"""Says what went wrong, in the reader's language, with a way on. Nothing about the inside gets out."""

import logging
from collections.abc import Callable
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneIsFree
from starlette.exceptions import HTTPException
from starlette.requests import Request as AnyRequest
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app import i18n
from app.errors import NotFound, Problem, SaveFailed, TooMany
from app.i18n import DEFAULT
from app.pages import Pages

log = logging.getLogger("askel")
KNOWN = {400, 403, 404, 405, 413, 429, 500, 503}


def install(app: FastAPI, pages: Pages) -> None:
    """Every way to fail gets its page."""

    def answer(request: Request, status: int, headers: dict[str, str] | None = None) -> Response:
        shown = status if status in KNOWN else 400 if status < 500 else 500
        kept = getattr(request.state, "posted", None)
        return pages.page(
            request,
            f"errors/{shown}.html",
            status=status,
            headers=headers,
            kept=[pair for pair in kept.pairs if pair[0] != "code"] if kept and shown == 503 else (),
            path=quote(request.scope["path"]),
        )

    async def on_problem(request: Request, error: Exception) -> Response:
        if isinstance(error, TooMany):
            return answer(request, 429, {"retry-after": str(error.retry_after)})
        return answer(request, error.status if isinstance(error, Problem) else 500)

    async def on_http(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return answer(request, 500)
        if error.status_code == 404 and "." in request.url.path:
            return PlainTextResponse("Not found", 404)  # no page of ours has a dot: somebody looks for holes
        allowed = (error.headers or {}).get("allow")
        return answer(request, error.status_code, {"allow": allowed} if allowed else None)

    async def on_database(request: Request, error: Exception) -> Response:
        log.warning(
            "the database could not answer (%s)", type(error).__name__
        )  # no values: they are people's
        return answer(request, SaveFailed.status, {"retry-after": "5"})

    async def on_invalid(request: Request, error: Exception) -> Response:
        return answer(request, NotFound.status if request.method == "GET" else 400)

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(DBAPIError, on_database)
    app.add_exception_handler(NoneIsFree, on_database)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(Exception, on_problem)


def refusals(pages: Pages) -> Callable[[int], ASGIApp]:
    """For the gate, which answers before any route: the same pages, in the language of the address."""

    def refuse(status: int) -> ASGIApp:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            request = AnyRequest(scope)
            _, first, *_ = i18n.parted(scope["path"])
            accepted = request.headers.get("accept-language", "")
            locale = i18n.offered(first) or i18n.best_guess(accepted) or DEFAULT
            with i18n.using(locale):
                allowed = {"allow": "GET, HEAD, POST"} if status == 405 else None
                page = pages.page(request, f"errors/{status}.html", status, headers=allowed, kept=(), path="")
            await page(scope, receive, send)

        return answer

    return refuse
