"""Every tool, in the order of the shelf. A new one is a folder and a line here."""

from collections.abc import Mapping
from typing import Any

from app.practice.tools.t10_holiday import tool as t10
from app.practice.tools.tool import Tool

TOOLS: Mapping[str, Tool[Any]] = {tool.id: tool for tool in (t10.TOOL,)}
