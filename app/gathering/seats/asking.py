"""The hot road of asking: a phone whose page is what is shown now hears so from before any routing (pure ASGI)."""

import re

from starlette.datastructures import State
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from app import i18n
from app.gathering.access import is_known
from app.gathering.seats.access import asked_after

AFTER = re.compile(r"/([^/]+)/room/after/([0-9]{1,9})")


class AskingRoad:
    """Says "nothing new" (204); hands on whatever else is asked, and whatever does not go as usual."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self.app, self.state = app, state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if await self._nothing_new(scope):
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
        else:
            await self.app(scope, receive, send)

    async def _nothing_new(self, scope: Scope) -> bool:
        asked = (
            AFTER.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        )
        locale = i18n.offered(asked[1]) if asked else None
        if asked is None or locale is None or locale.code != asked[1]:
            return False
        try:
            _, stage = await asked_after(self.state, HTTPConnection(scope), asked[2])
        except Exception:  # noqa: BLE001 - the route meets the same trouble, where every trouble has its page
            return False
        return stage is not None and is_known(stage, asked[2])
