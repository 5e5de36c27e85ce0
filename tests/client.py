"""The test client: a browser's habits, and an eye on every page that comes by."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import httpx
from anyio.from_thread import BlockingPortal
from starlette.types import ASGIApp

from tests.asgi import InProcess
from tests.filling import filled
from tests.page_rules import Page

NOTHING: Mapping[str, str] = MappingProxyType({})
ORIGIN = "http://localhost"
EXPECTED_HEADERS = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "x-content-type-options": "nosniff",
}
POLICY = (
    "default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", "trusted-types askel",
)  # fmt: skip
FORBIDDEN_IN_POLICY = ("unsafe-inline", "unsafe-eval", "*", "http:", "https:", "data:", "blob:")
OFF = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
TELLING = ("server", "x-powered-by", "via", "etag", "x-process-time")


class Client(httpx.Client):
    """Asks like a page of ours asks (`Sec-Fetch-Site: same-origin` with every POST), keeps `__Host-` cookies.

    Every reply is checked for its headers, every page for all that tests/page_rules.py knows.
    A status other than 200 (or a redirect) must be announced: `client.get("/xx/", status=404)`.
    """

    def __init__(self, app: ASGIApp, portal: BlockingPortal, *, exit_url: str, strict: bool = True) -> None:
        transport = InProcess(app, portal, strict=strict)
        super().__init__(transport=transport, base_url=ORIGIN, follow_redirects=True)
        self.exit_url, self.jar = exit_url, transport.jar

    def request(self, method: str, url: Any, *, status: int | None = None, **options: Any) -> httpx.Response:  # type: ignore[override]
        """One request. `status` is what the reply must have; anything below 400 if not given."""
        if method == "POST":
            options["headers"] = {"Sec-Fetch-Site": "same-origin", **(options.get("headers") or {})}
        reply = super().request(method, url, **options)
        for one in (*reply.history, reply):
            assert not (problems := reply_problems(one)), _told(one, problems)
        wrong = reply.status_code >= 400 if status is None else reply.status_code != status
        assert not wrong, _told(reply, [f"the status is not {status or 'fine'}", reply.text[:1500]])
        if reply.headers.get("content-type", "").startswith("text/html") and reply.content:
            assert not (problems := self.page(reply).problems()), _told(reply, problems)
        return reply

    def get(self, url: Any, **options: Any) -> httpx.Response:  # type: ignore[override]
        """A page."""
        return self.request("GET", url, **options)

    def post(self, url: Any, data: Any = None, **options: Any) -> httpx.Response:  # type: ignore[override]
        """A form. `data` as for httpx; a list of pairs keeps the order and the repetition of fields."""
        if isinstance(data, list):
            options["content"] = urlencode(data).encode()
            options["headers"] = {
                "Content-Type": "application/x-www-form-urlencoded",
                **(options.get("headers") or {}),
            }
            data = None
        return self.request("POST", url, data=data, **options)

    def submit(
        self,
        reply: httpx.Response,
        action: str,
        typed: Mapping[str, str] = NOTHING,
        *,
        press: str = "",
        **options: Any,
    ) -> httpx.Response:
        """Send a form of a page that was fetched: what it holds, what was typed, the button that was pressed."""
        return self.post(action, filled(self.page(reply), action, typed, press), **options)

    def page(self, reply: httpx.Response) -> Page:
        """A reply as a parsed page, for tests that look into it. Parsing takes longer than most replies: once."""
        if "page" not in reply.extensions:
            policy = reply.headers.get("content-security-policy", "")
            reply.extensions["page"] = Page(reply.text, reply.url.path, policy, self.exit_url)
        page: Page = reply.extensions["page"]
        return page


class Raw(Client):
    """The same ways, but it checks nothing: for tests about the checks themselves, and for strangers."""

    def request(self, method: str, url: Any, *, status: int | None = None, **options: Any) -> httpx.Response:  # type: ignore[override]
        """One request exactly as given."""
        return httpx.Client.request(self, method, url, **options)


def reply_problems(reply: httpx.Response) -> list[str]:
    """What is wrong with the headers of a reply, of whatever kind."""
    found = [
        f"{name} is {reply.headers.get(name)!r}"
        for name, value in EXPECTED_HEADERS.items()
        if reply.headers.get(name) != value
    ]
    found += [f"{name} is there" for name in TELLING if name in reply.headers]
    policy = reply.headers.get("content-security-policy", "")
    found += [f"the policy lacks {part}" for part in POLICY if part not in policy]
    found += [
        f"the policy holds {part}" for part in FORBIDDEN_IN_POLICY if part in policy.replace("'none'", "")
    ]
    permissions = reply.headers.get("permissions-policy", "")
    found += [f"{name} is not off" for name in OFF if f"{name}=()" not in permissions]
    wanted = "no-referrer" if reply.url.path == "/out" else "same-origin"
    if reply.headers.get("referrer-policy") != wanted:
        found.append(f"referrer-policy is {reply.headers.get('referrer-policy')!r}")
    return found + _caching(reply) + _going(reply)


def _caching(reply: httpx.Response) -> list[str]:
    kept = reply.headers.get("cache-control", "")
    static = reply.url.path.startswith("/static/") and "immutable" in kept
    return [] if kept == "no-store" or static else [f"cache-control is {kept!r}"]


def _going(reply: httpx.Response) -> list[str]:
    goes = reply.headers.get("location", "/")
    return (
        [] if goes.startswith("/") and not goes.startswith("//") and "?" not in goes else [f"goes to {goes}"]
    )


def _told(reply: httpx.Response, problems: list[str]) -> str:
    return "\n  ".join([f"{reply.request.method} {reply.url.path} {reply.status_code}", *problems])
