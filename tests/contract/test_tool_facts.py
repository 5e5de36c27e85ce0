"""A tool says which facts and contacts of the registers it uses: those that its folder names, and no others."""

import re

import pytest

from app.config import ROOT
from app.content.gather import gather
from app.main import LANGUAGES
from app.practice.tools.shelf import INSERTED, TOOLS

NAMED = re.compile(r'"(f\d\d)"')


def _folder(tool: str) -> str:
    [folder] = (ROOT / "app" / "practice" / "tools").glob(f"{tool}_*")
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_tells_all_that_it_uses_of_the_registers(tool: str) -> None:
    assert set(NAMED.findall(_folder(tool))) == {*INSERTED[tool].facts, *INSERTED[tool].contacts}


def test_what_tools_use_is_in_the_registers() -> None:
    registers = gather(ROOT / "modules", LANGUAGES)[0].registers
    assert {name for one in INSERTED.values() for name in one.facts} <= registers.facts.keys()
    assert {name for one in INSERTED.values() for name in one.contacts} <= registers.contacts.keys()
