"""A CV as blocks in the language of a workbench: skills first, and nothing that asks about gaps. Pure."""

from collections.abc import Iterable, Mapping

from app import i18n
from app.formats import isolated
from app.handouts.languages import script
from app.handouts.paper import Block, Facts, Heading, Points, Said, Text, Words
from app.practice.tools.amounts import latin
from app.practice.tools.t02_skills.suits import suit_titles
from app.practice.tools.t03_cv import lists
from app.practice.tools.t03_cv.fields import Cv, Row
from app.practice.tools.t03_cv.tongues import TONGUES, tongue
from app.practice.tools.tool import Workbench


def cv_blocks(cv: Cv, bench: Workbench, own: str, level: int = 2) -> tuple[Block, ...]:
    """Every part that holds something, in one row."""
    return tuple(block for part in cv_parts(cv, bench, own, level) for block in part)


def cv_parts(cv: Cv, bench: Workbench, own: str, level: int = 2) -> tuple[tuple[Block, ...], ...]:
    """Every part that holds something, as many in each language. `own`: the language in which somebody typed."""
    _ = bench.say
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        # NOTE: heading in a CV
        (_("About me"), _about(cv, bench, own)),
        # NOTE: heading in a CV
        (_("Skills"), _skills(cv, bench)),
        # NOTE: heading in a CV
        (_("Languages I speak"), _tongues(cv, bench, own)),
        # NOTE: heading in a CV
        (_("Work and other experience"), _rows(cv.jobs, lists.jobs(_), own)),
        # NOTE: heading in a CV
        (_("Studies"), _rows(cv.studies, lists.studies(_), own)),
        # NOTE: heading in a CV
        (_("Cards and courses"), _courses(cv, bench, own)),
        # NOTE: heading in a CV, above free time and references; fi: Muuta
        (_("More about me"), _more(cv, bench, own)),
    )
    return tuple((Heading(title, level), *blocks) for title, blocks in parts if blocks)


def typed(text: str, own: str) -> Said:
    """Own words in the language of the reader, where their letters say so; else nobody knows in which."""
    letters = script(text)
    locale = i18n.REGISTRY[own]
    return Words(text, own) if letters != "latin" and letters == script(locale.native) else text


def _about(cv: Cv, bench: Workbench, own: str) -> tuple[Block, ...]:
    words = lists.sentences(bench.say)
    picked = " ".join(words[one] for one in cv.about if one in words)
    return tuple(Text(text) for text in (picked, typed(cv.about_words, own)) if text != "")


def _skills(cv: Cv, bench: Workbench) -> tuple[Block, ...]:
    _ = bench.say
    cards = bench.cards("skills")
    strong = set(cv.skills) - set(cv.basics)
    named = [
        *(
            (title, [card.title for card in cards if card.group == suit and card.id in strong])
            for suit, title in suit_titles(_).items()
        ),
        # NOTE: in a CV, before skills that somebody has a little of; fi: Perustaidot
        (_("Basics"), [card.title for card in cards if card.id in cv.basics and card.id in cv.skills]),
        (_("I want to learn"), [card.title for card in cards if card.id in cv.wishes]),
    ]
    rows = tuple((title, ", ".join(titles)) for title, titles in named if titles)
    return (Facts(rows),) if rows else ()


def _tongues(cv: Cv, bench: Workbench, own: str) -> tuple[Block, ...]:
    _ = bench.say
    levels = lists.speaking(_)
    spoken = [row for row in cv.tongues if row.pick in TONGUES]
    rows: list[tuple[Said, Said]] = [
        (tongue(row.pick, bench.locale), levels[row.level]) for row in spoken if row.level in levels
    ]
    # NOTE: before languages whose level is not said
    also = _("Also")
    rest = {row.pick: tongue(row.pick, bench.locale) for row in spoken if row.level not in levels}
    rows += _labelled(also, _list(rest, rest, cv.tongue_words, own))
    return (Facts(tuple(rows)),) if rows else ()


def _rows(rows: Iterable[Row], words: Mapping[str, str], own: str) -> tuple[Block, ...]:
    """With years before each where any row has them, else as points."""
    told = [(latin(row.years), what) for row in rows if (what := _what(row, words, own)) != ""]
    if not told:
        return ()
    return (
        (Facts(tuple(told)),) if any(when for when, _ in told) else (Points(tuple(what for _, what in told)),)
    )


def _what(row: Row, words: Mapping[str, str], own: str) -> Said:
    picked = words.get(row.pick, "")
    if picked and row.words:
        return f"{picked}: {isolated(row.words)}"
    return picked or typed(row.words, own)


def _courses(cv: Cv, bench: Workbench, own: str) -> tuple[Block, ...]:
    told = _list(cv.courses, lists.courses(bench.say), cv.course_words, own)
    return tuple(Text(one) for one in told if one != "")


def _more(cv: Cv, bench: Workbench, own: str) -> tuple[Block, ...]:
    _ = bench.say
    rows = _labelled(_("Free time"), _list(cv.hobbies, lists.hobbies(_), cv.hobby_words, own))
    if cv.referees:
        # NOTE: in a CV: people who can tell about somebody's work are named later; fi: Suosittelijat / Pyydettäessä
        rows.append((_("References"), _("On request")))
    return (Facts(tuple(rows)),) if rows else ()


def _labelled(label: str, values: Iterable[Said]) -> list[tuple[Said, Said]]:
    """Rows under one label."""
    return [
        ("" if number else label, value) for number, value in enumerate(one for one in values if one != "")
    ]


def _list(picked: Iterable[str], words: Mapping[str, str], more: str, own: str) -> tuple[Said, ...]:
    """What was picked with own words behind it, or after it in letters of their own."""
    names, extra = [words[one] for one in picked if one in words], typed(more, own)
    if isinstance(extra, str):
        return (", ".join([*names, extra] if extra else names),)
    return (", ".join(names), extra)
