"""The Nu checker: what is sent has no error and no warning. test_walks.py asks this of every page and state."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Response

from tests.browser.product import ROOT

CHECKER = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
AROUND = (
    '<!doctype html><html lang="en"><title>1</title><h1>1</h1><h2>2</h2>{}</html>'  # around a part for a swap
)
CAN_CHECK = bool(shutil.which("java")) and CHECKER.exists()
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CAN_CHECK, reason="no Java or no checker here: ./askel test installs them"),
]


def test_a_mistake_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_text("<!doctype html><html lang=en><title>1</title><p><table><b>", "utf-8")
    assert len(told_of(tmp_path)) >= 2


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
        "-XX:TieredStopAtLevel=1",  # half of its time goes into making fast what is over so soon
        "-XX:+UseSerialGC",
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
