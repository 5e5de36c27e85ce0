"""The profile as blocks: in one language, or in two side by side."""

from collections.abc import Iterable

from app.handouts.paper import Block, Heading, Pair, Paper, Points, Said, Words
from app.practice.tools.t02_skills.profile import Pick, Profile, Skill, profile
from app.practice.tools.t02_skills.suits import level_words, place_words, suit_titles
from app.practice.tools.tool import Unready, Workbench

BETWEEN = " · "


def paper(picks: Iterable[Pick], sheet: str, beside: bool, bench: Workbench) -> Paper:
    """The profile in the language of the sheet, with the reader's beside it if wished. Raises Unready."""
    other = bench.elsewhere(sheet)
    shown = profile(picks, other.cards("skills"))
    if not shown.strengths and not shown.wishes:
        _ = bench.say
        raise Unready({"suit.hands": _("Please choose some cards first.")})
    parts = _parts(shown, other, 2)
    if beside and bench.locale.code != sheet:
        own = _parts(profile(picks, bench.cards("skills")), bench, 2)
        sides = [Pair(left, right, sheet, bench.locale.code) for left, right in zip(parts, own, strict=True)]
        parts = [(side,) for side in sides]
    return other.paper(_heading(other), *(block for part in parts for block in part), small=beside)


def blocks(shown: Profile, bench: Workbench, level: int) -> tuple[Block, ...]:
    """The profile in the language of the bench."""
    return tuple(block for part in _parts(shown, bench, level) for block in part)


def _heading(bench: Workbench) -> Block:
    _ = bench.say
    return Heading(_("My skills"))


def _parts(shown: Profile, bench: Workbench, level: int) -> list[tuple[Block, ...]]:
    """One part a suit, then the wishes."""
    _ = bench.say
    titles = suit_titles(_)
    named = [(titles[suit], skills) for suit, skills in shown.strengths]
    if shown.wishes:
        named.append((_("I want to learn"), shown.wishes))
    return [
        (Heading(title, level), Points(tuple(_line(skill, bench) for skill in skills)))
        for title, skills in named
    ]


def _line(skill: Skill, bench: Workbench) -> Said:
    """`Cooking for many people · A little · at home`; in the language of its card, should that be another."""
    levels, places = level_words(bench.say), place_words(bench.say)
    said = [skill.card.title]
    if skill.level == "little":
        said.append(levels["little"])
    if skill.places and skill.level != "want":
        said.append(", ".join(places[place] for place in skill.places))
    text = BETWEEN.join(said)
    return text if skill.card.lang == bench.locale.code else Words(text, skill.card.lang)
