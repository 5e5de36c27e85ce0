"""The page of a group, computed from what each learner shares."""

from app.coaching.groups.board import board
from app.learners.sharing.models import FINISHED, GOING, NOTHING, Share
from app.learning.sharing.view import DONE, NOT_FINISHED, SharedModule, SharedView


def module(place: str, state: str = NOT_FINISHED) -> SharedModule:
    return SharedModule(
        place, f"Title {place}", "en", "star", state, (), stuck=False, declined=False, whole=True, lessons=()
    )


def learner(label: str, level: str, *modules: SharedModule) -> tuple[Share, SharedView]:
    number = bytes([len(label)]) * 16
    share = Share(
        learner_id=number, member_id=number, id=number, term=0, label=label, level=level, made_week="2026-W49"
    )
    return share, SharedView(label, level, modules, ())


def test_columns_are_what_anybody_was_suggested_in_the_order_of_the_shelves() -> None:
    seen = [
        learner("blue", FINISHED, module("l09")),
        learner("green", GOING, module("l03"), module("l09")),
        learner("golden", NOTHING, module("l01")),
    ]
    made = board(seen, ("l01", "l03", "l08", "l09"))
    assert [column.place for column in made.columns] == ["l01", "l03", "l09"]
    assert [[cell.place if cell else "" for cell in row.cells] for row in made.rows] == [
        ["", "", "l09"],
        ["", "l03", "l09"],
        ["l01", "", ""],
    ]


def test_rows_keep_their_order_and_their_address() -> None:
    made = board([learner("quiet birch", GOING), learner("calm star", FINISHED)], ())
    assert [(row.label, row.level) for row in made.rows] == [("quiet birch", GOING), ("calm star", FINISHED)]
    assert made.rows[0].address == (bytes([11]) * 16).hex()


def test_a_module_that_is_on_no_shelf_any_more_has_no_column() -> None:
    made = board([learner("blue", FINISHED, module("l03", DONE), module("z99"))], ("l03",))
    assert [column.place for column in made.columns] == ["l03"]


def test_a_group_of_nobody_is_empty() -> None:
    made = board([], ("l03",))
    assert (made.columns, made.rows) == ((), ())
