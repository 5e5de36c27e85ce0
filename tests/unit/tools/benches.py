"""A workbench over a small library, for tests of tools."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from app import i18n
from app.practice.tools.tool import Workbench
from tests.unit.content.making import library, reader


def bench_with(folder: Path, files: Mapping[str, str]) -> Workbench:
    """An English workbench with these files among the modules; its words of the interface are English everywhere."""
    books = library(folder, files)

    def made(lang: str) -> Workbench:
        count: Callable[[str, str, int], str] = lambda one, many, number: one if number == 1 else many  # noqa: E731
        here = datetime(2026, 12, 1, 11, tzinfo=UTC)
        return Workbench(i18n.REGISTRY[lang], books, reader(lang), here, str, count, made)

    return made("en")
