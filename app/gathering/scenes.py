"""Steps that are kept as the library has them: the same for all phones and projectors of a language. One a process,
on app.state."""

from datetime import date
from functools import lru_cache

from app.clock import Clock
from app.content.library import Library
from app.gathering.scene import Scene, bare_scene
from app.gathering.stage import Stage
from app.i18n import REGISTRY, Locale
from app.pages import Pages

MOST = 256
"""Some dozens of group sessions, each in its languages; what was not used for longest makes room."""


class Scenes:
    """Asks the library once a day for each step and language: a fact may be too old to show tomorrow."""

    def __init__(self, library: Library, pages: Pages, clock: Clock) -> None:
        self.library, self.pages, self.clock = library, pages, clock
        self._bare = lru_cache(MOST)(self._made)

    def shown(self, locale: Locale, stage: Stage) -> Scene | None:
        """What a group session shows now, with its numbers where it shows them; None without a step to show."""
        bare = self._bare(locale.code, stage.module, stage.state.step, self.clock.today())
        return bare.shown(stage) if bare else None

    def _made(self, lang: str, module: str, step: str, today: date) -> Scene | None:
        return bare_scene(self.library, self.pages.reader(REGISTRY[lang], today), module, step)
