"""What one coach sees of one learner (SAFETY C4). Pure: the only place that decides it, for both of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.content.models import Module
from app.learners.sharing.models import FINISHED, GOING, NOTHING, Share, Suggestion
from app.learners.sharing.places import module_of
from app.learning.lessons.sheet import stones
from app.learning.sharing.naming import Named, Naming

UNKNOWN, NOT_FINISHED, BEGUN, DONE = "unknown", "not finished", "going", "finished"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one learner for one coach: lessons finished and begun, modules where somebody is stuck."""

    done: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    stuck: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A lesson or a tool that the coach suggested. `declined`: the learner said "not now"."""

    place: str
    title: str
    lang: str
    declined: bool


@dataclass(frozen=True, slots=True)
class SharedModule:
    """A module in which the coach suggested something: all of it (`whole`), some lessons, or both.

    `state` is one of UNKNOWN, NOT_FINISHED, BEGUN, DONE; `stones` are there only at level "going".
    """

    place: str
    title: str
    lang: str
    pictogram: str
    state: str
    stones: tuple[str, ...]
    stuck: bool
    declined: bool
    whole: bool
    lessons: tuple[SharedPlace, ...]

    @property
    def done(self) -> int:
        """How many of its lessons are finished, where that is shared."""
        return self.stones.count("done")


@dataclass(frozen=True, slots=True)
class SharedView:
    """One learner in the eyes of one coach. At level "nothing" it holds what the coach suggested, and no more."""

    label: str
    level: str
    modules: tuple[SharedModule, ...]
    tools: tuple[SharedPlace, ...]

    def module(self, place: str) -> SharedModule | None:
        """What is shared of one module; None where the coach suggested nothing of it."""
        return next((one for one in self.modules if one.place == place), None)


def shared_view(
    naming: Naming, share: Share, suggestions: Sequence[Suggestion], known: Known = Known()
) -> SharedView:
    """What this coach sees. Whatever the level does not allow is left out here, even if it was looked up."""
    shown = _allowed(share.level, known)
    declined = {row.place: row.declined and share.level != NOTHING for row in suggestions}
    named = [found for row in suggestions if (found := naming.place(row.place))]
    by_module: dict[str, list[Named]] = {}
    for one in named:
        if one.kind != "tool":
            by_module.setdefault(module_of(one.place), []).append(one)
    return SharedView(
        share.label,
        share.level,
        tuple(
            _module(module, share.level, shown, places, declined)
            for code, places in by_module.items()
            if (module := naming.library.module(code, naming.reader))
        ),
        tuple(_place(one, declined) for one in named if one.kind == "tool"),
    )


def lessons_asked(naming: Naming, suggestions: Iterable[Suggestion]) -> frozenset[str]:
    """The lessons of which a coach may hear at all: those of the modules that were suggested."""
    shapes = naming.library.shapes
    codes = {module_of(row.place) for row in suggestions} & shapes.keys()
    return frozenset(f"{code}/{letter}" for code in codes for letter in shapes[code].lessons)


def _allowed(level: str, known: Known) -> Known:
    if level == GOING:
        return known
    return Known(done=known.done) if level == FINISHED else Known()


def _module(
    module: Module,
    level: str,
    known: Known,
    places: Sequence[Named],
    declined: Mapping[str, bool],
) -> SharedModule:
    return SharedModule(
        module.code,
        module.title,
        module.lang,
        module.pictogram,
        _state(level, module, known),
        tuple(stones(module, "", known.done)) if level == GOING else (),
        stuck=module.code in known.stuck,
        declined=all(declined[one.place] for one in places),
        whole=any(one.kind == "module" for one in places),
        lessons=tuple(_place(one, declined) for one in places if one.kind == "lesson"),
    )


def _place(one: Named, declined: Mapping[str, bool]) -> SharedPlace:
    return SharedPlace(one.place, one.title, one.lang, declined[one.place])


def _state(level: str, module: Module, known: Known) -> str:
    if level == NOTHING:
        return UNKNOWN
    lessons = {f"{module.code}/{head.letter}" for head in module.lessons}
    if lessons <= known.done:
        return DONE
    begun = level == GOING and lessons & (known.done | known.begun)
    return BEGUN if begun else NOT_FINISHED
