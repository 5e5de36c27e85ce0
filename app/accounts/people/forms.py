"""Reads what admins send about people: who is invited, who is meant, whether it was meant."""

from dataclasses import dataclass

from app.accounts.emails import read_email
from app.accounts.entering.forms import LONGEST_TYPED
from app.accounts.models import COACH, ROLES
from app.forms import Posted


@dataclass(frozen=True, slots=True)
class InviteForm:
    """An address as it was typed, the same as it is kept ("" for what cannot be one), and a role."""

    typed: str = ""
    email: str = ""
    role: str = COACH


def read_invite(form: Posted) -> InviteForm:
    """Whom to invite."""
    typed = form.first("email").strip()
    return InviteForm(typed[:LONGEST_TYPED], read_email(typed) or "", read_role(form) or COACH)


def read_role(form: Posted) -> str:
    """One of the roles; nothing for anything else."""
    role = form.first("role")
    return role if role in ROLES else ""


def is_sure(form: Posted) -> bool:
    """Whether somebody pressed a second time."""
    return form.first("sure") == "1"
