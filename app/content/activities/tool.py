"""`tool`: opens a tool here; its id is the tool's. Which tools exist, the caller says."""

from app.content.activity import Activity
from app.content.asking import no_check
from app.content.reading import prose

ACTIVITY = Activity("tool", prose, no_check)
