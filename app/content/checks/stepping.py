"""Step links and branches lead to items of the same lesson; a scene never turns in a circle."""

from collections.abc import Mapping

from app.content.compiled import ItemText, LessonText
from app.content.world import World, lesson_units


def check(world: World) -> None:
    for key, edition in world.editions():
        for lesson in edition.lessons:
            _links(world, key, lesson)
            if edition.source:
                _branches(world, key, lesson)


def _links(world: World, key: str, lesson: LessonText) -> None:
    ids = {item.id for item in lesson.items}
    for unit in lesson_units(lesson):
        for ref in unit.refs:
            if ref.kind == "step" and ref.target not in ids:
                world.add(key, "D009", ref.line, ref.target, ref.col)


def _branches(world: World, key: str, lesson: LessonText) -> None:
    places = {item.id: at for at, item in enumerate(lesson.items)}
    scenes = {item.id: item for item in lesson.items if item.kind == "branch"}
    for at, item in enumerate(lesson.items):
        for option in item.parts.options:
            if option.target and option.target not in places:
                world.add(key, "K013", option.line, option.target)
        if item.kind == "branch" and at == len(lesson.items) - 1:
            world.add(key, "K014", item.line, "nothing comes after it")
    for item in scenes.values():
        if _comes_back(item.id, item, scenes, lesson.items, places):
            world.add(key, "K014", item.line, item.id)


def _comes_back(
    start: str,
    item: ItemText,
    scenes: Mapping[str, ItemText],
    items: tuple[ItemText, ...],
    places: Mapping[str, int],
) -> bool:
    """Whether choosing and then reading on from scene to scene can end where it began."""
    waiting, seen = [option.target for option in item.parts.options], set[str]()
    while waiting:
        name = waiting.pop()
        if name == start:
            return True
        if name in seen or name not in places:
            continue
        seen.add(name)
        if name in scenes:
            waiting += [option.target for option in scenes[name].parts.options]
        elif places[name] + 1 < len(items):
            waiting.append(items[places[name] + 1].id)
    return False
