"""Names mean one thing: five stations in a slice, nothing called after a pattern, tests that are sentences."""

import ast
import re

from app.config import ROOT
from tests.contract.source import files, modules, shown
from tests.contract.test_imports import SLICES

PATTERNS = re.compile(
    r"(?:^|_)(?:services?|repositor(?:y|ies)|managers?|utils?|helpers?|commons?|misc|handlers?|controllers?|factory|base)(?:_|$)"
)
STATIONS = {"__init__", "routes", "forms", "actions", "queries", "models", "access"}
NOT_A_QUERY = re.compile(r"^(?:get|fetch|find|load|retrieve)_")


def test_no_file_is_called_after_a_pattern() -> None:
    assert [shown(one.path) for one in modules().values() if PATTERNS.search(one.path.stem)] == []


def test_no_class_is_called_after_a_pattern() -> None:
    named = re.compile(r"(?:Service|Repository|Manager|Helper|Util|Handler|Controller|Factory|Mixin)s?$")
    wrong = [
        f"{shown(one.path)}:{node.lineno} {node.name}"
        for one in modules().values()
        for node in ast.walk(one.tree)
        if isinstance(node, ast.ClassDef) and named.search(node.name)
    ]
    assert wrong == []


def test_a_slice_that_speaks_http_has_its_routes_in_one_file_each() -> None:
    from tests.contract.source import outside

    wrong = [
        one.name
        for one in modules().values()
        if one.top in SLICES and one.station not in {"routes", "access"} and "fastapi" in outside(one)
    ]
    assert wrong == []


def test_queries_are_nouns() -> None:
    wrong = [
        f"{one.name}.{node.name}"
        for one in modules().values()
        if one.station == "queries"
        for node in one.tree.body
        if isinstance(node, ast.FunctionDef) and NOT_A_QUERY.match(node.name)
    ]
    assert wrong == []


def test_tables_have_one_word_in_the_singular() -> None:
    from sqlmodel import SQLModel

    import app.main  # noqa: F401 - knows every model

    assert [
        name for name in SQLModel.metadata.tables if not re.fullmatch(r"[a-z]+(?:_[a-z]+)?(?<!s)", name)
    ] == []


def test_tests_are_sentences() -> None:
    wrong = []
    for path in files("tests", ".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.FunctionDef)
                and node.name.startswith("test_")
                and node.name.count("_") < 3
            ):
                wrong.append(f"{shown(path)}:{node.lineno} {node.name}")
    assert wrong == []


def test_every_test_file_stands_where_its_question_is_asked() -> None:
    known = {"unit", "integration", "browser", "contract", "bench", "fixtures", "node_modules"}
    assert {
        path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"
    } <= known
