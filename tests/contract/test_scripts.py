"""The scripts stay small, say what a page does without them, and keep nothing in the browser (ARCHITECTURE 5, E6)."""

import gzip
import re
from pathlib import Path

import pytest

from app.assets import Assets

ROOT = Path(__file__).parents[2]
JS = ROOT / "static" / "js"
OURS = sorted(path for path in JS.rglob("*.js") if "vendor" not in path.parts)
BEHAVIOURS = sorted((JS / "behaviours").glob("*.js"))
LESSON = (
    "exit",
    "main",
    "memory",
    "page",
    "visit",
    "behaviours/navigation",
    "behaviours/session",
    "behaviours/listen",
)
# Where things could be kept, code could come in as text, or a style could be written into the page.
FORBIDDEN = re.compile(
    r"localStorage|sessionStorage|indexedDB|\bcaches\b|serviceWorker|document\.cookie|BroadcastChannel"
    r"|\beval\b|new Function|\bFunction\(|setTimeout\(\s*[\"'`]|document\.write|insertAdjacentHTML|outerHTML|innerHTML"
    r"|\.style\b|setAttribute\(\s*[\"']style|XMLHttpRequest|sendBeacon|WebSocket|https?://|console\."
)
NAMES = pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(JS).as_posix())


def code(path: Path) -> str:
    """The file without its comments."""
    return re.sub(r"^\s*//.*$|\s//\s.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)


@NAMES
def test_the_first_line_says_what_a_page_does_without_the_file(path: Path) -> None:
    assert path.read_text("utf-8").startswith("// Without this file ")


@NAMES
def test_what_phones_keep_of_a_script_is_its_code_alone(path: Path) -> None:
    served = Assets(ROOT / "static").files[f"js/{path.relative_to(JS).as_posix()}"].plain.decode()
    assert "//" not in served
    assert served.split() == code(path).split()


@NAMES
def test_no_script_is_longer_than_sixty_lines(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 120


@NAMES
def test_nothing_is_kept_in_the_browser_and_no_text_becomes_code(path: Path) -> None:
    assert FORBIDDEN.findall(code(path)) == []


@pytest.mark.parametrize("path", BEHAVIOURS, ids=lambda path: path.stem)
def test_a_behaviour_exports_one_function_of_one_element(path: Path) -> None:
    exports = re.findall(r"^export .*$", code(path), flags=re.MULTILINE)
    assert len(exports) == 1
    assert re.fullmatch(rf"export default (async )?function {path.stem}\(\w+\) {{", exports[0])


def test_one_script_alone_keeps_a_line_to_the_server_open() -> None:
    assert [path.name for path in OURS if "EventSource" in code(path)] == ["news.js"]


def test_html_becomes_a_page_in_one_place_only() -> None:
    places = {path.name: len(re.findall(r"createPolicy|DOMParser", code(path))) for path in OURS}
    assert {name: count for name, count in places.items() if count} == {"page.js": 2}
    assert 'createPolicy("askel"' in code(JS / "page.js")


def test_history_state_is_never_anything_but_a_number() -> None:
    states = re.findall(r"history\.(?:push|replace)State\(([^,]+), \"\"\)", "".join(map(code, OURS)))
    calls = re.findall(r"(?:push|replace)State", "".join(map(code, OURS)))
    assert len(states) == len(calls)
    assert set(states) == {"GONE", "now", "number() + 1"}


def test_every_behaviour_named_in_a_template_exists() -> None:
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html"))
    named = {name for names in re.findall(r'data-behaviour="([^"{]*)"', templates) for name in names.split()}
    assert named <= {path.stem for path in BEHAVIOURS}
    assert {"navigation", "session", "listen"} <= named


def test_a_lesson_needs_at_most_eight_kilobytes_of_script() -> None:
    assert sum(len(gzip.compress((JS / f"{name}.js").read_bytes(), 9, mtime=0)) for name in LESSON) <= 8192


def test_words_come_from_the_page_and_not_from_the_scripts() -> None:
    for path in OURS:
        sentences = [
            text
            for text in re.findall(r'"([^"\n]*)"', code(path))
            if re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]", text)
        ]
        assert sentences == [], path.name
