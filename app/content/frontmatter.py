"""The YAML between two lines of --- at the top of a module, read without anchors, aliases or code tags."""

from collections.abc import Mapping
from typing import Any

import yaml
from yaml.events import AliasEvent
from yaml.nodes import Node

from app.content.diagnostics import Report
from app.content.source import Source

MAX_LINES = 200


class _Refused(yaml.MarkedYAMLError):
    pass


class _Loader(yaml.SafeLoader):
    """Refuses aliases: a page of them can grow to gigabytes."""

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(problem="anchor or alias", problem_mark=event.start_mark)
        return super().compose_node(parent, index)


def split(source: Source, report: Report) -> tuple[Mapping[str, Any] | None, str]:
    """Front matter (None if it cannot be understood), and the body with blank lines in its place so that
    line numbers stay true."""
    end = _end(source.lines)
    if not end:
        report.add("F010", 1)
        return None, source.text
    body = "\n".join([""] * end + source.lines[end:])
    return _parsed("\n".join(source.lines[1 : end - 1]), report), body


def _end(lines: list[str]) -> int:
    if lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:MAX_LINES], 2):
        if line.rstrip() == "---":
            return number
    return 0


def _parsed(text: str, report: Report) -> Mapping[str, Any] | None:
    try:
        value = yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        report.add("F015" if isinstance(error, _Refused) else "F011", line, error.problem or "", col)
        return None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        # ValueError: a date like 2026-02-31; RecursionError: a thousand brackets
        report.add("F011", 1, str(error))
        return None
    if not isinstance(value, dict):
        report.add("F011", 1, "expected keys and values")
        return None
    return {str(key): one for key, one in value.items()}


def line_of(key: str, lines: list[str]) -> int:
    """The line where a key of the front matter stands, 1 if it does not."""
    for number, line in enumerate(lines[:MAX_LINES], 1):
        if line.startswith(f"{key}:"):
            return number
    return 1
