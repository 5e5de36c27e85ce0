"""How large the words of a step are on a projector: whole words, whole questions, rows of a table."""

from datetime import date

import pytest

from app import i18n
from app.content.models import Reader
from app.formats import Formatter
from app.gathering.scene import scene_of
from app.gathering.screens.access import words_of
from app.gathering.screens.blocks import blocks_of, line_of
from app.gathering.screens.fitting import ASKED, GOOD, SIZES, Fit, Words, fit_of
from app.gathering.stage import Result, Stage, State
from tests.fixtures.compiled import real_library
from tests.unit.accounts.desk import there

SHORT, LONG = line_of("Yes"), line_of("I ask whether I may read it at home")
CASE = blocks_of(
    "<p>" + "You begin on Monday, and the paper is not ready. " * 2 + "</p><p>What do you do?</p>"
)


def test_a_long_word_begins_a_line_of_its_own() -> None:
    short, long = line_of("a " * 18), line_of("Saturday " * 4)
    assert sum(short) + len(short) == sum(long) + len(long)
    fits = [fit_of([Words(title * 2)] * 2) for title in (short, long)]
    assert (fits[0].step, -fits[0].spare) < (fits[1].step, -fits[1].spare)


def test_a_question_moves_its_options_together_before_its_case_goes() -> None:
    fits = [fit_of([Words(LONG, CASE, (LONG,) * count)] * 2) for count in (0, 3)]
    assert [fit.blocks for fit in fits] == [2, 2]
    assert [fit.many for fit in fits] == [False, True]


def test_what_is_only_read_is_cut_before_it_is_small() -> None:
    much = fit_of([Words(LONG, CASE * 4)] * 2)
    assert much.step <= GOOD
    assert 0 < much.blocks < len(CASE * 4)


def test_options_are_never_cut() -> None:
    fit = fit_of([Words(LONG, CASE * 4, (LONG,) * 12)] * 2)
    assert fit.blocks == 0
    assert fit.step > GOOD


def test_cells_of_a_table_stand_side_by_side() -> None:
    cells = "".join(f"<td>{'word ' * 12}</td>" for _ in range(2))
    (block,) = blocks_of(f"<table><tr>{cells}</tr></table>")
    assert [len(row) for row in block.lines] == [2]
    in_rows = blocks_of(f"<table><tr><td>{'word ' * 12}</td></tr></table>")
    assert fit_of([Words(blocks=(block,) * 3)]).spare < fit_of([Words(blocks=in_rows * 3)]).spare


def test_an_answer_that_is_short_leaves_the_largest_letters() -> None:
    assert fit_of([Words(SHORT, options=(SHORT, SHORT))]).step == 0


def pay(step: str, ballot: str, *langs: str) -> tuple[Fit, int]:
    """How a step of "my pay" is shown, and how many blocks it has."""
    state = State("running", step, ballot)  # type: ignore[arg-type]
    stage = Stage(b"i" * 16, 3, "module", "l03", state, {"": Result(9)} if ballot == "revealed" else {})
    readers = [
        Reader(lang, date(2026, 12, 1), Formatter(i18n.REGISTRY[lang]), lambda place: place) for lang in langs
    ]
    columns = [words_of(there(scene_of(real_library(), reader, stage))) for reader in readers]
    fit = fit_of(columns, bars=ballot == "revealed")
    return fit, max(len(words.blocks) for words in columns)


@pytest.mark.parametrize("langs", [("fi", "ar"), ("fi", "sv"), ("fi",)], ids=" ".join)
@pytest.mark.parametrize(
    ("step", "ballot", "smallest"),
    [
        ("s-slip-one", "none", GOOD + 1),
        ("q-sunday", "open", GOOD + 1),
        ("q-sunday", "revealed", GOOD + 1),
        ("q-missing", "open", ASKED),
        ("q-missing", "revealed", ASKED),
    ],
)
def test_a_pay_slip_stays_with_its_question(
    step: str, ballot: str, smallest: int, langs: tuple[str, ...]
) -> None:
    fit, blocks = pay(step, ballot, *langs)
    assert (fit.blocks, fit.step <= smallest) == (blocks, True)


def test_one_language_has_large_letters_for_a_pay_slip() -> None:
    assert pay("q-missing", "open", "fi")[0].step < GOOD


def test_a_paragraph_after_another_stands_in_no_box() -> None:
    first, second = blocks_of("<p>One</p>\n<p>One</p>\n")
    assert first == second


def test_a_question_keeps_its_body_in_the_smallest_letters() -> None:
    fit = fit_of([Words(LONG, CASE * 2, (LONG,) * 7)] * 2)
    assert (fit.blocks, fit.step) == (len(CASE * 2), len(SIZES) - 1)


def test_options_in_two_halves_are_as_high_as_the_higher_one() -> None:
    four, five, six = (fit_of([Words(options=(SHORT,) * count)], bars=True) for count in (4, 5, 6))
    assert five.many and not four.many
    assert five == six
