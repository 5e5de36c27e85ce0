"""Who gets what at the desk: every route below /desk, and what five people come to there (SAFETY C3).

The five are a stranger, somebody half way in, a coach, an admin of the same organisation, and a coach of another one.
Addresses hold real ids of the first organisation, and each route is asked with an empty form.
"""

from typing import NamedTuple

SIGN_IN, SECOND, GROUPS = "303 sign-in", "303 second", "303 groups"
FORBIDDEN = 403
"""A form of somebody who is not in: a page that says that nothing was saved."""


class Row(NamedTuple):
    """What each of the five is answered: a status, or a status and the place where it leads."""

    stranger: int | str
    half_way: int | str
    coach: int | str
    admin: int | str
    foreign: int | str


def open_to_all(outcome: int | str) -> Row:
    """The same for everybody."""
    return Row(outcome, outcome, outcome, outcome, outcome)


def at_desk(coach: int | str, admin: int | str, foreign: int | str) -> Row:
    """A page for whoever is wholly in."""
    return Row(SIGN_IN, SECOND, coach, admin, foreign)


def sent_at_desk(coach: int | str, admin: int | str, foreign: int | str) -> Row:
    """A form for whoever is wholly in."""
    return Row(FORBIDDEN, FORBIDDEN, coach, admin, foreign)


def for_half(outcome: int | str) -> Row:
    """A page of the way in, between password and second factor."""
    return Row(SIGN_IN, outcome, GROUPS, GROUPS, GROUPS)


def sent_by_half(outcome: int | str) -> Row:
    """A form of the way in."""
    return Row(FORBIDDEN, outcome, GROUPS, GROUPS, GROUPS)


def for_admins(outcome: int | str) -> Row:
    """A page that is not there for coaches."""
    return at_desk(404, outcome, 404)


def sent_by_admins(outcome: int | str) -> Row:
    """A form that is not there for coaches."""
    return sent_at_desk(404, outcome, 404)


def for_each(outcome: int | str) -> Row:
    """A page of one's own, in either role and organisation."""
    return at_desk(outcome, outcome, outcome)


def sent_by_each(outcome: int | str) -> Row:
    """A form about oneself."""
    return sent_at_desk(outcome, outcome, outcome)


def for_owner(outcome: int | str) -> Row:
    """A page about what one coach has: for everybody else it is not there."""
    return at_desk(outcome, 404, 404)


def sent_by_owner(outcome: int | str) -> Row:
    """A form about what one coach has."""
    return sent_at_desk(outcome, 404, 404)


DOOR = {
    "GET /desk": open_to_all("303 "),
    "GET /desk/join/{token}": open_to_all("303 {token}"),
    "GET /desk/{lang}/": Row(SIGN_IN, SECOND, GROUPS, GROUPS, GROUPS),
    "GET /desk/{lang}/join/{token}": open_to_all(200),
    "GET /desk/{lang}/second": for_half(200),
    "GET /desk/{lang}/sign-in": Row(200, 200, GROUPS, GROUPS, GROUPS),
    "GET /desk/{lang}/start": for_half("303 second"),
    "POST /desk/{lang}/join/{token}": open_to_all(422),
    "POST /desk/{lang}/passkey": open_to_all(422),
    "POST /desk/{lang}/passkey/question": open_to_all(200),
    "POST /desk/{lang}/second": sent_by_half(422),
    "POST /desk/{lang}/sign-in": open_to_all(422),
    "POST /desk/{lang}/sign-out": open_to_all(SIGN_IN),
    "POST /desk/{lang}/start": sent_by_half(422),
    "POST /desk/{lang}/start/passkey": sent_by_half(422),
    "POST /desk/{lang}/start/passkey/question": sent_by_half(200),
}
ACCOUNT = {
    "GET /desk/{lang}/account": for_each(200),
    "GET /desk/{lang}/account/app": for_each(200),
    "GET /desk/{lang}/account/changed": for_each(200),
    "GET /desk/{lang}/account/codes": for_each(200),
    "POST /desk/{lang}/account/app": sent_by_each(422),
    "POST /desk/{lang}/account/app/removal": sent_by_each(422),
    "POST /desk/{lang}/account/codes": sent_by_each(200),
    "POST /desk/{lang}/account/passkeys": sent_by_each(422),
    "POST /desk/{lang}/account/passkeys/question": sent_by_each(200),
    "POST /desk/{lang}/account/passkeys/removal": sent_by_each(422),
    "POST /desk/{lang}/account/password": sent_by_each(422),
    "POST /desk/{lang}/account/sign-out": sent_by_each(SIGN_IN),
}
PEOPLE = {
    "GET /desk/{lang}/people": for_admins(200),
    "GET /desk/{lang}/people/{member}": for_admins(200),
    "GET /desk/{lang}/trail": for_admins(200),
    "GET /desk/{lang}/trail/{before}": for_admins(200),
    "POST /desk/{lang}/invites": sent_by_admins(422),
    "POST /desk/{lang}/invites/withdrawal": sent_by_admins("303 people"),
    "POST /desk/{lang}/people/{member}/pause": sent_by_admins("303 {member}"),
    "POST /desk/{lang}/people/{member}/removal": sent_by_admins(200),
    "POST /desk/{lang}/people/{member}/return": sent_by_admins("303 {member}"),
    "POST /desk/{lang}/people/{member}/role": sent_by_admins("303 {member}"),
}
COACHING = {
    "GET /desk/{lang}/cards": for_each(200),
    "GET /desk/{lang}/cards/sheet": for_each("303 cards"),
    "GET /desk/{lang}/facts": for_each(200),
    "GET /desk/{lang}/groups": for_each(200),
    "GET /desk/{lang}/groups/{group_id}": for_owner(200),
    "GET /desk/{lang}/groups/{group_id}/end": for_owner(200),
    "GET /desk/{lang}/groups/{group_id}/name": for_owner(200),
    "GET /desk/{lang}/groups/{group_id}/suggest": for_owner(200),
    "GET /desk/{lang}/learners/{share_id}": for_owner(200),
    "GET /desk/{lang}/learners/{share_id}/label": for_owner(200),
    "GET /desk/{lang}/learners/{share_id}/meeting": for_owner(200),
    "GET /desk/{lang}/learners/{share_id}/suggest": for_owner(200),
    "GET /desk/{lang}/learners/{share_id}/suggestions": for_owner("303 {share_id}"),
    "GET /desk/{lang}/programme": for_each(200),
    "GET /desk/{lang}/programme/{number}": for_each(200),
    "POST /desk/{lang}/cards": sent_by_each(422),
    "POST /desk/{lang}/cards/sheet": sent_by_each(422),
    "POST /desk/{lang}/cards/withdrawal": sent_by_each(404),
    "POST /desk/{lang}/groups": sent_by_each(422),
    "POST /desk/{lang}/groups/{group_id}/end": sent_by_owner("303 groups"),
    "POST /desk/{lang}/groups/{group_id}/name": sent_by_owner(422),
    "POST /desk/{lang}/groups/{group_id}/suggest": sent_by_owner(422),
    "POST /desk/{lang}/learners/{share_id}/card": sent_by_owner(200),
    "POST /desk/{lang}/learners/{share_id}/label": sent_by_owner(422),
    "POST /desk/{lang}/learners/{share_id}/meeting": sent_by_owner(200),
    "POST /desk/{lang}/learners/{share_id}/suggest": sent_by_owner(422),
    "POST /desk/{lang}/learners/{share_id}/suggestions": sent_by_owner("303 {share_id}"),
    "POST /desk/{lang}/programme/{number}": sent_by_each(404),
}
SHEETS = {
    "GET /desk/{lang}/sessions/sheets": for_each(200),
    "POST /desk/{lang}/sessions/sheets": sent_by_each(404),
}
HOSTING = {
    "GET /desk/{lang}/sessions": for_each(200),
    "GET /desk/{lang}/sessions/{gathering_id}": at_desk(200, 200, 404),
    "GET /desk/{lang}/sessions/{gathering_id}/after/{version}": at_desk(200, 200, 404),
    "GET /desk/{lang}/sessions/{gathering_id}/counts": for_owner(200),
    "GET /desk/{lang}/sessions/{gathering_id}/end": at_desk(200, "303 {gathering_id}", 404),
    "GET /desk/{lang}/sessions/{gathering_id}/news": at_desk(200, 200, 404),
    "POST /desk/{lang}/sessions": sent_by_each(422),
    "POST /desk/{lang}/sessions/{gathering_id}/end": sent_at_desk(*2 * ("303 {gathering_id}",), 404),
    "POST /desk/{lang}/sessions/{gathering_id}/hands": sent_at_desk(200, "303 {gathering_id}", 404),
    "POST /desk/{lang}/sessions/{gathering_id}/host": sent_at_desk(*2 * ("303 {gathering_id}",), 404),
    "POST /desk/{lang}/sessions/{gathering_id}/place": sent_at_desk(200, "303 {gathering_id}", 404),
    "POST /desk/{lang}/sessions/{gathering_id}/screen": sent_at_desk(200, "303 {gathering_id}", 404),
    "POST /desk/{lang}/sessions/{gathering_id}/tap": sent_at_desk(*2 * ("303 {gathering_id}",), 404),
    "POST /desk/{lang}/sessions/{gathering_id}/timer": sent_at_desk(*2 * ("303 {gathering_id}",), 404),
}
ROUTES = {**DOOR, **ACCOUNT, **PEOPLE, **COACHING, **HOSTING, **SHEETS}
