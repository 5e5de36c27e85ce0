"""What a place is called that somebody suggests: a module (`l03`), a lesson (`l03/b`) or a tool (`t04`). Pure."""

from dataclasses import dataclass
from typing import Literal

from app.content.library import Library
from app.content.models import Module, Reader
from app.i18n import Translate
from app.practice.tools.shelf import TOOLS

Kind = Literal["module", "lesson", "tool"]


@dataclass(frozen=True, slots=True)
class Named:
    """A place in the words of one reader. `within`: the title of the lesson's module, which has its language."""

    place: str
    kind: Kind
    title: str
    lang: str
    href: str
    pictogram: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """Gives names in the language of one reader."""

    library: Library
    reader: Reader
    say: Translate

    def place(self, place: str) -> Named | None:
        """The names of a place; None for what is no place, or is not there any more."""
        if place in TOOLS:
            return self._tool(place)
        code, _, letter = place.partition("/")
        module = self.library.module(code, self.reader)
        if module is None:
            return None
        return self._lesson(module, letter) if letter else self._module(module)

    def _tool(self, place: str) -> Named:
        tool = TOOLS[place]
        title, href = tool.title(self.say), self.reader.links(place)
        return Named(place, "tool", title, self.reader.lang, href, tool.pictogram)

    def _module(self, module: Module) -> Named:
        href = self.reader.links(module.code)
        return Named(module.code, "module", module.title, module.lang, href, module.pictogram)

    def _lesson(self, module: Module, letter: str) -> Named | None:
        head = next((head for head in module.lessons if head.letter == letter), None)
        if head is None:
            return None
        place = f"{module.code}/{letter}"
        pictogram = head.pictogram or module.pictogram
        return Named(
            place, "lesson", head.title, head.lang, self.reader.links(place), pictogram, module.title
        )
