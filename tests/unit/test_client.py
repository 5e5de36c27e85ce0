"""The test client behaves like a browser and refuses to look away."""

from collections.abc import Iterator

import pytest
from anyio.from_thread import BlockingPortal
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.security.headers import standing_headers
from tests.client import Client, Raw
from tests.unit.test_page_rules import CSP, EXIT, GOOD

STYLE = CSP.rpartition(" ")[2]


async def good_page(request: Request) -> Response:
    return HTMLResponse(GOOD)


async def bad_page(request: Request) -> Response:
    return HTMLResponse(GOOD.replace("<h1>Otsikko</h1>", ""))


async def echo(request: Request) -> Response:
    told = [
        request.headers.get("sec-fetch-site", ""),
        (await request.body()).decode(),
        request.cookies.get("__Host-a", ""),
    ]
    reply = PlainTextResponse("|".join(told))
    reply.set_cookie("__Host-a", "secret", secure=True, httponly=True, samesite="strict", path="/")
    return reply


async def careless(request: Request) -> Response:
    reply = PlainTextResponse("")
    reply.set_cookie("__Host-a", "secret", httponly=True, samesite="strict")
    return reply


async def out(request: Request) -> Response:
    return PlainTextResponse("", headers={"clear-site-data": '"cookies", "storage"'})


async def away(request: Request) -> Response:
    return RedirectResponse(request.query_params["to"], 303)


async def broken(request: Request) -> Response:
    raise RuntimeError("on purpose")


ROUTES = [
    Route("/fi/", good_page),
    Route("/fi/bad", bad_page),
    Route("/fi/echo", echo, methods=["GET", "POST"]),
    Route("/fi/careless", careless),
    Route("/fi/out", out),
    Route("/fi/away", away),
    Route("/fi/broken", broken),
]


def with_headers(app: ASGIApp) -> ASGIApp:
    """The application behind our headers, as the gate does it."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *standing_headers(STYLE, tls=False)]
            await send(message)

        await app(scope, receive, out)

    return wrapped


@pytest.fixture
def small(portal: BlockingPortal) -> Iterator[Client]:
    with Client(with_headers(Starlette(routes=ROUTES)), portal, exit_url=EXIT) as opened:
        yield opened


def test_a_good_page_comes_through(small: Client) -> None:
    assert "Otsikko" in small.get("/fi/").text


def test_a_page_that_breaks_a_rule_fails_the_test_that_fetched_it(small: Client) -> None:
    with pytest.raises(AssertionError, match="0 first headings"):
        small.get("/fi/bad")


def test_a_reply_without_our_headers_fails(portal: BlockingPortal) -> None:
    with (
        Client(Starlette(routes=ROUTES), portal, exit_url=EXIT) as bare,
        pytest.raises(AssertionError, match="policy"),
    ):
        bare.get("/fi/")


def test_an_unexpected_status_fails(small: Client) -> None:
    with pytest.raises(AssertionError, match="status is not fine"):
        small.get("/fi/nowhere")
    with pytest.raises(AssertionError, match="status is not 404"):
        small.get("/fi/", status=404)


def test_a_form_is_sent_from_our_own_origin_in_the_order_of_its_fields(small: Client) -> None:
    assert (
        small.post("/fi/echo", [("a", "1"), ("b", "ä"), ("a", "2")]).text == "same-origin|a=1&b=%C3%A4&a=2|"
    )


def test_a_secure_cookie_is_kept_on_localhost(small: Client) -> None:
    small.get("/fi/echo")
    assert small.get("/fi/echo").text.endswith("|secret")


def test_a_cookie_that_a_browser_would_drop_fails(small: Client) -> None:
    with pytest.raises(AssertionError, match="not Secure"):
        small.get("/fi/careless")


def test_clear_site_data_empties_the_jar(small: Client) -> None:
    small.get("/fi/echo")
    small.get("/fi/out")
    assert small.jar == {}


@pytest.mark.parametrize("to", ["https://example.org/", "//example.org/", "/fi/?x=1"])
def test_a_redirect_to_elsewhere_or_with_a_query_fails(small: Client, to: str) -> None:
    small.follow_redirects = False
    with pytest.raises(AssertionError, match="goes to"):
        small.get("/fi/away", params={"to": to})


def test_what_the_application_raises_reaches_the_test(small: Client) -> None:
    with pytest.raises(RuntimeError, match="on purpose"):
        small.get("/fi/broken")


def test_the_raw_client_gets_the_500_page_and_checks_nothing(portal: BlockingPortal) -> None:
    with Raw(Starlette(routes=ROUTES), portal, exit_url=EXIT, strict=False) as raw:
        assert raw.get("/fi/broken").status_code == 500
        assert raw.get("/fi/bad").status_code == 200
        assert raw.post("/fi/echo").text == "||"


def test_a_form_of_a_page_is_filled_and_sent(small: Client) -> None:
    page = small.get("/fi/")
    with pytest.raises(AssertionError, match="status is not fine"):
        small.submit(page, "/fi/code", {"code": "1"})  # no such route in the small application
    with pytest.raises(AssertionError, match="no field"):
        small.submit(page, "/fi/code", {"wrong": "1"})
    with pytest.raises(AssertionError, match="no form leads to"):
        small.submit(page, "/fi/nothing")
