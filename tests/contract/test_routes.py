"""The map of addresses is on paper: routes.txt. A route that vanishes or appears changes a line there."""

import re
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from tests.client import Client
from tests.contract.routes_of import route_lines

LISTED = Path(__file__).with_name("routes.txt")
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
EXAMPLES = {
    "lang": "fi",
    "tool_id": "t10",
    "code": "l03",
    "letter": "a",
    "version": "0",
    "path": "js/main.js",
    "name": "x",
    "token": "x",
    "secret": "x",
    "member": "0" * 32,
    "group_id": "0" * 32,
    "share_id": "0" * 32,
    "gathering_id": "0" * 32,
    "number": "4",
    "before": "1",
    "digits": "123456789014",
}
VERBS = re.compile(r"/(?:get|set|make|create|update|delete|do|submit|save|edit)(?:[-_/]|$)")


def _listed() -> list[str]:
    return [line for line in LISTED.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@SQLITE
def test_the_routes_are_those_on_paper(app: ASGIApp) -> None:
    assert route_lines(app) == _listed()


def test_addresses_are_nouns() -> None:
    assert [line for line in _listed() if VERBS.search(line)] == []


@SQLITE
def test_every_page_answers_head_like_get_without_a_body(raw: Client) -> None:
    for line in _listed():
        method, path = line.split(" ")
        if method == "GET":
            address = _example(path)
            got, head = raw.get(address), raw.request("HEAD", address)
            assert (head.status_code, head.content) == (got.status_code, b""), address
            assert (
                got.status_code < 400
                or "/work/" in address
                or "version" in line
                or "media" in line
                or "{token}" in line
                or "{secret}" in line
            ), address
            assert head.headers.get("content-type") == got.headers.get("content-type"), address


@SQLITE
def test_a_post_address_is_no_page_unless_it_says_so(raw: Client) -> None:
    for line in _listed():
        method, path = line.split(" ")
        if method == "POST" and f"GET {path}" not in _listed():
            assert raw.get(_example(path)).status_code in {404, 405}, path


@SQLITE
def test_no_post_is_accepted_from_elsewhere(raw: Client) -> None:
    strangers = [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"},
                 {"Origin": "https://elsewhere.example"}, {"Origin": "null"}]  # fmt: skip
    for path in (line.split(" ")[1] for line in _listed() if line.startswith("POST")):
        for headers in strangers:
            assert raw.request("POST", _example(path), headers=headers).status_code == 403, (path, headers)


@SQLITE
def test_the_machine_readable_description_is_off(raw: Client) -> None:
    assert [path for path in ("/docs", "/redoc", "/openapi.json") if raw.get(path).status_code != 404] == []


def _example(path: str) -> str:
    return re.sub(r"\{([^}]+)\}", lambda found: EXAMPLES[found.group(1).split(":")[0]], path)
