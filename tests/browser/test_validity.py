"""Every page and state as the server sends it is valid for the Nu checker: no error, no warning."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.product import ROOT, Product
from tests.browser.walk import Walk, learners_walk, strangers_walk

CHECKER = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
LANGUAGES = ("en", "fi", "ar")
AROUND = (
    '<!doctype html><html lang="en"><title>1</title><h1>1</h1><h2>2</h2>{}</html>'  # around a part for a swap
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("java"), reason="no Java here: ./askel test installs it"),
    pytest.mark.skipif(not CHECKER.exists(), reason="the checker is not installed: ./askel test does it"),
]


def test_every_page_is_valid_html(chromium: Browser, product: Product, tmp_path: Path) -> None:
    for lang in LANGUAGES:
        for walk in (strangers_walk, learners_walk):
            _collect(chromium, walk, product.url, lang, tmp_path)
    assert len(list(tmp_path.iterdir())) > 100
    told = told_of(tmp_path)
    assert told == [], "\n".join(told)


def test_a_mistake_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_text("<!doctype html><html lang=en><title>1</title><p><table><b>", "utf-8")
    assert len(told_of(tmp_path)) >= 2


def _collect(
    chromium: Browser, walk: Callable[[Page, str, str], Walk], url: str, lang: str, folder: Path
) -> None:
    context = chromium.new_context(ignore_https_errors=True)
    page = context.new_page()
    replies: list[Response] = []
    page.on("response", lambda reply: replies.append(reply))
    for _ in walk(page, url, lang):
        keep_page(replies, folder)
    context.close()


def keep_page(replies: list[Response], folder: Path) -> None:
    """What was sent for the page on the screen: the last bytes that came, not what the browser made of them."""
    pages = [
        one
        for one in replies
        if one.headers.get("content-type", "").startswith("text/html") and one.status != 303
    ]
    if pages:
        html = pages[-1].text()
        html = html if html.startswith("<!doctype") else AROUND.format(html)
        (folder / f"{hash(html)}.html").write_text(html, "utf-8")
    replies.clear()


def told_of(folder: Path) -> list[str]:
    """What the checker says of all of these pages."""
    files = sorted(str(path) for path in folder.iterdir())
    command = [
        "java",
        "-Xss4m",
        "-jar",
        str(CHECKER),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        *files,
    ]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    lines = {f"{one['type']}: {one['message']} {one.get('extract', '')}" for one in told["messages"]}
    return sorted(lines)
