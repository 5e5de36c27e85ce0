"""Compares the numbers of a pay slip with our own. A difference is only ever worth asking about. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.practice.tools.t04_payslip.pay import TOLERANCE, ZERO, alike, least_pay, net_pay, share

Sum = Literal["gross", "tax", "pension", "unemployment", "net"]
Verdict = Literal["usual", "ask", "counted", "withheld"]
"""`counted`: we have a number and the slip's was not given; `withheld`: the rule is too old to count with."""
Why = Literal["", "less", "more", "age", "over"]


@dataclass(frozen=True, slots=True)
class Slip:
    """The numbers of a pay slip as far as they were given. `card`, `age`: `yes`, `no` or nothing."""

    gross: Decimal | None = None
    percent: Decimal | None = None
    tax: Decimal | None = None
    pension: Decimal | None = None
    unemployment: Decimal | None = None
    other: Decimal | None = None
    net: Decimal | None = None
    hours: Decimal | None = None
    rate: Decimal | None = None
    sunday: Decimal | None = None
    first: Decimal | None = None
    later: Decimal | None = None
    week: Decimal | None = None
    card: str = ""
    age: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """Percents of the law; None for one that is too old to use."""

    no_card: Decimal | None
    pension: Decimal | None
    unemployment: Decimal | None
    sunday: Decimal | None
    first: Decimal | None
    later: Decimal | None
    week: Decimal | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What we say of one sum. `facts`: the rules that it rests on; `ours`: our numbers stand in for some lines."""

    sum: Sum
    verdict: Verdict
    got: Decimal | None = None
    slip: Decimal | None = None
    why: Why = ""
    facts: tuple[str, ...] = ()
    ours: bool = False


def compare(slip: Slip, rules: Rules) -> tuple[Finding, ...]:
    """What can be said of the numbers that were given, from gross to net."""
    taken = tuple(_taken(slip, rules))
    found = (_gross(slip, rules), *taken, _net(slip, taken))
    return tuple(one for one in found if one)


def part_of_all_hours(slip: Slip) -> bool:
    """Sunday hours and overtime are among all hours."""
    if slip.hours is None:
        return True
    overtime = sum((one or ZERO for one in (slip.first, slip.later, slip.week)), ZERO)
    return (slip.sunday or ZERO) <= slip.hours and overtime <= slip.hours


def _gross(slip: Slip, rules: Rules) -> Finding | None:
    if slip.hours is None or slip.rate is None or not part_of_all_hours(slip):
        return None
    given = (
        (slip.sunday, rules.sunday, "f10"),
        (slip.first, rules.first, "f09"),
        (slip.later, rules.later, "f09"),
        (slip.week, rules.week, "f09"),
    )
    used = [(hours, percent, fact) for hours, percent, fact in given if hours]
    facts = tuple(sorted({fact for _, _, fact in used}))
    extras = [(hours, percent) for hours, percent, _ in used if percent is not None]
    if len(extras) < len(used):
        return Finding("gross", "withheld", None, slip.gross, facts=facts)
    least = least_pay(slip.hours, slip.rate, extras)
    if slip.gross is None:
        return Finding("gross", "counted", least, facts=facts)
    short = slip.gross < least - TOLERANCE
    more: Why = "" if alike(slip.gross, least) else "more"
    return Finding("gross", "ask" if short else "usual", least, slip.gross, "less" if short else more, facts)


def _taken(slip: Slip, rules: Rules) -> Iterator[Finding]:
    """Tax, pension and unemployment insurance: each a share of gross pay."""
    if slip.gross is None:
        return
    without_card = slip.card == "no"
    if without_card or slip.percent is not None:
        percent = rules.no_card if without_card else slip.percent
        yield _shared("tax", slip.gross, percent, slip.tax, ("f15",) if without_card else ())
    if slip.age == "no":
        yield from _at_another_age(slip, slip.gross, rules)
    else:
        yield _shared("pension", slip.gross, rules.pension, slip.pension, ("f16",))
        yield _shared("unemployment", slip.gross, rules.unemployment, slip.unemployment, ("f17",))


def _shared(
    what: Sum, gross: Decimal, percent: Decimal | None, slip: Decimal | None, facts: tuple[str, ...]
) -> Finding:
    if percent is None:
        return Finding(what, "withheld", None, slip, facts=facts)
    got = share(gross, percent)
    if slip is None:
        return Finding(what, "counted", got, facts=facts)
    if alike(slip, got):
        return Finding(what, "usual", got, slip, facts=facts)
    return Finding(what, "ask", got, slip, "less" if slip < got else "more", facts)


def _at_another_age(slip: Slip, gross: Decimal, rules: Rules) -> Iterator[Finding]:
    """Nothing may be taken, or the pension contribution alone: we do not ask the age itself."""
    if slip.pension is not None:
        usual = _shared("pension", gross, rules.pension, slip.pension, ("f16",))
        nothing = slip.pension == ZERO
        yield Finding("pension", "usual", None, slip.pension, "age", ("f16",)) if nothing else usual
    if slip.unemployment is not None and rules.unemployment is None:
        yield Finding("unemployment", "withheld", None, slip.unemployment, facts=("f17",))
    elif slip.unemployment is not None:
        verdict: Verdict = "ask" if slip.unemployment > ZERO else "usual"
        yield Finding("unemployment", verdict, None, slip.unemployment, "age", ("f17",))


def _net(slip: Slip, taken: tuple[Finding, ...]) -> Finding | None:
    """Gross pay without the lines of the slip; where one was not given, our own number stands in for it."""
    ours = {str(one.sum): one for one in taken if one.slip is None}
    given = {"tax": slip.tax, "pension": slip.pension, "unemployment": slip.unemployment}
    if slip.gross is None or any(value is None and name not in ours for name, value in given.items()):
        return None
    lines = [ours[name].got if name in ours else value for name, value in given.items()]
    counted = [line for line in lines if line is not None]
    if len(counted) == len(lines):
        return _left(slip, slip.gross, [*counted, slip.other or ZERO], bool(ours))
    too_old = next(one for one in ours.values() if one.got is None)
    return Finding("net", "withheld", None, slip.net, facts=too_old.facts) if slip.net is not None else None


def _left(slip: Slip, gross: Decimal, lines: list[Decimal], ours: bool) -> Finding:
    left = net_pay(gross, lines)
    if sum(lines, ZERO) > gross + TOLERANCE:
        return Finding("net", "ask", left, slip.net, "over", ours=ours)
    if slip.net is None:
        return Finding("net", "counted", left, ours=ours)
    if alike(slip.net, left):
        return Finding("net", "usual", left, slip.net, ours=ours)
    return Finding("net", "ask", left, slip.net, "less" if slip.net < left else "more", ours=ours)
