"""What we say of the numbers of a slip: usual or worth asking, why, and how far our own number can be trusted."""

from dataclasses import dataclass
from datetime import date

from app.content.models import FactView
from app.formats import isolated
from app.i18n import Translate
from app.practice.tools.t04_payslip.comparing import Finding, Rules
from app.practice.tools.tool import Workbench

Key = tuple[str, str]
"""A sum, and the verdict or why it is not the usual one."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A finding in words. `got` and `slip` are written sums, or nothing; `year`: the one that a number holds for."""

    sum: str
    title: str
    verdict: str
    reason: str
    got: str
    slip: str
    checked_on: date | None
    confirmed: bool
    year: int | None
    ask: str


def rules(bench: Workbench) -> Rules:
    """The numbers of law that we count with."""
    return Rules(
        no_card=bench.number("f15", "no-card-percent"),
        pension=bench.number("f16", "pension"),
        unemployment=bench.number("f17", "contribution"),
        sunday=bench.number("f10", "percent"),
        first=bench.number("f09", "first-percent"),
        later=bench.number("f09", "later-percent"),
        week=bench.number("f09", "week-percent"),
    )


def in_words(finding: Finding, bench: Workbench) -> Worded:
    """One finding for the reader."""
    facts = [found for name in finding.facts if (found := bench.fact(name))]
    return Worded(
        finding.sum,
        _titles(bench.say)[finding.sum],
        finding.verdict,
        _reason(finding, bench),
        "" if finding.got is None else bench.money(finding.got),
        "" if finding.slip is None else bench.money(finding.slip),
        min((fact.checked_on for fact in facts), default=None),
        all(fact.signed for fact in facts),
        _year(finding, bench),
        _whom_to_ask(facts),
    )


def _titles(_: Translate) -> dict[str, str]:
    return {
        "gross": _("Gross pay"),
        "tax": _("Tax that is taken"),
        "pension": _("Pension contribution"),
        "unemployment": _("Unemployment insurance contribution"),
        "net": _("Net pay"),
    }


def _year(finding: Finding, bench: Workbench) -> int | None:
    """A number that holds for one calendar year says so: an older slip has another."""
    for name in finding.facts:
        fact = bench.library.registers.facts[name]
        if fact.valid_from and fact.valid_to and fact.valid_from.year == fact.valid_to.year:
            return fact.valid_from.year
    return None


def _whom_to_ask(facts: list[FactView]) -> str:
    return next((fact.ask for fact in facts if fact.expired), "")


def _reason(finding: Finding, bench: Workbench) -> str:
    if finding.verdict == "withheld":
        return ""
    _ = bench.say
    key = (finding.sum, finding.why or finding.verdict)
    text = (
        _reasons_of_gross(_)
        | _reasons_of_tax(finding, bench)
        | _reasons_of_shares(bench)
        | _reasons_of_net(_)
    )[key]
    ours = _("Where you left a line empty, we used our own number.")
    return f"{text} {ours}" if finding.ours else text


def _reasons_of_gross(_: Translate) -> dict[Key, str]:
    more = _("Your collective agreement may give more.")
    return {
        ("gross", "usual"): _("It fits your hours. We counted the least that the law gives.") + " " + more,
        ("gross", "more"): _(
            "It is more than we counted from your hours. We counted the least that the law gives."
        ),
        ("gross", "less"): _("We counted more from your hours. Our number is the least that the law gives.")
        + " "
        + more,
        ("gross", "counted"): _("We counted this from your hours. It is the least that the law gives.")
        + " "
        + more,
    }


def _reasons_of_tax(finding: Finding, bench: Workbench) -> dict[Key, str]:
    _ = bench.say
    if "f15" in finding.facts:
        rule = _("Without a tax card, %(part)s of each 100 euros goes to tax.") % {
            "part": isolated(bench.written("f15", "no-card-of-100"))
        }
        card = _("With a tax card it is usually less.")
        return {("tax", why): f"{rule} {card}" for why in ("usual", "counted", "less", "more")}
    limit = _("The card has a limit for the year. Over it, the percentage is higher.")
    return {
        ("tax", "usual"): _("It fits the percentage on your tax card."),
        ("tax", "counted"): _("Counted with the percentage on your tax card.") + " " + limit,
        ("tax", "less"): _("The slip takes less than the percentage on your tax card."),
        ("tax", "more"): _("The slip takes more than the percentage on your tax card.") + " " + limit,
    }


def _reasons_of_shares(bench: Workbench) -> dict[Key, str]:
    _ = bench.say
    shares = {
        "pension": _("Of each 100 euros, %(part)s goes to your pension.")
        % {"part": isolated(bench.written("f16", "of-100"))},
        "unemployment": _("Of each 100 euros, %(part)s goes to unemployment insurance.")
        % {"part": isolated(bench.written("f17", "of-100"))},
    }
    words = {
        "usual": "",
        "counted": "",
        "less": _("The slip takes less than that."),
        "more": _("The slip takes more than that."),
    }
    age = _("At your age this line is often missing.")
    return {
        **{
            (what, why): f"{share} {more}".strip()
            for what, share in shares.items()
            for why, more in words.items()
        },
        ("pension", "age"): age,
        ("unemployment", "age"): age,
    }


def _reasons_of_net(_: Translate) -> dict[Key, str]:
    return {
        ("net", "usual"): _("The lines and the net pay fit together."),
        ("net", "counted"): _("Gross pay, after the lines that take money."),
        ("net", "less"): _(
            "The net pay on the slip is less than the lines give together. Perhaps there is one more line."
        ),
        ("net", "more"): _(
            "The net pay on the slip is more than the lines give together. It can be money for travel, for example."
        ),
        ("net", "over"): _("The lines take more than the whole gross pay."),
    }
