"""The CV on paper: who it is stands on top or is left to write by hand, and is asked only now."""

from collections.abc import Iterable

from app.forms import Posted
from app.handouts.paper import Block, Facts, Heading, Pair, Paper, Said
from app.practice.tools.own_words import check_printable
from app.practice.tools.t03_cv.fields import Cv, Typed, contact_in, typed_in
from app.practice.tools.t03_cv.sheet import cv_parts
from app.practice.tools.tool import FINNISH, Unready, Workbench


def paper(cv: Cv, form: Posted, bench: Workbench) -> Paper:
    """The CV in the language of the sheet. Raises Unready for signs that no letter of ours has, and for nothing."""
    contact = tuple(contact_in(form))
    check_printable(((one.id, one.text) for one in (*typed_in(cv), *contact)), bench)
    there = bench.elsewhere(cv.sheet or FINNISH)
    parts = cv_parts(cv, there, bench.locale.code)
    if not parts:
        _ = bench.say
        raise Unready({"part.skill": _("Please choose something for your CV first.")})
    return there.paper(*_top(contact, there), *_sides(cv, parts, there, bench), small=True)


def _sides(
    cv: Cv, parts: Iterable[tuple[Block, ...]], there: Workbench, bench: Workbench
) -> tuple[Block, ...]:
    """The parts, each with the reader's language beside it if that was wished."""
    sheet, own = there.locale.code, bench.locale.code
    if not cv.beside or sheet == own:
        return tuple(block for part in parts for block in part)
    sides = zip(parts, cv_parts(cv, bench, own), strict=True)
    return tuple(Pair(left, right, sheet, own) for left, right in sides)


def _top(contact: Iterable[Typed], bench: Workbench) -> tuple[Block, ...]:
    """The name as the heading, or room for it; a line for the phone in any case; the e-mail only where typed."""
    _ = bench.say
    who = {one.id: one.text for one in contact}
    rows: list[tuple[Said, Said]] = [] if who["name"] else [(_("Name"), "")]
    rows.append((_("Phone number"), who["phone"]))
    if who["email"]:
        rows.append((_("E-mail"), who["email"]))
    # NOTE: heading of a CV on paper; fi: Ansioluettelo
    return Heading(who["name"] or _("CV")), Facts(tuple(rows))
