"""What comes of the answers: what is worth asking about, by when the law gives it, and the trial period."""

from dataclasses import dataclass

from app.formats import isolated
from app.practice.tools.answers import Item, asked
from app.practice.tools.questions import Sheet, Told
from app.practice.tools.t05_contract.terms import FIRST, REST, terms
from app.practice.tools.t05_contract.trial import longest_trial
from app.practice.tools.t05_contract.typed import Contract, months, unread
from app.practice.tools.tool import Workbench


@dataclass(frozen=True, slots=True)
class Part:
    """Things worth asking about, and when they come by law."""

    lines: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial period beside the longest one, in months as written. `longest` is nothing where the rule is too old."""

    own: str
    longest: str = ""
    usual: bool = True
    half: bool = False


def parts(state: Contract, bench: Workbench) -> tuple[Part, ...]:
    """The first terms, the others, and what is no term of the law; empty parts are left out."""
    _, open_ones = bench.say, asked(terms(bench), state.answers)
    found = (
        Part(_first_lines(state, bench), tuple(one for one in open_ones if one.id in FIRST)),
        Part(_rest_lines(state, bench), tuple(one for one in open_ones if one.id in REST)),
        Part(
            (_("You can make a contract by speaking, too. With these you can show later what you agreed."),),
            tuple(one for one in open_ones if one.id not in FIRST | REST),
        ),
    )
    return tuple(part for part in found if part.items)


def _first_lines(state: Contract, bench: Workbench) -> tuple[str, ...]:
    ngettext, days = bench.count, bench.number("f03", "core-days")
    if days is None:
        return ()
    rule = ngettext(
        "By law, you get these in writing within %(num)s day of starting work.",
        "By law, you get these in writing within %(num)s days of starting work.",
        int(days),
    )
    written = {"num": isolated(bench.written("f03", "core-days"))}
    return (rule % written, *_whether_passed(state, bench, {"month", "later"}))


def _rest_lines(state: Contract, bench: Workbench) -> tuple[str, ...]:
    ngettext, months_given = bench.count, bench.number("f03", "rest-months")
    if months_given is None:
        return ()
    rule = ngettext(
        "By law, you get these in writing within %(num)s month of starting work.",
        "By law, you get these in writing within %(num)s months of starting work.",
        int(months_given),
    )
    written = {"num": isolated(bench.written("f03", "rest-months"))}
    return (rule % written, *_whether_passed(state, bench, {"later"}))


def _whether_passed(state: Contract, bench: Workbench, passed: set[str]) -> tuple[str, ...]:
    _ = bench.say
    if not state.began:
        return ()
    if state.began in passed:
        return (_("That time is over, so this is a good time to ask."),)
    return (_("The employer still has time. You can ask already now."),)


def trial_of(state: Contract, bench: Workbench) -> Trial | None:
    """The trial period, if one was written and nothing is unclear."""
    most, share = bench.number("f18", "months"), bench.number("f18", "fixed-term-share")
    own, write = months(state.trial), bench.reader.formatter.value
    if own is None or unread(state):
        return None
    own_written = write(f"{own.normalize():f}", "count")
    if most is None or share is None:
        return Trial(own_written)
    length = months(state.length) if state.ends == "yes" else None
    longest = longest_trial(most, share, length)
    return Trial(own_written, write(f"{longest.normalize():f}", "count"), own <= longest, longest < most)


def something_to_ask(state: Contract, bench: Workbench) -> bool:
    """There is a question."""
    trial = trial_of(state, bench)
    return bool(asked(terms(bench), state.answers)) or (trial is not None and not trial.usual)


def sheet_of(state: Contract) -> Told:
    """The sheet in the language of any workbench."""

    def told(bench: Workbench) -> Sheet:
        _, trial = bench.say, trial_of(state, bench)
        questions = [one.question for one in asked(terms(bench), state.answers)]
        if trial and not trial.usual:
            questions.append(
                _("The trial period in the contract is long (in months: %(months)s). Can we check it?")
                % {"months": isolated(trial.own)}
            )
        return Sheet(
            _("Questions about my contract"),
            _("Hello! Some things in my contract are not clear to me. Can you tell me these in writing?"),
            tuple(questions),
            _("Thank you for your help."),
        )

    return told
