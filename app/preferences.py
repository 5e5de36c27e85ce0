"""How a reader wants pages to look: one small session cookie, set only by a POST, gone with the exit."""

from dataclasses import dataclass
from typing import Self

SIZES = ("m", "l", "x")
THEMES = ("a", "l", "d")
DATA = ("n", "s")
CLASSES = {
    "size": {"l": "text-l", "x": "text-x"},
    "theme": {"l": "theme-light", "d": "theme-dark"},
    "data": {"s": "less-data"},
}


@dataclass(frozen=True, slots=True)
class Preferences:
    """size: middle, large, extra large; theme: automatic, light, dark; data: normal, saving."""

    lang: str = ""
    size: str = "m"
    theme: str = "a"
    data: str = "n"

    @classmethod
    def read(cls, cookie: str) -> Self:
        """From the cookie; whatever is not ours counts as not chosen."""
        parts = cookie.split(".")
        if len(parts) != 4 or len(cookie) > 32:
            return cls()
        return cls.chosen(*parts)

    @classmethod
    def chosen(cls, lang: str, size: str, theme: str, data: str) -> Self:
        """What somebody sent: in place of a choice that is none of ours stands the usual one."""
        return cls(
            lang,
            size if size in SIZES else "m",
            theme if theme in THEMES else "a",
            data if data in DATA else "n",
        )

    @property
    def cookie(self) -> str:
        """As it is kept on the phone: `fi.l.d.s`."""
        return ".".join((self.lang, self.size, self.theme, self.data))

    @property
    def css_class(self) -> str:
        """The class on `<html>`; empty for somebody who has chosen nothing."""
        chosen = ((name, getattr(self, name)) for name in CLASSES)
        return " ".join(CLASSES[name][value] for name, value in chosen if value in CLASSES[name])
