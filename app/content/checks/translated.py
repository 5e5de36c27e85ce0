"""What a translation lacks: items, lessons, entries of registers; it falls back, and is listed here."""

from app.content.words import WordFile
from app.content.world import World


def check(world: World) -> None:
    for key, edition, source in world.translations():
        have = {lesson.letter for lesson in edition.lessons} | set(edition.items)
        for lesson in source.lessons:
            if lesson.letter not in have:
                world.add(key, "T001", 1, f"lesson {lesson.letter}")
        for name in source.items:
            if name not in have:
                world.add(key, "T001", 1, name)
    for key, words, original in world.translated_words():
        _words(world, key, words, original)


def _words(world: World, key: str, words: WordFile, original: WordFile) -> None:
    mine = {entry.id: entry for entry in words.entries}
    for entry in original.entries:
        if entry.id not in mine:
            world.add(key, "T001", 1, entry.id)
            continue
        theirs, own = ({part.name for part in one.parts} for one in (entry, mine[entry.id]))
        for name in sorted(theirs - own):
            world.add(key, "T014", mine[entry.id].line, f"{entry.id} {name}")
        for name in sorted(own - theirs):
            world.add(key, "T002", mine[entry.id].line, f"{entry.id} {name}")
    known = {entry.id for entry in original.entries}
    for name, entry in mine.items():
        if name not in known:
            world.add(key, "T002", entry.line, name)
