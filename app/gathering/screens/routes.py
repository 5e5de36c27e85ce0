"""Speaks HTTP for projectors."""

from fastapi import APIRouter

router = APIRouter()
