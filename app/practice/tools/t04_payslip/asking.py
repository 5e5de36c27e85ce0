"""The question sheet of the pay-slip checker: only what is missing, not sure, or worth asking about."""

from app.formats import isolated
from app.i18n import Translate
from app.practice.tools.answers import asked
from app.practice.tools.questions import Sheet, Told, phrase
from app.practice.tools.t04_payslip.comparing import Finding, compare
from app.practice.tools.t04_payslip.lines import lines
from app.practice.tools.t04_payslip.typed import PaySlip, numbers
from app.practice.tools.t04_payslip.words import rules
from app.practice.tools.tool import Workbench

PHRASE = "explain-line"
"""Can you explain this line?"""


def findings(state: PaySlip, bench: Workbench) -> tuple[Finding, ...]:
    """What can be said of the numbers; nothing while one of them cannot be read."""
    read = numbers(state)
    return () if read.unread else compare(read.slip, rules(bench))


def something_to_ask(state: PaySlip, bench: Workbench) -> bool:
    """There is a question besides the one that fits every line."""
    missing = asked(lines(bench.say), state.answers)
    return bool(missing) or any(one.verdict == "ask" for one in findings(state, bench))


def sheet_of(state: PaySlip) -> Told:
    """The sheet in the language of any workbench."""

    def told(bench: Workbench) -> Sheet:
        _ = bench.say
        return Sheet(
            _("Questions about my pay slip"),
            _("Hello! Some things on my pay slip are not clear to me. Can you help me?"),
            (*_questions(state, bench), phrase(bench, PHRASE)),
            _("Thank you for your help."),
        )

    return told


def _questions(state: PaySlip, bench: Workbench) -> tuple[str, ...]:
    """About lines in the order of the slip, then about numbers; a number's question says what its line's would."""
    about = [one for one in findings(state, bench) if one.verdict == "ask"]
    sums = {str(one.sum) for one in about}
    by_line = [str(one.question) for one in asked(lines(bench.say), state.answers) if one.id not in sums]
    return (*by_line, *(_about(one, bench) for one in about))


def _about(finding: Finding, bench: Workbench) -> str:
    got = "" if finding.got is None else isolated(bench.money(finding.got))
    slip = "" if finding.slip is None else isolated(bench.money(finding.slip))
    return _words(finding, bench.say) % {"got": got, "slip": slip}


def _words(finding: Finding, _: Translate) -> str:
    if finding.why == "over":
        return _("The lines that take money are more than my gross pay. Can you explain this?")
    if finding.why == "age":
        return _("The slip takes %(slip)s for unemployment insurance. Is this right at my age?")
    return {
        "gross": _(
            "I count a gross pay of at least %(got)s. The slip says %(slip)s. Can we look at my hours together?"
        ),
        "tax": _("I count %(got)s of tax. The slip says %(slip)s. Can you explain this?"),
        "pension": _(
            "I count a pension contribution of %(got)s. The slip says %(slip)s. Can you explain this?"
        ),
        "unemployment": _(
            "I count %(got)s for unemployment insurance. The slip says %(slip)s. Can you explain this?"
        ),
        "net": _("I count a net pay of %(got)s. The slip says %(slip)s. Can you explain this?"),
    }[finding.sum]
