"""Speaks HTTP for looking around: the list of steps, and one of them. Nothing is answered there."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.forms import read_number
from app.gathering.scene import scene_of, steps_of
from app.gathering.seats.access import learner_of, phone_of, seat_of
from app.gathering.seats.looking.view import shown_lessons, step_at
from app.gathering.stage import Stage
from app.pages import alternates
from app.resources import Asked, CurrentPage

router = APIRouter()


@router.get("/{lang}/room/look")
async def look(asked: CurrentPage, request: Request) -> Response:
    """Every step of the module; where the group is stands there, too."""
    stage = await _stage(request)
    if stage is None:
        return _to_room(asked)
    steps = steps_of(asked.library, stage)
    running = stage.state.phase == "running" and stage.state.step in steps
    return asked.page(
        "gathering/look.html",
        room=_room(asked),
        module=asked.library.module(stage.module, asked.reader),
        lessons=shown_lessons(asked.library, asked.reader, stage),
        now=steps.index(stage.state.step) + 1 if running else 0,
    )


@router.get("/{lang}/room/look/{number}")
async def look_at(asked: CurrentPage, request: Request, number: str) -> Response:
    """One step, without its buttons and without what was counted."""
    stage = await _stage(request)
    step = step_at(asked.library, stage, read_number(number)) if stage else ""
    scene = scene_of(asked.library, asked.reader, stage, step) if stage and step else None
    if stage is None or scene is None:
        return RedirectResponse(f"{_room(asked)}/look", 303) if stage else _to_room(asked)
    return asked.page(
        "gathering/look_at.html",
        room=_room(asked),
        scene=scene,
        alternates=alternates(f"{_room(asked)}/look/{scene.number}"),
    )


async def _stage(request: Request) -> Stage | None:
    """What this phone takes part in, where that has steps."""
    phone = await phone_of(request, await seat_of(request))
    await learner_of(request)
    stage = phone.taking_part
    return stage if stage and stage.module else None


def _room(asked: Asked) -> str:
    return f"/{asked.locale.code}/room"


def _to_room(asked: Asked) -> Response:
    return RedirectResponse(_room(asked), 303)
