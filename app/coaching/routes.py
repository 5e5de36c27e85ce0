"""Puts the coaching pages of the desk together."""

from fastapi import APIRouter

from app.coaching.cards import routes as cards
from app.coaching.facts import routes as facts
from app.coaching.groups import routes as groups
from app.coaching.learners import routes as learners
from app.coaching.meeting import routes as meeting
from app.coaching.programme import routes as programme
from app.coaching.suggesting import routes as suggesting

router = APIRouter()
for part in (groups, cards, learners, suggesting, meeting, programme, facts):
    router.include_router(part.router)
