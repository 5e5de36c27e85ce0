"""Steps are kept for phones and projectors, for a day: a number that grew too old is on neither of them."""

from datetime import timedelta

import pytest
from starlette.types import ASGIApp

from app.content.library import Library
from app.gathering.scene import bare_scene
from app.gathering.scenes import Scenes
from app.gathering.stage import Stage, State
from app.i18n import REGISTRY
from tests.client import Client
from tests.conftest import inside
from tests.fixtures.clocks import HandClock
from tests.fixtures.rooms import OpenRoom, enter
from tests.unit.accounts.desk import there

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
YEAR = timedelta(days=366)
WITHHELD = "ask, this may have changed"


def step_with_a_fact(library: Library, scenes: Scenes) -> Stage:
    """A step whose words name a number of the register."""
    for code, shape in library.shapes.items():
        for item in shape.items:
            stage = Stage(b"x" * 16, 1, "module", code, State("running", item))
            old = bare_scene(
                library, scenes.pages.reader(REGISTRY["en"], scenes.clock.today() + YEAR), code, item
            )
            if old and WITHHELD in old.item.body:
                return stage
    raise AssertionError("no step names a fact")


def test_tomorrow_a_kept_step_may_say_less(client: Client, app: ASGIApp, clock: HandClock) -> None:
    state = inside(app).state
    stage = step_with_a_fact(state.library, state.scenes)
    english = REGISTRY["en"]
    assert WITHHELD not in there(state.scenes.shown(english, stage)).item.body
    clock.forward(days=YEAR.days)
    assert WITHHELD in there(state.scenes.shown(english, stage)).item.body


def test_phones_and_projectors_show_what_is_kept(
    client: Client, room: OpenRoom, app: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(client, room)
    room.show(room.first("single"))
    asked: list[str] = []
    kept = inside(app).state.scenes
    monkeypatch.setattr(kept, "_bare", lambda lang, *_: asked.append(lang))
    client.get("/fi/room")
    client.get(f"/screen/{room.begun.projector}")
    assert asked[0] == "fi"
    assert len(asked) > 1
