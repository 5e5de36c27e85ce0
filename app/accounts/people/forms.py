"""Reads what admins send about people: who is invited, who is meant, whether it was meant."""

from dataclasses import dataclass
from re import fullmatch

from app.accounts.emails import read_email
from app.accounts.entering.forms import LONGEST_TYPED
from app.accounts.models import COACH, ID_BYTES, ROLES
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


def read_member(text: str) -> bytes | None:
    """Whom an address means; None for what can be nobody."""
    return bytes.fromhex(text) if fullmatch(rf"[0-9a-f]{{{2 * ID_BYTES}}}", text) else None


def is_sure(form: Posted) -> bool:
    """Whether somebody pressed a second time."""
    return form.first("sure") == "1"
