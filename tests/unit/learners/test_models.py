"""What a learner's tables may hold (SAFETY K10): a list that only grows on purpose."""

import app.practice.models  # noqa: F401 - so that its tables are known here too
from app.learners.actions import learner_tables

ALLOWED = {
    "learner": {"id", "lookup", "pepper_id", "wrapped_key", "made_week", "used_week", "keep_days"},
    "session": {"token_hash", "learner_id", "wrapped_key", "own_phone", "started_at", "seen_at", "fresh_at"},
    "code_showing": {"token_hash", "learner_id", "sealed", "expires_at"},
    "answer": {"learner_id", "item", "value", "checked"},
    "place": {"learner_id", "lesson", "item", "turn"},
    "completion": {"learner_id", "lesson", "day"},
    "note": {"learner_id", "slot", "sealed", "turn"},
}


def test_every_column_of_a_learner_is_on_the_list() -> None:
    assert {table.name: {column.name for column in table.columns} for table in learner_tables()} == ALLOWED


def test_no_table_tells_in_which_order_people_came() -> None:
    for table in learner_tables():
        assert table.dialect_options["sqlite"]["with_rowid"] is False
        assert all(column.autoincrement is not True for column in table.columns)
        assert not any("INT" in str(column.type) for column in table.primary_key.columns)


def test_nothing_is_only_marked_as_deleted() -> None:
    names = {column.name for table in learner_tables() for column in table.columns}
    assert not any("delete" in name or "erased" in name or "active" in name for name in names)
