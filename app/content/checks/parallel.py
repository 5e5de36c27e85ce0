"""A translation has the shape of its source: same items, kinds, options, references. Words are its own."""

from collections import Counter

from app.content.compiled import ItemText, LessonText
from app.content.words import Entry
from app.content.world import World
from app.content.writing import Ref


def check(world: World) -> None:
    for key, edition, source in world.translations():
        letters = {lesson.letter: lesson for lesson in source.lessons}
        for lesson in edition.lessons:
            if lesson.letter not in letters:
                world.add(key, "T002", lesson.line, f"lesson {lesson.letter}")
            else:
                _compare_refs(world, key, lesson, letters[lesson.letter])
        originals = source.items
        for item in edition.items.values():
            if item.id not in originals:
                world.add(key, "T002", item.line, item.id)
            else:
                _compare(world, key, item, originals[item.id])

    for key, entry, original in world.translated_entries():
        _compare_refs(world, key, entry, original)


def _compare(world: World, key: str, item: ItemText, source: ItemText) -> None:
    if item.kind != source.kind:
        world.add(key, "T003", item.line, f"{item.kind}, source has {source.kind}")
        return
    if item.lesson != source.lesson:
        world.add(key, "T017", item.line, f"{item.lesson}, source has {source.lesson}")
    for name, mine, theirs in (
        ("options", [one.id for one in item.parts.options], [one.id for one in source.parts.options]),
        ("piles", [one.id for one in item.parts.piles], [one.id for one in source.parts.piles]),
    ):
        if sorted(mine) != sorted(theirs):
            missing, extra = sorted(set(theirs) - set(mine)), sorted(set(mine) - set(theirs))
            world.add(key, "T004", item.line, f"{name} lacking {missing}, unknown {extra}")
    _compare_parts(world, key, item, source)
    _compare_refs(world, key, item, source)


def _compare_parts(world: World, key: str, item: ItemText, source: ItemText) -> None:
    theirs = {option.id: option for option in source.parts.options}
    for option in item.parts.options:
        other = theirs.get(option.id)
        if other and option.pile != other.pile:
            world.add(key, "T004", option.line, f"{option.id} lies in {option.pile}, source has {other.pile}")
        if other and option.ticked != other.ticked:
            world.add(key, "T005", option.line, option.id)
        if other and bool(option.feedback) != bool(other.feedback):
            world.add(key, "T014", option.line, f"feedback of {option.id}")
        if other and option.target != other.target:
            world.add(key, "T006", option.line, f"{option.target}, source has {other.target}")
    for name in ("body", "explanation"):
        if bool(getattr(item.parts, name)) != bool(getattr(source.parts, name)):
            world.add(key, "T014", item.line, name)
    if bool(item.note) != bool(source.note):
        world.add(key, "T014", item.line, "content note")


def _compare_refs(
    world: World, key: str, unit: LessonText | ItemText | Entry, source: LessonText | ItemText | Entry
) -> None:
    for code, kinds in _COMPARED.items():
        mine, theirs = _targets(unit.refs, kinds), _targets(source.refs, kinds)
        if mine != theirs:
            lacking, extra = sorted((theirs - mine).elements()), sorted((mine - theirs).elements())
            world.add(key, code, unit.line, f"lacking {lacking}, unknown {extra}")


_COMPARED = {
    "T006": frozenset({"step", "page", "web", "media", "pictogram", "remember"}),
    "T007": frozenset({"fact", "contact"}),
    "T010": frozenset({"term"}),
}


def _targets(refs: tuple[Ref, ...], kinds: frozenset[str]) -> Counter[str]:
    """What is linked. A recording is of its own language, so only its id counts."""
    return Counter(_same(ref) for ref in refs if ref.kind in kinds)


def _same(ref: Ref) -> str:
    return f"{ref.kind}:{ref.target.partition('.')[0] if ref.kind == 'media' else ref.target}"
