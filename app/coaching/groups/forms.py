"""Reads the form with the name of a group."""

from dataclasses import dataclass

from app.coaching.labels import Problem, label_problem
from app.coaching.models import LONGEST_NAME
from app.forms import Posted, one_line
from app.security.tokens import is_token, random_token


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as typed, and what is wrong with it. `token` makes a form that is sent twice one group."""

    name: str
    token: str
    problem: Problem


def read_name(posted: Posted) -> NameForm:
    """What was typed, on one line."""
    name, token = one_line(posted.first("name")), posted.first("token")
    # a form without a token of ours is a form of its own
    token = token if is_token(token) else random_token()
    return NameForm(name, token, label_problem(name, LONGEST_NAME))
