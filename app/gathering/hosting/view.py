"""The host's page, computed: what phones show, the note, where one can go, what was counted. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.content.library import Library
from app.content.models import HostNote, LessonHead, Reader
from app.gathering.scene import Scene, scene_of, steps_of
from app.gathering.stage import Result, Stage

WHOLE = ""
"""The note about a whole module stands under no item."""


@dataclass(frozen=True, slots=True)
class Places:
    """A lesson, and the steps in it that a group can go to: id and title."""

    lesson: LessonHead
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a host has before their eyes. `poll`: the scene with numbers that nobody else sees yet; `whole`: the note
    about the whole module."""

    stage: Stage
    scene: Scene | None
    poll: Scene | None
    note: HostNote | None
    whole: HostNote | None
    first: bool
    last: bool


def shown(library: Library, reader: Reader, stage: Stage, results: Mapping[str, Result]) -> Shown:
    """The step of now, with its note."""
    scene = scene_of(library, reader, stage)
    notes = {one.item: one for one in library.host_notes(stage.module, reader)}
    steps = steps_of(library, stage)
    return Shown(
        stage,
        scene,
        scene.counted(results) if scene and scene.votes else None,
        notes.get(stage.state.step),
        notes.get(WHOLE),
        stage.state.step in steps[:1],
        stage.state.step in steps[-1:],
    )


def places_of(library: Library, reader: Reader, module: str) -> tuple[Places, ...]:
    """Every lesson with its steps: where a host can go at once."""
    head = library.module(module, reader)
    found = []
    for lesson in head.lessons if head else ():
        whole = library.lesson(module, lesson.letter, reader)
        steps = tuple((item.id, item.title) for item in whole.items) if whole else ()
        found.append(Places(lesson, steps))
    return tuple(found)


def all_polls(
    library: Library, reader: Reader, stage: Stage, counted: Mapping[str, Mapping[str, Result]]
) -> tuple[Scene, ...]:
    """Every poll of a group session that is over, in the order of the module."""
    scenes = ((item, scene_of(library, reader, stage, item)) for item in steps_of(library, stage))
    return tuple(scene.counted(counted[item]) for item, scene in scenes if item in counted and scene)


def outward(reader: Reader, origin: str) -> Reader:
    """The same reader at a desk with a host of its own: links lead to the side of learners."""
    return replace(reader, links=lambda place: f"{origin}{reader.links(place)}")
