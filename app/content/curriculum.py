"""What the library hands out to coaches: presets and the programme, resolved for one reader. All words are plain
text, all modules are codes; `ready` are those that exist today, the others are planned."""

from dataclasses import dataclass
from typing import Literal

from app.content.models import State

Guest = Literal["none", "guest", "visit"]


@dataclass(frozen=True, slots=True)
class Preset:
    """Modules to suggest together, and in which moment. `short`: places of which the short version is enough;
    `programme`: the places are those of the programme, which has them by week."""

    id: str
    name: str
    about: str
    places: tuple[str, ...]
    short: tuple[str, ...]
    ready: tuple[str, ...]
    programme: bool
    lang: str
    state: State = State.SOURCE


@dataclass(frozen=True, slots=True)
class Day:
    """A day that every week has: its letter, and what it is for."""

    letter: str
    name: str
    about: str
    lang: str
    state: State = State.SOURCE


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the programme. `short` and `optional` are some of its modules. `who` comes or is visited, with
    `why`; "" where `guest` is none. What people take home has a name, and perhaps a sentence."""

    id: str
    number: int
    theme: str
    about: str
    modules: tuple[str, ...]
    short: tuple[str, ...]
    optional: tuple[str, ...]
    ready: tuple[str, ...]
    guest: Guest
    who: str
    why: str
    take_home: str
    take_home_about: str
    lang: str
    state: State = State.SOURCE


@dataclass(frozen=True, slots=True)
class Programme:
    """The plan of a group: the days of each week, and the weeks from the first to the last."""

    days: tuple[Day, ...] = ()
    weeks: tuple[Week, ...] = ()
