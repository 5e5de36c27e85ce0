"""How large the words of a step are on a projector: whole words, whole questions, rows of a table."""

from app.gathering.screens.blocks import blocks_of, line_of
from app.gathering.screens.fitting import GOOD, Words, fit_of

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
