"""Each lesson has exactly one line to remember, near its end unless it stands in a step; a test needs none."""

from app.content.compiled import ItemText, LessonText
from app.content.world import World

_NEAR = 2


def check(world: World) -> None:
    for key, edition in world.editions():
        if edition.source:
            for lesson in edition.lessons:
                if not lesson.test:
                    _lesson(world, key, lesson)


def _lesson(world: World, key: str, lesson: LessonText) -> None:
    holders = [item for item in lesson.items for ref in item.refs if ref.kind == "remember"]
    if len(holders) != 1:
        world.add(key, "K018", lesson.line, f"lesson {lesson.letter} has {len(holders)}")
    for item in holders:
        if item.kind != "step" and not _near_end(item, lesson):
            world.add(key, "K020", item.line, item.id)


def _near_end(item: ItemText, lesson: LessonText) -> bool:
    return item.id in {one.id for one in lesson.items[-_NEAR:]}
