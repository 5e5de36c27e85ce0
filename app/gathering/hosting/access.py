"""Pages of hosts. What another organisation has is not there; a colleague's asks first who shall lead."""

from collections.abc import Collection, Mapping
from typing import Annotated, Any

from fastapi import Depends
from sqlmodel import Session
from starlette.responses import HTMLResponse, RedirectResponse

from app.accounts.access import AtDesk, Desk
from app.content.library import Library
from app.content.models import Reader
from app.db import open_session, walled_engine
from app.errors import NotFound
from app.formats import clock_time
from app.forms import read_id
from app.gathering.actions import opened_again
from app.gathering.codes import drawn
from app.gathering.heads import WENT_WELL, Heads
from app.gathering.hosting.forms import MINUTES, Numbers, StartForm
from app.gathering.hosting.queries import all_counted, head_count, host_name, past_gatherings
from app.gathering.hosting.view import all_polls, outward, places_of, shown
from app.gathering.models import Gathering
from app.gathering.polls.queries import results_of
from app.gathering.queries import house_gathering, lasts, open_gatherings, stage_of
from app.gathering.seats.queries import Counts, counts_of
from app.gathering.stage import ANSWERED, Stage, State
from app.learners.codes import grouped
from app.learning.lessons.shelf import area_of
from app.pages import alternates
from app.security.origin import learner_origin
from app.security.tokens import random_token

SESSIONS = "sessions"
"""The place of the desk to which all of these pages belong."""
NOTHING_CHOSEN, AS_COUNTED = StartForm(), Numbers()


def known_gathering(desk: AtDesk, gathering_id: str) -> Gathering:
    """The group session of an address, if it is of this organisation. Raises NotFound.

    Not by the request's own session: on SQLite a form would be the one writer from here on, while it waits for its
    turn in this process, and answers of phones would wait for it.
    """
    found_id = read_id(gathering_id)
    with open_session(walled_engine(desk.request), writes=False) as session:
        found = house_gathering(session, desk.here, found_id) if found_id else None
    if found is None:
        raise NotFound
    return found


CurrentGathering = Annotated[Gathering, Depends(known_gathering)]
"""`/sessions/{gathering_id}`"""


def hostable(library: Library) -> Collection[str]:
    """The modules that a group goes through together: those of learners. No phone shows words for staff."""
    return [code for code in library.codes if not area_of(library, code)]


def address_of(desk: Desk, gathering_id: bytes) -> str:
    """Where a group session is led."""
    return f"{desk.home}/{SESSIONS}/{gathering_id.hex()}"


def on_to(desk: Desk, gathering_id: bytes) -> RedirectResponse:
    """Back to the page of a group session, whatever it is by now."""
    return RedirectResponse(address_of(desk, gathering_id), 303)


def list_page(
    desk: Desk, session: Session, form: StartForm = NOTHING_CHOSEN, problem: str = "", status: int = 200
) -> HTMLResponse:
    """What is open in this house, a form for one more, what is over."""
    now = desk.clock.seconds()
    return desk.page(
        "gathering/sessions.html",
        status,
        alternates=alternates(f"{desk.home}/{SESSIONS}"),
        running=[
            (one, name, clock_time(one.started_at or 0, desk.locale))
            for one, name in open_gatherings(session, desk.here, now)
        ],
        past=past_gatherings(session, desk.here, now),
        modules={code: module for code in desk.library.codes if (module := desk.library.module(code, desk.reader))},
        tracks=desk.library.tracks(desk.reader),
        form=form,
        problem=problem,
        token=form.token or random_token(),
    )  # fmt: skip


def session_page(
    desk: Desk, session: Session, gathering: Gathering, said: str = "", **given: Any
) -> HTMLResponse:
    """To lead it, to take it over, or what it was: whichever it is for this member now."""
    stage = stage_of(session.connection(), gathering.id, desk.clock.seconds())
    if not lasts(gathering, desk.clock.seconds()) or stage is None:
        return summary_page(desk, session, gathering)
    if gathering.member_id != desk.here.id:
        return _page(desk, gathering, "gathering/host_other.html", name=host_name(session, gathering))
    return _host_page(desk, session, gathering, stage, said, **given)


def summary_page(desk: Desk, session: Session, gathering: Gathering) -> HTMLResponse:
    """What is left of one that is over: a day, numbers, what went well."""
    stage = Stage(gathering.id, gathering.version, gathering.kind, gathering.module, State())
    heads = head_count(session, gathering.id)
    return _page(
        desk,
        gathering,
        "gathering/host_summary.html",
        heads=heads and Heads(heads.phones, heads.without, tuple(heads.went_well.split())),
        polls=all_polls(desk.library, _reader(desk), stage, all_counted(session, gathering.id)),
    )


def end_page(
    desk: Desk, session: Session, gathering: Gathering, numbers: Numbers | None = None, heads: Heads | None = None
) -> HTMLResponse:  # fmt: skip
    """How many were there, and what went well: as the system counted, until somebody says it better."""
    typed = (
        numbers.typed if numbers else {"phones": str(_phones(session, gathering.id, desk)), "without": "0"}
    )
    slips = numbers.slips if numbers else {}
    return _page(
        desk,
        gathering,
        "gathering/host_end.html",
        422 if slips else 200,
        alternates=alternates(f"{address_of(desk, gathering.id)}/end"),
        over=not lasts(gathering, desk.clock.seconds()),
        typed=typed,
        slips=slips,
        well=WENT_WELL,
        chosen=heads.went_well if heads else (),
    )


def counts_box(desk: Desk, session: Session, gathering: Gathering) -> HTMLResponse:
    """Numbers alone, to be put into the page that is open."""
    stage = stage_of(session.connection(), gathering.id, desk.clock.seconds())
    if stage is None or gathering.member_id != desk.here.id:
        raise NotFound
    counts = counts_of(session.connection(), gathering.id, desk.clock.seconds())
    return HTMLResponse(desk.pages.render("gathering/host_counts.html", counts=counts, state=stage.state))


def _host_page(
    desk: Desk, session: Session, gathering: Gathering, stage: Stage, said: str, numbers: Numbers = AS_COUNTED,
    status: int = 200,
) -> HTMLResponse:  # fmt: skip
    connection, now = session.connection(), desk.clock.seconds()
    reader = _reader(desk)
    results = results_of(connection, gathering.id, stage.state.step)
    return _page(
        desk,
        gathering,
        "gathering/host.html",
        status,
        shown=shown(desk.library, reader, stage, results),
        stage=stage,
        state=stage.state,
        counts=counts_of(connection, gathering.id, now),
        places=places_of(desk.library, reader, stage.module),
        hands={option: str(result.hands) for option, result in results.items()} | dict(numbers.typed),
        slips=numbers.slips,
        now=now,
        minutes=MINUTES,
        said=said,
        **_ways_in(desk, gathering, stage, now),
    )


def _ways_in(desk: Desk, gathering: Gathering, stage: Stage, now: int) -> Mapping[str, Any]:
    """The code, the short address, the square, and the projector's page."""
    begun = opened_again(desk.secrets, gathering, now)
    settings = desk.pages.settings
    origin = learner_origin(desk.request.headers.get("host", ""), settings)
    lang = (stage.state.screen.split() or [desk.locale.code])[0]
    return {
        "code": grouped(begun.code).split(),
        "site": f"{origin.partition('://')[2]}/join",
        "joining": f"{origin}/{lang}/join/{begun.code}",
        "drawn": drawn,
        "projector": f"{origin if settings.desk else ''}/screen/{begun.projector}",
    }


def _page(desk: Desk, gathering: Gathering, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    here = address_of(desk, gathering.id)
    standing: dict[str, Any] = {
        "alternates": alternates(here),
        "gathering": gathering,
        "module": desk.library.module(gathering.module, desk.reader),
        "address": here,
    }
    return desk.page(template, status, **(standing | values))


def _reader(desk: Desk) -> Reader:
    settings = desk.pages.settings
    if not settings.desk:
        return desk.reader
    return outward(desk.reader, learner_origin(desk.request.headers.get("host", ""), settings))


def _phones(session: Session, gathering_id: bytes, desk: Desk) -> int:
    """As many as are here, or as answered a poll while they were."""
    here: Counts = counts_of(session.connection(), gathering_id, desk.clock.seconds())
    answered = (one[ANSWERED].count for one in all_counted(session, gathering_id).values() if ANSWERED in one)
    return max(here.phones, *answered, 0)
