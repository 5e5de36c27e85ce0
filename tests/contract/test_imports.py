"""Who may import whom: one direction, no cycle, content pure (CONTRIBUTING.md draws the same picture)."""

import ast
import graphlib
import sys

from tests.contract.source import Module, broken_imports, edges, modules, outside, shown

TOP = {"", "__main__", "cli", "main", "commands", "sweeping"}
"""They know everyone; nobody knows them, but for `main` and `commands` among themselves."""

SLICES = [
    "reporting", "gathering", "coaching", "publishing", "learning", "practice", "learners", "accounts", "handouts",
]  # fmt: skip
"""A slice imports slices to its right: their queries, actions, models, access and pure files."""

SHARED = [
    "error_pages", "media", "resources", "pages", "prepared", "forms", "security", "errors", "preferences",
    "cookies", "assets", "upkeep", "contacts", "formats", "i18n", "roads", "db", "clock", "config",
]  # fmt: skip
"""A shared file imports what stands to its right. `migrations` stands alone."""

CONTENT_MAY = {"markdown_it", "yaml"}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
}
PRIVATE = {"routes", "forms"}
STATION_MAY = {
    "models": {"models"},
    "queries": {"queries", "models"},
    "actions": {"actions", "queries", "models"},
    "forms": {"forms", "queries", "models"},
    "access": {"access", "forms", "actions", "queries", "models"},
    "routes": {"routes", "access", "forms", "actions", "queries", "models"},
}
HOT_ROADS = {"learning.lessons.reading", "learning.lessons.visit", "gathering.seats.asking"}
"""The named exceptions, three at most: no station, and yet they speak HTTP or ask the database."""


def _crossing() -> list[tuple[Module, Module]]:
    return [(modules()[a], modules()[b]) for a, b in sorted(edges()) if modules()[a].top != modules()[b].top]


def test_every_part_of_the_house_has_its_place() -> None:
    known = TOP | set(SLICES) | set(SHARED) | {"content", "migrations"}
    assert {one.top for one in modules().values()} <= known


def test_every_import_leads_somewhere() -> None:
    assert broken_imports() == []


def test_nobody_knows_the_top() -> None:
    wrong = [(a.name, b.name) for a, b in _crossing() if b.top in TOP - {""} and a.top not in TOP]
    assert wrong == []


def test_a_slice_imports_only_what_stands_to_its_right() -> None:
    right = {
        name: set(SLICES[place + 1 :]) | set(SHARED) - {"error_pages"} | {"content", ""}
        for place, name in enumerate(SLICES)
    }
    wrong = [(a.name, b.name) for a, b in _crossing() if a.top in right and b.top not in right[a.top]]
    assert wrong == []


def test_no_slice_imports_the_routes_or_forms_of_another() -> None:
    wrong = [
        (a.name, b.name)
        for a, b in _crossing()
        if b.top in SLICES and b.station in PRIVATE and a.top not in TOP
    ]
    assert wrong == []


def test_a_shared_file_imports_only_what_stands_to_its_right() -> None:
    right = {name: set(SHARED[place + 1 :]) | {"content", ""} for place, name in enumerate(SHARED)}
    wrong = [(a.name, b.name) for a, b in _crossing() if a.top in right and b.top not in right[a.top]]
    assert wrong == []


def test_inside_a_slice_the_stations_follow_one_another() -> None:
    wrong = [
        (a, b)
        for a, b in sorted(edges())
        if modules()[a].top in SLICES
        and modules()[a].top == modules()[b].top
        and modules()[a].station in STATION_MAY
        and modules()[b].station in STATION_MAY
        and modules()[b].station not in STATION_MAY[modules()[a].station]
    ]
    assert wrong == []


def test_a_file_that_is_no_station_computes_and_speaks_neither_http_nor_sql() -> None:
    wrong = [
        (one.name, name)
        for one in modules().values()
        if one.top in SLICES and one.station not in STATION_MAY and one.name not in HOT_ROADS
        for name in outside(one)
        if name in {"fastapi", "starlette", "sqlalchemy", "sqlmodel"}
    ]
    assert wrong == []


def test_content_imports_the_standard_library_and_its_parsers_alone() -> None:
    content = [one for one in modules().values() if one.top == "content"]
    allowed = set(sys.stdlib_module_names) | CONTENT_MAY | {"app"}
    assert [(one.name, name) for one in content for name in outside(one) if name not in allowed] == []
    assert [(a.name, b.name) for a, b in _crossing() if a.top == "content" and b.top != ""] == []


def test_content_has_no_clock() -> None:
    wrong = [
        f"{shown(one.path)}:{node.lineno}"
        for one in modules().values()
        if one.top == "content"
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCKS
    ]
    assert wrong == []


def test_only_the_clock_asks_for_the_time() -> None:
    wrong = [
        f"{shown(one.path)}:{node.lineno}"
        for one in modules().values()
        if one.name != "clock"
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCKS
    ]
    assert wrong == []


def test_there_is_no_cycle() -> None:
    graph: dict[str, set[str]] = {}
    for a, b in edges():
        graph.setdefault(a, set()).add(b)
    list(graphlib.TopologicalSorter(graph).static_order())


def test_imports_are_written_one_way() -> None:
    wrong = [
        f"{shown(one.path)}:{node.lineno}"
        for one in modules().values()
        for node in ast.walk(one.tree)
        if (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "app" for alias in node.names))
        or (
            isinstance(node, ast.ImportFrom)
            and (node.level or any(alias.name == "*" for alias in node.names))
        )
    ]
    assert wrong == []


def test_no_middleware_of_the_slow_kind() -> None:
    assert [
        shown(one.path) for one in modules().values() if "BaseHTTPMiddleware" in one.path.read_text("utf-8")
    ] == []
