"""Ids and letters: each once in a module, never one that was retired."""

from app.content.compiled import Edition
from app.content.world import World


def check(world: World) -> None:
    sources = world.sources()
    for key, edition in world.editions():
        source = sources.get(edition.code)
        _letters(world, key, edition)
        _items(world, key, edition, frozenset(source.front.retired) if source else frozenset())


def _letters(world: World, key: str, edition: Edition) -> None:
    seen: set[str] = set()
    for lesson in edition.lessons:
        if lesson.letter in seen:
            world.add(key, "M011", lesson.line, lesson.letter)
        seen.add(lesson.letter)


def _items(world: World, key: str, edition: Edition, retired: frozenset[str]) -> None:
    seen: set[str] = set()
    for lesson in edition.lessons:
        for item in lesson.items:
            if item.id in seen:
                world.add(key, "M005", item.line, item.id)
            if item.id in retired:
                world.add(key, "M006", item.line, item.id)
            seen.add(item.id)
