"""Every tool, in the order of the shelf. A new one is a folder and a line here."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.content.due import Inserted
from app.content.models import SearchText
from app.i18n import Translate
from app.practice.tools.t01_plan import tool as t01
from app.practice.tools.t02_skills import tool as t02
from app.practice.tools.t03_cv import tool as t03
from app.practice.tools.t04_payslip import tool as t04
from app.practice.tools.t05_contract import tool as t05
from app.practice.tools.t06_flags import tool as t06
from app.practice.tools.t07_hours import tool as t07
from app.practice.tools.t08_help import tool as t08
from app.practice.tools.t09_phrases import tool as t09
from app.practice.tools.t10_holiday import tool as t10
from app.practice.tools.t11_calm import tool as t11
from app.practice.tools.t12_112 import tool as t12
from app.practice.tools.t13_notice import tool as t13
from app.practice.tools.t14_ad import tool as t14
from app.practice.tools.t15_interview import tool as t15
from app.practice.tools.t16_energy import tool as t16
from app.practice.tools.tool import Tool

TOOLS: Mapping[str, Tool[Any]] = {
    tool.id: tool
    for tool in (
        t01.TOOL,
        t02.TOOL,
        t03.TOOL,
        t04.TOOL,
        t05.TOOL,
        t06.TOOL,
        t07.TOOL,
        t08.TOOL,
        t09.TOOL,
        t10.TOOL,
        t11.TOOL,
        t12.TOOL,
        t13.TOOL,
        t14.TOOL,
        t15.TOOL,
        t16.TOOL,
    )
}

INSERTED: Mapping[str, Inserted] = {tool.id: Inserted(tool.facts, tool.named) for tool in TOOLS.values()}
"""What each tool uses of the registers."""


def search_texts(lang: str, _: Translate) -> Iterator[SearchText]:
    """Name and line of every tool, for somebody who looks for one."""
    for tool in TOOLS.values():
        yield SearchText("tool", tool.id, tool.title(_), tool.line(_), lang)
