"""The scanner: odd requests get a small page with every header, lead nowhere else, and cost next to nothing."""

from typing import Any

import anyio
import pytest
from pydantic import ValidationError
from sqlalchemy import Engine
from starlette.types import ASGIApp, Message, Scope

from app.config import Settings
from app.learners.codes import random_code
from tests.client import Client, Raw, reply_problems
from tests.fixtures.threads import in_a_thread

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
OURS = {"Sec-Fetch-Site": "same-origin"}


def ask(app: ASGIApp, *headers: tuple[bytes, bytes], method: str = "GET", path: str = "/en/help/") -> Any:
    """One request with exactly these headers: status, headers, and the scope after it."""
    sent: list[Message] = []
    scope: Scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "raw_path": path.encode(), "root_path": "", "query_string": b"q=1", "headers": [*headers],
        "client": None, "server": ("127.0.0.1", 8000),
    }  # fmt: skip

    async def run() -> None:
        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        await app(scope, receive, send)

    in_a_thread(lambda: anyio.run(run))
    return sent[0]["status"], dict(sent[0]["headers"]), scope


@SQLITE
@pytest.mark.parametrize(
    "path", ["/en/help/", "/EN/help//", "/fi/work", "/ar/l03/a/", "/en/nowhere/", "/en/code/"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_slash_too_many_leads_to_the_same_place_and_never_names_a_host(
    raw: Client, method: str, path: str
) -> None:
    raw.follow_redirects = False
    reply = raw.request(method, f"{path}?q=secret", headers=OURS)
    assert reply.status_code == 308
    assert reply.headers["location"] == {"/fi/work": "/fi/work/"}.get(path, path.lower().rstrip("/"))
    assert reply_problems(reply) == []


@SQLITE
def test_a_scanner_is_not_led_on(raw: Client) -> None:
    raw.follow_redirects = False
    for path in ("/wp-admin", "/.git/config", "/static/x/", "/media/a/", "/out/", "/api"):
        assert raw.get(path).status_code == 404, path


@SQLITE
def test_two_hosts_or_a_strange_port_are_no_host_of_ours(app: ASGIApp) -> None:
    host = b"host"
    assert ask(app, (host, b"localhost:8000"))[0] == 308
    assert ask(app, (host, b"[::1]:8000"))[0] == 308
    strange = (
        b"localhost:80@evil.example",
        b"localhost:8/..",
        b"localhost:",
        b"localhost:x",
        b"localhost:\xb2",
        b"",
    )
    for name in strange:
        assert ask(app, (host, name))[0] == 400, name
    for first, second in (
        (b"evil.example", b"localhost"),
        (b"localhost", b"evil.example"),
        (b"localhost",) * 2,
    ):
        assert ask(app, (host, first), (host, second))[0] == 400


@SQLITE
def test_a_length_of_thousands_of_digits_is_too_large_and_no_error(app: ASGIApp) -> None:
    assert ask(app, (b"host", b"localhost"), (b"content-length", b"9" * 5000))[0] == 413


@SQLITE
def test_asking_for_the_head_alone_leaves_the_servers_own_words_alone(app: ASGIApp) -> None:
    # the server compares what is sent with the method; changed in its hands, every such request was an error
    status, headers, scope = ask(app, (b"host", b"localhost"), method="HEAD", path="/en/help")
    assert (status, scope["method"]) == (200, "HEAD")
    assert int(headers[b"content-length"]) > 0


@SQLITE
@pytest.mark.parametrize("first", ["a-" * 3000, "en-" * 3000, "-" * 5000, "_" * 5000])
def test_an_address_like_an_endless_language_is_a_page_that_is_not_here(raw: Client, first: str) -> None:
    reply = raw.get(f"/{first}a/x")
    assert reply.status_code == 404
    assert reply_problems(reply) == []
    assert raw.get("/", headers={"Accept-Language": first}).status_code == 200


@pytest.mark.parametrize(
    "url", ["https://погода.example/", "https://example.org/\t", "https://example.org/\x7f"]
)
def test_an_exit_that_no_header_can_carry_is_refused_at_start(url: str) -> None:
    with pytest.raises(ValidationError):
        Settings(exit_url=url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://askel:S3cret@Pw@db/askel",
        "postgresql+psycopg://askel:S3cret:Pw@db:x/askel",
        "postgres://askel:S3cret@db/askel",
        "S3cret",
    ],
)
def test_a_database_address_that_is_none_is_refused_without_a_word_of_it(url: str) -> None:
    with pytest.raises(ValidationError) as told:
        Settings(database_url=url)
    assert "S3cret" not in str(told.value.errors(include_input=False, include_url=False))


def test_a_database_address_with_a_quoted_password_is_fine() -> None:
    url = "postgresql+psycopg://askel:p%40ss%2Fword@db:5432/askel"
    assert Settings(database_url=url).url == url


@SQLITE
def test_a_failing_database_never_shows_a_code_again(
    make_client: Any, client: Client, engine: Engine
) -> None:
    phone = make_client(kind=Raw, strict=False)
    client.submit(client.get("/en/code"), "/en/code/new")
    phone.jar.update(client.jar)
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("ALTER TABLE session RENAME TO gone")
    code = random_code()
    reply = phone.post("/en/code", {"code": code, "onward": "l03/a", "kept": "a.q=x"}, headers=OURS)
    assert reply.status_code == 503
    assert code not in reply.text
    assert "l03/a" in reply.text
