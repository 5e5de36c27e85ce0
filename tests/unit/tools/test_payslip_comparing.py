"""What is usual on a pay slip and what is worth asking about."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tools.t04_payslip.comparing import Finding, Rules, Slip, compare, part_of_all_hours

RULES = Rules(
    no_card=Decimal(60),
    pension=Decimal("7.30"),
    unemployment=Decimal("0.89"),
    sunday=Decimal(100),
    first=Decimal(50),
    later=Decimal(100),
    week=Decimal(50),
)
LESSON = {
    "gross": "2000.00",
    "percent": "10",
    "tax": "200.00",
    "pension": "146.00",
    "unemployment": "17.80",
    "net": "1636.20",
}


def slip(card: str = "", age: str = "", **numbers: str) -> Slip:
    """A slip with these numbers on it."""
    return Slip(**{name: Decimal(value) for name, value in numbers.items()}, card=card, age=age)


def found(given: Slip, rules: Rules = RULES) -> dict[str, Finding]:
    """What is said of it, by sum."""
    return {one.sum: one for one in compare(given, rules)}


def verdicts(given: Slip, rules: Rules = RULES) -> dict[str, str]:
    """The bare verdicts."""
    return {name: one.verdict for name, one in found(given, rules).items()}


def test_the_slip_of_the_lesson_looks_usual() -> None:
    assert verdicts(slip(**LESSON)) == dict.fromkeys(("tax", "pension", "unemployment", "net"), "usual")


def test_gross_pay_alone_is_enough_to_count() -> None:
    said = found(slip(gross="2000.00"))
    assert {name: (one.verdict, one.got) for name, one in said.items()} == {
        "pension": ("counted", Decimal("146.00")),
        "unemployment": ("counted", Decimal("17.80")),
    }


def test_nothing_given_is_nothing_said() -> None:
    assert compare(Slip(), RULES) == ()


@pytest.mark.parametrize(
    ("pension", "verdict", "why"),
    [("146.05", "usual", ""), ("146.06", "ask", "more"), ("145.94", "ask", "less"), ("0", "ask", "less")],
)
def test_more_than_a_few_cents_are_worth_asking(pension: str, verdict: str, why: str) -> None:
    said = found(slip(gross="2000", pension=pension))["pension"]
    assert (said.verdict, said.why) == (verdict, why)


def test_without_a_tax_card_more_than_half_goes_to_tax() -> None:
    said = found(slip(card="no", gross="2000", tax="1200", percent="10"))["tax"]
    assert (said.verdict, said.got, said.facts) == ("usual", Decimal("1200.00"), ("f15",))


def test_hours_of_a_long_day_and_a_sunday_make_gross_pay() -> None:
    long = found(slip(hours="12", rate="12.00", first="2", later="2"))["gross"]
    assert (long.verdict, long.got, long.facts) == ("counted", Decimal("180.00"), ("f09",))
    sunday = found(slip(hours="8", rate="12.00", sunday="8", gross="96.00"))["gross"]
    assert (sunday.verdict, sunday.why, sunday.got) == ("ask", "less", Decimal("192.00"))


def test_more_than_the_least_is_usual() -> None:
    said = found(slip(hours="10", rate="12", gross="150"))["gross"]
    assert (said.verdict, said.why) == ("usual", "more")


def test_a_part_of_hours_is_not_more_than_all_of_them() -> None:
    given = slip(hours="8", rate="12", sunday="9")
    assert not part_of_all_hours(given)
    assert not part_of_all_hours(slip(hours="3", first="2", later="2"))
    assert compare(given, RULES) == ()


def test_an_empty_line_is_filled_with_our_own_number() -> None:
    said = found(slip(gross="2000", percent="10", net="1636.20"))["net"]
    assert (said.verdict, said.ours) == ("usual", True)


def test_other_lines_are_taken_from_net_pay_too() -> None:
    said = found(slip(**LESSON, other="300"))["net"]
    assert (said.verdict, said.why, said.got) == ("ask", "more", Decimal("1336.20"))


def test_lines_that_take_more_than_everything_are_worth_asking() -> None:
    said = found(slip(**LESSON | {"other": "3000", "net": "0"}))["net"]
    assert (said.verdict, said.why, said.got) == ("ask", "over", 0)


def test_at_another_age_nothing_may_be_taken() -> None:
    nothing = verdicts(slip(age="no", gross="2000", pension="0", unemployment="0"))
    assert nothing == {"pension": "usual", "unemployment": "usual"}
    taken = verdicts(slip(age="no", gross="2000", pension="146", unemployment="17.80"))
    assert taken == {"pension": "usual", "unemployment": "ask"}
    assert verdicts(slip(age="no", gross="2000")) == {}


def test_a_rule_that_is_too_old_is_withheld() -> None:
    old = Rules(None, None, None, None, None, None, None)
    given = slip(**LESSON, card="no", hours="8", rate="12", sunday="8")
    assert verdicts(replace(given, pension=None), old) == dict.fromkeys(
        ("gross", "tax", "pension", "unemployment", "net"), "withheld"
    )
    assert verdicts(replace(given, age="no"), old)["unemployment"] == "withheld"


def test_hours_without_extra_need_no_rule_of_law() -> None:
    old = Rules(None, None, None, None, None, None, None)
    assert verdicts(slip(hours="10", rate="12", gross="120"), old)["gross"] == "usual"


numbers = st.none() | st.decimals(0, 100_000, places=2)
slips = st.builds(
    Slip,
    **{one.name: numbers for one in fields(Slip) if one.name not in {"card", "age"}},
    card=st.sampled_from(["", "yes", "no"]),
    age=st.sampled_from(["", "yes", "no"]),
)


@given(slips)
def test_no_sum_of_ours_is_ever_negative(given_slip: Slip) -> None:
    for one in compare(given_slip, RULES):
        assert one.got is None or one.got >= 0
        assert one.verdict != "counted" or one.slip is None


@given(slips, st.decimals(0, 1000, places=2))
def test_more_hours_never_count_less(given_slip: Slip, more: Decimal) -> None:
    before, after = (
        found(one).get("gross")
        for one in (given_slip, replace(given_slip, hours=(given_slip.hours or Decimal(0)) + more))
    )
    if before and after and before.got is not None and after.got is not None:
        assert before.got <= after.got
