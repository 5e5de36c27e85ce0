"""What a learner's tables may hold (SAFETY K10): a list that only grows on purpose."""

import app.main  # noqa: F401 - knows every model
from app.learners.actions import learner_tables

ALLOWED = {
    "learner": {"id", "lookup", "pepper_id", "wrapped_key", "made_week", "used_week", "keep_days"},
    "session": {"token_hash", "learner_id", "wrapped_key", "own_phone", "started_at", "seen_at", "fresh_at"},
    "code_showing": {"token_hash", "learner_id", "sealed", "expires_at"},
    "answer": {"learner_id", "item", "value", "checked"},
    "place": {"learner_id", "lesson", "item", "turn"},
    "completion": {"learner_id", "lesson", "day"},
    "note": {"learner_id", "slot", "sealed", "turn"},
    "came_back": {"learner_id", "week"},
    "card": {
        "code_hash",
        "id",
        "member_id",
        "term",
        "label",
        "group_id",
        "places",
        "encouragement",
        "learner_id",
        "expires_on",
    },
    "former_key": {"learner_id", "number", "wrapped_key", "made_week"},
    "look": {"learner_id", "member_id", "what", "week"},
    "pairing": {
        "digits_hash",
        "learner_id",
        "asked_by",
        "seed",
        "expires_at",
        "new_phone",
        "public_key",
        "number",
        "sealed_key",
    },
    "share": {
        "learner_id",
        "member_id",
        "id",
        "term",
        "level",
        "label",
        "group_id",
        "lets_back",
        "made_week",
    },
    "stuck": {"learner_id", "member_id", "module"},
    "suggestion": {"learner_id", "member_id", "place", "encouragement", "declined", "turn"},
    "former_note": {"learner_id", "number", "slot", "sealed", "turn"},
}


def test_every_column_of_a_learner_is_on_the_list() -> None:
    assert {table.name: {column.name for column in table.columns} for table in learner_tables()} == ALLOWED


def test_no_table_tells_in_which_order_people_came() -> None:
    for table in learner_tables():
        assert table.dialect_options["sqlite"]["with_rowid"] is False
        assert all(column.autoincrement is not True for column in table.columns)
        # a number that counts within one learner's rows (`former_key`) says nothing of others
        own = "learner_id" in table.primary_key.columns
        assert own or not any("INT" in str(column.type) for column in table.primary_key.columns)


def test_nothing_is_only_marked_as_deleted() -> None:
    names = {column.name for table in learner_tables() for column in table.columns}
    assert not any("delete" in name or "erased" in name or "active" in name for name in names)
