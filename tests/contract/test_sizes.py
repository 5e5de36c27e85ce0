"""Small pieces: files, functions, templates, style sheets and scripts keep to their budgets."""

import ast
from statistics import median

from tests.contract.source import files, modules, shown

LONGEST_FILE, MEDIAN_FILE = 300, 80
LONGEST_FUNCTION, LONG_FUNCTION, SHARE_OF_LONG, MEDIAN_FUNCTION = 60, 30, 0.05, 8
LONGEST_TEMPLATE, LONGEST_SHEET, LONGEST_BEHAVIOUR = 100, 250, 60
MACRO_PARAMETERS = 6


def _functions() -> dict[str, int]:
    return {
        f"{shown(one.path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for one in modules().values()
        for node in ast.walk(one.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_python_files_are_short() -> None:
    lines = {shown(one.path): one.lines for one in modules().values()}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}
    assert median(lines.values()) <= MEDIAN_FILE


def test_functions_are_short() -> None:
    lengths = _functions()
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert sum(length > LONG_FUNCTION for length in lengths.values()) / len(lengths) <= SHARE_OF_LONG
    assert median(lengths.values()) <= MEDIAN_FUNCTION


def test_every_python_file_says_in_one_line_what_it_is_for() -> None:
    assert [shown(one.path) for one in modules().values() if not ast.get_docstring(one.tree)] == []


def test_templates_are_short() -> None:
    assert _longer_than(LONGEST_TEMPLATE, "templates", ".html") == {}


def test_style_sheets_are_short() -> None:
    assert _longer_than(LONGEST_SHEET, "static/css", ".css") == {}


def test_behaviours_are_short() -> None:
    assert _longer_than(LONGEST_BEHAVIOUR, "static/js/behaviours", ".js") == {}


def test_conftest_is_short() -> None:
    assert _longer_than(200, "tests", ".py").keys().isdisjoint({"tests/conftest.py"})


def test_contributing_is_short() -> None:
    assert {name for name in _longer_than(150, ".", ".md") if name == "CONTRIBUTING.md"} == set()


def _longer_than(limit: int, folder: str, suffix: str) -> dict[str, int]:
    lines = {shown(path): len(path.read_text("utf-8").splitlines()) for path in files(folder, suffix)}
    return {name: count for name, count in lines.items() if count > limit}
