"""What is chosen on the page of phrase cards: how it is read from the form, and which cards it shows."""

from collections.abc import Iterable, Sequence

from app.forms import Posted
from app.i18n import Translate
from app.practice.tools.t09_phrases.phrases import Phrase, phrases
from app.practice.tools.tool import FINNISH, Filled, State, Workbench

EVERY = "all"


class Phrases(State):
    """`group`: the only one to show; `card`: ids for the paper; `large`: the one that is shown to somebody,
    `near`: the one to come back to after that."""

    group: str = ""
    card: tuple[str, ...] = ()
    large: str = ""
    near: str = ""


def read(form: Posted, bench: Workbench) -> Filled[Phrases]:
    """Only cards and groups that there are; everything else is as if it was not sent."""
    known = {row.id for row in bench.library.registers.cards.get("phrases", ())}
    near = _one_of(known, form.first("near"))
    state = Phrases(
        group=_one_of((EVERY, *dict(groups(bench.say))), form.first("group")),
        card=tuple(dict.fromkeys(one for one in form.all("card") if one in known)),
        large="" if near else _one_of(known, form.first("large")),
        near=near,
    )
    return Filled(state, at=f"large.{near}" if near else "")


def groups(_: Translate) -> list[tuple[str, str]]:
    """Every group and its name, in the order of the page."""
    return [
        ("ask", _("Ask and understand")),
        ("time", _("Days and hours")),
        ("pay", _("Pay and papers")),
        ("rest", _("Breaks and health")),
        ("limits", _("Say no, or not yet")),
        ("counter", _("At an office")),
    ]


def phrases_for(bench: Workbench) -> tuple[Phrase, ...]:
    """Every phrase for this reader."""
    return phrases(bench.cards("phrases"), bench.elsewhere(FINNISH).cards("phrases"))


def shown_with(state: Phrases, every: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Those of the group that was asked for, or all."""
    return tuple(one for one in every if state.group in {"", EVERY, one.group})


def _one_of(known: Iterable[str], sent: str) -> str:
    return sent if sent in known else ""
