"""What a coach can suggest, in the language of the desk: ready sets, modules and lessons, tools. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.content.curriculum import Preset
from app.content.models import Module, Track
from app.learning.sharing.naming import Named, Naming
from app.practice.tools.shelf import TOOLS


@dataclass(frozen=True, slots=True)
class ReadySet:
    """A preset with the modules of it that are there today."""

    preset: Preset
    modules: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything on the page."""

    sets: tuple[ReadySet, ...]
    tracks: tuple[Track, ...]
    tools: tuple[Named, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Every place that can be suggested, in the order of the page."""
        return tuple(self._places())

    def of_set(self, name: str) -> tuple[str, ...]:
        """The places of a ready set; none for an unknown one, and for the programme, which goes by weeks."""
        found = (one for one in self.sets if one.preset.id == name and not one.preset.programme)
        return tuple(module.place for one in found for module in one.modules)

    def _places(self) -> Iterator[str]:
        for track in self.tracks:
            for module in track.modules:
                yield from places_of(module)
        yield from (tool.place for tool in self.tools)


def offered(naming: Naming) -> Offer:
    """What there is to suggest today."""
    presets = naming.library.presets(naming.reader)
    sets = (ReadySet(preset, named(naming, preset.ready)) for preset in presets)
    return Offer(
        tuple(one for one in sets if one.modules),
        naming.library.tracks(naming.reader),
        named(naming, tuple(TOOLS)),
    )


def named(naming: Naming, places: tuple[str, ...]) -> tuple[Named, ...]:
    """Places with their titles, without those that are not there."""
    return tuple(found for place in places if (found := naming.place(place)))


def places_of(module: Module) -> Iterator[str]:
    """A module, then each of its lessons."""
    yield module.code
    yield from (f"{module.code}/{head.letter}" for head in module.lessons)
