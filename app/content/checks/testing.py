"""A test closes a module of staff or employers: questions that can be counted, and the mark to pass."""

from app.content.compiled import Edition, LessonText
from app.content.frontmatter import line_of
from app.content.world import World

QUESTIONS = frozenset({"single", "truefalse", "multi"})
FEWEST = 5
_AUDIENCES = frozenset({"staff", "employer"})


def check(world: World) -> None:
    for key, edition in world.editions():
        if edition.source:
            tests = [lesson for lesson in edition.lessons if lesson.test]
            for lesson in tests:
                _lesson(world, key, edition, lesson)
            _mark(world, key, edition, tests)


def _lesson(world: World, key: str, edition: Edition, lesson: LessonText) -> None:
    for item in lesson.items:
        if item.kind not in QUESTIONS:
            world.add(key, "K021", item.line, f"{item.id} is {item.kind}")
    asked = sum(item.kind in QUESTIONS for item in lesson.items)
    if asked < FEWEST:
        world.add(key, "K022", lesson.line, f"lesson {lesson.letter} has {asked}")
    if lesson is not edition.lessons[-1]:
        world.add(key, "K023", lesson.line, f"lesson {lesson.letter}")


def _mark(world: World, key: str, edition: Edition, tests: list[LessonText]) -> None:
    """A pass mark where there is a test, neither elsewhere; learners are never marked."""
    mark, track = edition.front.pass_mark, edition.front.track
    line = line_of("pass_mark", world.text(key)) if mark else 1
    if tests and not mark:
        world.add(key, "F022", tests[0].line, "pass_mark is missing")
    if mark and not tests:
        world.add(key, "F022", line, "no lesson is a test")
    elsewhere = {shelf.id for shelf in world.registers.tracks if shelf.audience not in _AUDIENCES}
    if (mark or tests) and track in elsewhere:
        world.add(key, "F022", line if mark else tests[0].line, f"track {track}")
