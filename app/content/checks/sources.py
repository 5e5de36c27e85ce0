"""Every module has a source; its front matter agrees with its lessons and with the registers."""

from app.content.compiled import Edition
from app.content.front import NOTES
from app.content.frontmatter import line_of
from app.content.world import World


def check(world: World) -> None:
    sources = world.sources()
    for key, edition in world.editions():
        if edition.code not in sources:
            world.add(key, "F019", 1, edition.code)
        elif edition.source:
            _totals(world, key, edition)
            _track(world, key, edition)


def _totals(world: World, key: str, edition: Edition) -> None:
    front, lines = edition.front, world.text(key)
    minutes = sum(lesson.minutes for lesson in edition.lessons)
    if front.minutes and front.minutes != minutes:
        world.add(key, "F017", line_of("minutes", lines), f"{front.minutes}, lessons have {minutes}")
    notes = [lesson.note for lesson in edition.lessons if lesson.note in NOTES]
    strongest = max(notes, key=NOTES.index, default="none")
    if front.content_note != strongest:
        world.add(
            key, "F018", line_of("content_note", lines), f"{front.content_note}, strongest is {strongest}"
        )


def _track(world: World, key: str, edition: Edition) -> None:
    tracks = {shelf.id: shelf for shelf in world.registers.tracks}
    shelf = tracks.get(edition.front.track)
    if tracks and edition.front.track and (not shelf or edition.code not in shelf.modules):
        world.add(key, "R007", line_of("track", world.text(key)), f"track {edition.front.track}")
