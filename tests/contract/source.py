"""Reads the house: its Python files as trees, its imports as edges, its other files as paths."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.config import ROOT

APP = ROOT / "app"


@dataclass(frozen=True)
class Module:
    """One Python file of app/. `name` is dotted, without `app.`: "learners.actions"."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def top(self) -> str:
        """The slice or shared file it belongs to: "learners", "db", "content"."""
        return self.name.split(".", maxsplit=1)[0]

    @property
    def station(self) -> str:
        """The last part of its name: "routes"."""
        return self.name.rsplit(".", maxsplit=1)[-1]


@cache
def modules() -> dict[str, Module]:
    """Every module of app/ by its name; app/__init__.py is ""."""
    found = {}
    for path in sorted(APP.rglob("*.py")):
        name = ".".join(path.relative_to(APP).with_suffix("").parts).removesuffix("__init__").rstrip(".")
        text = path.read_text("utf-8")
        found[name] = Module(name, path, ast.parse(text, str(path)), text.count("\n"))
    return found


@cache
def edges() -> frozenset[tuple[str, str]]:
    """Who imports whom inside app/, typing included: ("learners.actions", "learners.models")."""
    return frozenset(
        (one.name, target) for one in modules().values() for target in _imported(one) if target in modules()
    )


def broken_imports() -> list[str]:
    """Imports of ours that lead nowhere: "learning.routes imports learning.gone"."""
    return sorted(
        f"{one.name} imports {target}"
        for one in modules().values()
        for target in _imported(one)
        if target not in modules()
    )


def outside(module: Module) -> Iterator[str]:
    """The top name of everything that a module imports from elsewhere: "fastapi", "re"."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def _imported(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "app":
            base = node.module.removeprefix("app").lstrip(".")
            for alias in node.names:
                deeper = f"{base}.{alias.name}".lstrip(".")
                yield deeper if deeper in modules() else base


def shown(path: Path) -> str:
    """A path as people write it."""
    return path.relative_to(ROOT).as_posix()


def files(folder: str, *suffixes: str) -> list[Path]:
    """Every file below a folder of the repository with one of these endings."""
    return sorted(path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix in suffixes)
