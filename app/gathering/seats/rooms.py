"""The page of a phone: made once for all phones that see the same, and kept compressed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.clock import Clock
from app.formats import clock_time
from app.gathering.scene import Scene
from app.gathering.scenes import Scenes
from app.gathering.seats.brought import Brought
from app.gathering.seats.queries import SIGNALS, OpenSeat
from app.gathering.stage import Stage
from app.i18n import Locale
from app.learners.queries import OpenLearner
from app.pages import Pages, alternates, packed
from app.practice.grading import AnswerState
from app.prepared import Shelf

MOST_BYTES = 6 * 1024 * 1024
"""Pages of some hundred group sessions at once: one version of each, in the languages and choices of its phones."""
TIMER_STEP = 5
"""A timer that runs is right by so many seconds, whatever the clock of a phone says."""


CODINGS = ("br", "gzip")
"""What a page is kept in, the better one first."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A page in the coding that was asked for; "" for none."""

    coding: str
    body: bytes

    @property
    def size(self) -> int:
        """Bytes kept."""
        return len(self.body)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one phone has before it. `chosen`: its answer to this step; `outcome`: where its
    last answer came late, whether it still counted."""

    stage: Stage
    signals: frozenset[str] = frozenset()
    chosen: str = ""
    outcome: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """Phones with the same key see the same."""
        return (self.stage.id, self.stage.version, self.signals, self.chosen, self.outcome)


def sight_of(seat: OpenSeat, stage: Stage, brought: Brought) -> Sight:
    """While the poll is open the seat has the answer; afterwards only the phone itself knows it."""
    step, outcome = brought.told
    told = outcome if step == stage.state.step and outcome != "counted" else ""
    if stage.state.ballot == "open":
        return Sight(stage, seat.signals, seat.choice, "" if step in brought.answers else told)
    chosen = brought.answers.get(stage.state.step, "") if stage.state.ballot != "none" else ""
    return Sight(stage, seat.signals, chosen, told)


class Rooms:
    """One a process, on app.state. What a learner with an open code sees is made for that learner alone."""

    def __init__(self, scenes: Scenes, pages: Pages, clock: Clock) -> None:
        self.scenes, self.pages, self.clock = scenes, pages, clock
        self.shelf: Shelf[Coded] = Shelf(MOST_BYTES)
        self.day: date = clock.today()

    def page(self, locale: Locale, prefs: str, sight: Sight, accepted: str, *, middle: bool = False) -> Coded:
        """The page for everybody who sees this. `middle`: only what changes of it (templates/middle.html)."""
        today = self.clock.today()
        if today != self.day:  # a fact may have become too old to show
            self.shelf.clear()
            self.day = today
        running = self.clock.seconds() // TIMER_STEP if sight.stage.state.timer_ends_at else 0
        looks = "middle" if middle else prefs  # how everything should look is said around it
        key = (locale.code, looks, running, *sight.key)
        return self._kept(key, accepted, lambda: self.html(locale, prefs, sight, middle=middle))

    def end(self, locale: Locale, prefs: str, accepted: str, *, over: bool, keeps: bool) -> Coded:
        """After the end, or where nobody sits: everybody comes for it in the same moment."""
        key = (locale.code, prefs, over, keeps)
        return self._kept(key, accepted, lambda: self.end_html(locale, prefs, over=over, keeps=keeps))

    def html(
        self,
        locale: Locale,
        prefs: str,
        sight: Sight,
        learner: OpenLearner | None = None,
        *,
        middle: bool = False,
    ) -> str:
        """The same, not kept."""
        scene = self.scenes.shown(locale, sight.stage)
        return self.pages.render(
            "gathering/room.html",
            **{
                **self.shown(locale, sight, scene),
                "prefs_class": prefs,
                "learner": learner,
                "middle": middle,
            },
        )

    def end_html(
        self, locale: Locale, prefs: str, learner: OpenLearner | None = None, *, over: bool, keeps: bool
    ) -> str:
        """The same, not kept. `over`: it took part; `keeps`: it holds something that can go to a code."""
        here = f"/{locale.code}/room"
        values: dict[str, Any] = {"prefs_class": prefs, "learner": learner, "alternates": alternates(here)}
        return self.pages.render("gathering/closed.html", here=here, over=over, keeps=keeps, **values)

    def _kept(self, key: tuple[object, ...], accepted: str, make: Callable[[], str]) -> Coded:
        coding = next((one for one in CODINGS if one in accepted), "")
        return self.shelf.take((coding, *key), lambda: coded(make(), coding))

    def shown(self, locale: Locale, sight: Sight, scene: Scene | None) -> dict[str, Any]:
        """What the template is made from."""
        stage, here, now = sight.stage, f"/{locale.code}/room", self.clock.seconds()
        ends_at = stage.state.timer_ends_at
        return {
            "here": here,
            "place": place_of(stage, scene),
            "alternates": alternates(here),
            "stage": stage,
            "state": stage.state,
            "scene": scene,
            "part": stage.part,
            "signals": sight.signals,
            "all_signals": SIGNALS,
            "until": clock_time(ends_at, locale) if ends_at else "",
            "now": now,
            **(self.answered(sight, scene) if scene else {}),
        }

    def answered(self, sight: Sight, scene: Scene) -> dict[str, Any]:
        """What one phone answered to the step that is shown, and what each of its buttons sends."""
        chosen = frozenset(AnswerState(sight.chosen).ids)
        return {
            "chosen": chosen,
            "outcome": sight.outcome,
            "sends": sends_of(scene, chosen),
            "letters": tuple(one.letter for one in scene.answers if one.id in chosen),
        }


def coded(html: str, accepted: str) -> Coded:
    """Compressed quickly: some phones of one group read it, and the next one follows soon."""
    return Coded(*packed(html.encode(), accepted))


def place_of(stage: Stage, scene: Scene | None) -> str:
    """What is one place to whoever reads: the focus stays where it was while only the poll changes."""
    if stage.state.phase == "waiting":
        return "room"
    if stage.state.on_break:
        return "room break"
    return f"room {scene.number}" if scene else f"room {stage.state.step}"


def sends_of(scene: Scene, chosen: frozenset[str]) -> Mapping[str, str]:
    """The whole answer that each button sends: of several, what is chosen already with this one more or less."""
    if not scene.several:
        return {one.id: one.id for one in scene.answers}
    return {
        pressed.id: ",".join(one.id for one in scene.answers if one.id in chosen ^ {pressed.id})
        for pressed in scene.answers
    }
