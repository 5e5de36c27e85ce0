"""T03: reads and shows the CV's form, takes skills from the cards, prints it as PDF and as a Word file."""

from collections.abc import Iterable, Iterator
from typing import Any

from app.forms import Posted
from app.handouts.paper import Block, kinds
from app.practice.tools.sheets import sheet_of, sheets
from app.practice.tools.t02_skills.profile import picks_of
from app.practice.tools.t02_skills.suits import suit_titles
from app.practice.tools.t03_cv import lists
from app.practice.tools.t03_cv.fields import (
    CONTACT,
    LINE,
    ROWS,
    YEARS,
    Cv,
    Row,
    Typed,
    contact_in,
    next_field,
    rows_of,
    text_of,
    ticked,
    typed_in,
)
from app.practice.tools.t03_cv.paper import paper
from app.practice.tools.t03_cv.sheet import cv_blocks
from app.practice.tools.t03_cv.tongues import TONGUES, tongues
from app.practice.tools.tool import FINNISH, Filled, Print, Tool, Workbench

MOST_SENTENCES = 4


def read(form: Posted, bench: Workbench) -> Filled[Cv]:
    """What was picked and typed; problems for what is too long, for too much, and for years of nothing."""
    _ = bench.say
    cards = [card.id for card in bench.cards("skills")]
    skills = ticked(form, "skill", cards)
    state = Cv(
        about=ticked(form, "about", lists.sentences(_)),
        about_words=text_of(form, "about.words"),
        skills=skills,
        basics=ticked(form, "basic", skills),
        wishes=ticked(form, "wish", cards),
        tongues=rows_of(form, "tongue", TONGUES, tuple(lists.speaking(_))),
        tongue_words=text_of(form, "tongue.words"),
        jobs=rows_of(form, "job", lists.jobs(_)),
        studies=rows_of(form, "study", lists.studies(_)),
        courses=ticked(form, "course", lists.courses(_)),
        course_words=text_of(form, "course.words"),
        hobbies=ticked(form, "hobby", lists.hobbies(_)),
        hobby_words=text_of(form, "hobby.words"),
        referees="yes" if form.first("referees") == "yes" else "",
        sheet=sheet_of(form),
        beside="yes" if form.first("beside") == "yes" else "",
    )
    return Filled(state, dict(_problems(state, contact_in(form), bench)), next_field(form, state))


def _problems(state: Cv, contact: Iterable[Typed], bench: Workbench) -> Iterator[tuple[str, str]]:
    _ = bench.say
    if len(state.about) > MOST_SENTENCES:
        yield f"about.{state.about[0]}", _("Please choose four sentences at most. The CV is short.")
    for place, row in enumerate(state.tongues):
        if row.level and not row.pick:
            yield f"tongue.{place}.pick", _("Please choose the language, or remove this row.")
    for kind in ("job", "study"):
        for place, row in enumerate(state.rows[kind]):
            if row.years and not row.pick and not row.words:
                yield f"{kind}.{place}.pick", _("Please say what you did in these years, or remove this row.")
    for one in (*typed_in(state), *contact):
        if len(one.text) > one.most:
            ngettext = bench.count
            said = ngettext(
                "Please use %(num)s letter at most.", "Please use %(num)s letters at most.", one.most
            )
            yield one.id, said % {"num": one.most}


def show(state: Cv, bench: Workbench) -> dict[str, Any]:
    """The lists to pick from, the rows that stand open, and the CV as it will print."""
    _ = bench.say
    cards, sheet = bench.cards("skills"), state.sheet or FINNISH
    suits = [
        (suit, title, [card for card in cards if card.group == suit])
        for suit, title in suit_titles(_).items()
    ]
    there = bench.elsewhere(sheet)
    return {
        "sentences": lists.sentences(_),
        "suits": suits,
        "cards": {card.id: card for card in cards},
        "speaking": [*lists.speaking(_).items()],
        "tongues": [*tongues(bench.locale).items()],
        "job_words": [*lists.jobs(_).items()],
        "study_words": [*lists.studies(_).items()],
        "course_words": lists.courses(_),
        "hobby_words": lists.hobbies(_),
        "rows": {kind: rows or (Row(),) for kind, rows in state.rows.items()},
        "most_rows": ROWS,
        "most": {"line": LINE, "years": YEARS, **CONTACT},
        "sheets": sheets(bench),
        "sheet": sheet,
        "there": there.locale,
        "blocks": kinds(cv_blocks(state, there, bench.locale.code)),
    }


def takes(form: Posted, state: Cv, bench: Workbench) -> Cv:
    """The skills cards bring what was picked there; everything else of the CV stays as it was."""
    cards = [card.id for card in bench.cards("skills")]
    picks = picks_of(form, bench.cards("skills"))
    level = {pick.card: pick.level for pick in picks}
    skills = {*state.skills, *(card for card in level if level[card] != "want")}
    basics = {card for card in state.basics if level.get(card) != "can"}
    basics |= {card for card in level if level[card] == "little"}
    wishes = {*state.wishes, *(card for card in level if level[card] == "want")} - skills
    return state.model_copy(
        update={
            "skills": tuple(card for card in cards if card in skills),
            "basics": tuple(card for card in cards if card in basics),
            "wishes": tuple(card for card in cards if card in wishes),
            "sheet": sheet_of(form) if state == Cv() else state.sheet,
            "taken": bool(picks),
        }
    )


def told(state: Cv, bench: Workbench) -> tuple[Block, ...]:
    """The CV in the reader's language, for everything somebody wrote."""
    return cv_blocks(state, bench, bench.locale.code, 3)


TOOL = Tool(
    "t03",
    "file-description",
    lambda _: _("My CV"),
    lambda _: _("One page about your skills and work, in Finnish, Swedish or English."),
    Cv,
    read,
    show,
    told=told,
    keeps=True,
    passing=tuple(CONTACT),
    prints=(
        Print("pdf", lambda _: _("CV (PDF)"), "pdf", paper),
        Print("docx", lambda _: _("CV that you can change (Word)"), "docx", paper),
    ),
    takes=takes,
    sets=("skills",),
    in_finnish=True,
)
