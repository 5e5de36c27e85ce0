"""The facts and tools that markers and front matter name are the ones the text uses."""

from app.content.compiled import Edition, LessonText
from app.content.frontmatter import line_of
from app.content.world import World, lesson_units


def check(world: World) -> None:
    for key, edition in world.editions():
        if edition.source:
            _front(world, key, edition)
            for lesson in edition.lessons:
                _lesson(world, key, lesson, edition)


def _front(world: World, key: str, edition: Edition) -> None:
    lines = world.text(key)
    for name in edition.front.facts:
        if name not in world.registers.facts and name not in world.registers.contacts:
            world.add(key, "D012", line_of("facts", lines), name)
    if world.tools is None:
        return
    for name in edition.front.tools:
        if name not in world.tools:
            world.add(key, "K015", line_of("tools", lines), name)
    for item in edition.items.values():
        if item.kind == "tool" and item.id not in world.tools:
            world.add(key, "K015", item.line, item.id)


def _lesson(world: World, key: str, lesson: LessonText, edition: Edition) -> None:
    used = {}
    for unit in lesson_units(lesson):
        for ref in unit.refs:
            if ref.kind in {"fact", "contact"}:
                used[ref.target.partition(".")[0]] = ref
    for name in lesson.facts:
        if name not in edition.front.facts:
            world.add(key, "D018", lesson.line, name)
        if name not in world.registers.facts and name not in world.registers.contacts:
            world.add(key, "D012", lesson.line, name)
    for name, ref in used.items():
        if ref.kind == "fact" and name not in lesson.facts:
            world.add(key, "D016", ref.line, name, ref.col)
    for name in lesson.tools:
        if name not in edition.front.tools:
            world.add(key, "K015", lesson.line, name)
