"""Logs say where and what kind, never what (SAFETY N1)."""

import logging
import sys

from app.commands.logs import QUIET, NoValues


def _record() -> logging.LogRecord:
    try:
        try:
            raise ValueError("code 1234 5678 of somebody")
        except ValueError as error:
            raise RuntimeError("note: I am at home") from error
    except RuntimeError:
        return logging.LogRecord("askel", logging.ERROR, "x.py", 1, "it broke", None, sys.exc_info())


def test_an_error_is_logged_by_place_and_type_without_its_text() -> None:
    line = NoValues("%(levelname)s %(message)s").format(_record())
    assert line.startswith("ERROR it broke")
    assert "builtins.RuntimeError" in line and "builtins.ValueError" in line
    assert "test_logs.py" in line and "_record" in line
    assert "1234" not in line and "at home" not in line


def test_no_source_line_is_shown_as_it_may_hold_a_value() -> None:
    assert "raise" not in NoValues().format(_record())


def test_visits_are_not_logged_at_all() -> None:
    assert QUIET["loggers"]["uvicorn.access"] == {"handlers": [], "propagate": False}
