"""Speaks HTTP for phones that take part."""

from fastapi import APIRouter, FastAPI

router = APIRouter()


def install_hot_roads(app: FastAPI) -> None:
    """Plain Starlette routes: no dependency tree on the way."""
