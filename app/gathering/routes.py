"""Puts the pages of group sessions together: hosts, phones, projectors; what listens, and what leaving ends."""

from fastapi import FastAPI
from sqlalchemy import Connection
from starlette.datastructures import State
from starlette.requests import Request
from starlette.types import ASGIApp

from app.gathering.access import watchers_on
from app.gathering.hosting import routes as hosting
from app.gathering.scenes import Scenes
from app.gathering.screens import routes as screens
from app.gathering.seats import routes as seats
from app.gathering.seats.actions import free_seat
from app.gathering.seats.asking import AskingRoad
from app.gathering.sheets import routes as sheets


def install_hot_roads(app: FastAPI) -> None:
    """What every phone of a group asks for every few seconds comes before other addresses."""
    app.state.watchers = watchers_on(app.state.roads, app.state.clock)
    app.state.scenes = Scenes(app.state.library, app.state.pages, app.state.clock)
    seats.install_hot_roads(app)


def asking_road(app: ASGIApp, state: State) -> ASGIApp:
    """Around everything else: most of what phones ask is whether there is something new, and mostly there is not."""
    return AskingRoad(app, state)


def install(app: FastAPI) -> None:
    """The pages. Whoever leaves the site frees their seat."""
    app.state.goodbyes.append(_leave_seat)
    for part in (sheets, hosting, seats, screens):
        app.include_router(part.router)


def _leave_seat(connection: Connection, request: Request) -> None:
    free_seat(connection, request.app.state.cookies.seat.read(request))
