"""Every reply has the headers of SAFETY N3: pages, errors, redirects, static files, refusals."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from app.errors import TooMany
from tests.client import Client, Raw, reply_problems
from tests.conftest import MakeApp, inside

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HTML = "text/html; charset=utf-8"
ERRORS: dict[int, tuple[str, str, dict[str, Any]]] = {
    400: ("GET", "/fi/", {"headers": {"Host": "elsewhere.example"}}),
    403: ("POST", "/fi/code", {"headers": {"Sec-Fetch-Site": "cross-site"}}),
    404: ("GET", "/fi/nowhere", {}),
    405: ("DELETE", "/fi/", {}),
    413: ("POST", "/fi/code", {"content": b"x" * 70_000, "headers": {"Sec-Fetch-Site": "same-origin"}}),
    429: ("GET", "/fi/broken-429", {}),
    500: ("GET", "/fi/broken-500", {}),
    503: ("GET", "/fi/broken-503", {}),
}


async def _broken(request: Request) -> Response:
    if request.url.path.endswith("429"):
        raise TooMany(7)
    if request.url.path.endswith("503"):
        raise OperationalError("SELECT secret", {"code": "1234"}, Exception("disk is full"))
    raise RuntimeError("secret 1234")


@pytest.fixture
def breaking(app: ASGIApp) -> ASGIApp:
    """The product with addresses that fail."""
    fastapi: FastAPI = inside(app)
    for status in ("429", "500", "503"):
        fastapi.add_route(f"/fi/broken-{status}", _broken)
        fastapi.router.routes.insert(0, fastapi.router.routes.pop())
    return app


@pytest.mark.parametrize("status", ERRORS)
def test_an_error_is_a_calm_page_in_the_readers_language_that_tells_nothing(
    breaking: ASGIApp, raw: Client, client: Client, status: int
) -> None:
    method, path, options = ERRORS[status]
    reply = raw.request(method, path, **options)
    assert reply.status_code == status
    assert reply.headers["content-type"] == HTML
    assert reply_problems(reply) == []
    assert client.page(reply).problems() == []
    assert '<html lang="fi"' in reply.text
    assert not any(
        word in reply.text for word in ("secret", "1234", "disk", "Traceback", "Error", "starlette", "0.1.0")
    )


def test_whoever_must_wait_is_told_how_long(breaking: ASGIApp, raw: Client) -> None:
    assert raw.get("/fi/broken-429").headers["retry-after"] == "7"


@pytest.mark.parametrize(
    "path", ["/", "/fi/", "/FI/", "/fi", "/ar/l03", "/en/l03/a", "/en/help", "/en/me", "/fi/code"]
)
def test_pages_and_moves_have_them(raw: Client, path: str) -> None:
    raw.follow_redirects = False
    reply = raw.get(path)
    assert reply.status_code in {200, 303, 307, 308}
    assert reply_problems(reply) == []


def test_the_exit_has_them_and_more(raw: Client, app: ASGIApp) -> None:
    reply = raw.request("POST", "/out", headers={"Sec-Fetch-Site": "same-origin"})
    assert reply.status_code == 200
    assert reply_problems(reply) == []
    assert reply.headers["clear-site-data"] == '"cookies", "storage"'
    assert reply.headers["refresh"] == f"0; url={inside(app).state.settings.exit_url}"
    assert reply.headers["referrer-policy"] == "no-referrer"


def test_static_files_have_them_and_are_kept_for_a_year(raw: Client, app: ASGIApp) -> None:
    assets = inside(app).state.assets
    for name in assets.files:
        reply = raw.get(assets.url(name))
        assert reply_problems(reply) == []
        assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert raw.get("/static/older/js/main.js").headers["cache-control"] == "no-store"
    assert reply_problems(raw.get("/static/older/nothing.js")) == []


def test_a_body_that_grows_without_saying_so_is_cut_off(raw: Client) -> None:
    def endless() -> Any:
        for number in range(50):
            yield b"f%d=%s&" % (number, b"x" * 8000)

    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
    reply = raw.request("POST", "/fi/code", content=endless(), headers=headers)
    assert reply.status_code == 413
    assert reply_problems(reply) == []


def test_each_header_is_sent_once(raw: Client) -> None:
    for path in ("/", "/fi/l03/a", "/fi/nowhere"):
        names = [name.lower() for name, _ in raw.get(path).headers.raw if name.lower() != b"set-cookie"]
        assert len(names) == len(set(names)), path


def test_strict_transport_is_asked_for_behind_tls_only(
    make_app: MakeApp, make_client: Any, raw: Client
) -> None:
    behind = make_client(kind=Raw, to=make_app(tls=True))
    assert behind.get("/fi/").headers["strict-transport-security"].startswith("max-age=")
    assert behind.get("/fi/nowhere").headers["strict-transport-security"].startswith("max-age=")
    assert "strict-transport-security" not in raw.get("/fi/").headers


def test_a_page_asked_for_without_a_session_sets_no_cookie(raw: Client) -> None:
    for path in (
        "/",
        "/fi/",
        "/fi/l03",
        "/fi/l03/a",
        "/fi/help",
        "/fi/code",
        "/fi/me",
        "/fi/settings",
        "/fi/nowhere",
    ):
        assert "set-cookie" not in raw.get(path).headers, path


def test_no_inline_sheet_is_allowed_but_our_own(raw: Client) -> None:
    policy = raw.get("/fi/").headers["content-security-policy"]
    assert policy.count("'sha256-") == 1
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
