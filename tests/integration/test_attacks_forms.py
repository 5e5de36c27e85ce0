"""The scanner sends odd forms and cookies: none of them costs more than an ordinary one, none is an error of ours."""

import time
from collections.abc import Callable

import pytest
from starlette.requests import Request

from app.cookies import Cookie
from app.forms import Posted
from tests.client import Client, reply_problems

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
OURS = {"Sec-Fetch-Site": "same-origin"}
QUICK = 0.15
"""Seconds; each of these took more than half a second."""


def seconds(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


@pytest.mark.parametrize("value", ["\\\\" * 7000, "\\1" * 7000, ";" * 14000, "=" * 14000])
def test_no_cookie_takes_long_to_read(value: str) -> None:
    header = f'x="{value}"; __Host-a=kept'.encode()
    request = Request({"type": "http", "headers": [(b"cookie", header)]})
    assert seconds(lambda: Cookie("a").read(request)) < QUICK
    assert Cookie("a").read(request) == "kept"


@pytest.mark.parametrize("marks", ["\u0315\u0300", "\u0315" * 500 + "\u0300" * 500, "\u0f73", "\u0344\u0315"])
def test_no_text_takes_long_to_normalise(marks: str) -> None:
    text = "a" + marks * (31_000 // len(marks.encode()))
    assert seconds(lambda: Posted([("words", text), ("more", text)])) < QUICK


def test_marks_of_real_writing_are_kept_and_normalised() -> None:
    words = [
        "u\u0308o\u0308",
        "ভাষা",
        "ภาษาไทยที่นี่",
        "اللُّغَةُ",
        "Tiê\u0301ng Viê\u0323t",
        "नेपाली",
        "e" + "\u0301" * 25,
    ]
    read = [value for _, value in Posted([("words", word) for word in words]).pairs]
    assert read[0] == "üö"
    assert read[1:4] == words[1:4]
    assert read[4] == "Tiếng Việt"
    assert read[6] == "é" + "\u0301" * 24


@SQLITE
@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "undefined", "idna", "punycode", "utf-8"])
def test_a_form_in_another_wrapping_is_an_empty_one(raw: Client, charset: str) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="words"\r\n\r\n\\ud800+2AA-\r\n--b--\r\n'
    kind = {"Content-Type": f"multipart/form-data; boundary=b; charset={charset}"}
    for path in ("/en/search", "/en/l03/a/code", "/en/code"):
        reply = raw.request("POST", path, content=body, headers={**OURS, **kind})
        assert reply.status_code in {200, 422}, path
        assert reply_problems(reply) == []
