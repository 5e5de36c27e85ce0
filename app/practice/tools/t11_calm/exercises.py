"""The four exercises of T11 in words: short, eyes open, never an order about breathing. Pure."""

from dataclasses import dataclass

from app.i18n import Translate

IN, OUT, ROUNDS = 3, 4, 6
"""Numbers to count while the air goes in and out, and how often. One number is about one second."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """`about` says what it is, `steps` stand one under the other, `end` is said last. `lines` to count along with."""

    id: str
    title: str
    about: str
    steps: tuple[str, ...]
    end: str
    seconds: int
    lines: tuple[tuple[str, str], ...] = ()


def exercises(_: Translate, day: str) -> tuple[Exercise, ...]:
    """All of them. `day`: today's date as the reader writes it."""
    return (_senses(_), _feet(_), _breathing(_), _around(_, day))


def counted(last: int) -> str:
    """`1 2 3`: numbers to count along with."""
    return " ".join(str(number) for number in range(1, last + 1))


def _senses(_: Translate) -> Exercise:
    return Exercise(
        "senses",
        _("Five, four, three, two, one"),
        _("You notice what you see, hear, touch, smell and taste."),
        (
            _("Find five things that you can see."),
            _("Find four things that you can touch."),
            _("Find three sounds that you can hear."),
            _("Find two smells. You can also think of two smells that you like."),
            _("Find one taste. A drink of water is enough."),
        ),
        _("There is no hurry. If you find fewer things, that is fine."),
        90,
    )


def _feet(_: Translate) -> Exercise:
    return Exercise(
        "feet",
        _("Feet on the floor"),
        _("You can sit or stand. Nobody else needs to notice."),
        (
            _("Put your feet on the floor in a way that feels good."),
            _("Press them lightly down. Count slowly to five."),
            _("Let go. Notice the floor under your feet."),
            _("Do this two more times, if you like."),
        ),
        _("You can press your hands on a table instead."),
        45,
    )


def _breathing(_: Translate) -> Exercise:
    # NOTE: the air goes in and out while somebody counts. No order: not "breathe in".
    air_in, air_out = _("In: %(numbers)s"), _("Out: %(numbers)s")
    one_round = air_in % {"numbers": counted(IN)}, air_out % {"numbers": counted(OUT)}
    return Exercise(
        "breathing",
        _("Breathing with numbers"),
        _("Only if you like. It does not suit everybody."),
        (
            _("You can breathe as you always do, and only read the lines."),
            _("If you like, let the air go in and out with the numbers."),
            _("One number is about one second. Your own speed is good, too."),
        ),
        _("If it feels bad or you feel dizzy, stop. Look around the room instead."),
        45,
        (one_round,) * ROUNDS,
    )


def _around(_: Translate, day: str) -> Exercise:
    return Exercise(
        "around",
        _("Look around"),
        _("You look at the place where you are now."),
        (
            _("Let your eyes go slowly around. You can turn your head, too."),
            _("Find the door and the windows."),
            _("Find three things in a colour that you like."),
            _("Look at one thing for a while. What shape is it? What is it made of?"),
            _("Say to yourself: today is %(day)s.") % {"day": day},
        ),
        _("You can do this anywhere, also at work or on a bus."),
        60,
    )
