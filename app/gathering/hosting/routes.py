"""Speaks HTTP for hosts."""

from fastapi import APIRouter

router = APIRouter()
