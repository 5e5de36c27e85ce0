"""The chain of the trail: whatever is changed, added, taken away or moved in it is found."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.accounts.limits import AUDIT, DAY
from app.accounts.trail.acts import Act
from app.accounts.trail.chain import START, End, Entry, anchor_of, chain_key, end_mark, first_break, linked
from app.security.secrets import Secrets

KEY = chain_key(Secrets(bytes(range(32)), {"k1": bytes(range(1, 33))}))
OTHER_KEY = chain_key(Secrets(bytes(range(2, 34)), {"k1": bytes(range(1, 33))}))
ONE = b"o" * 16
NOW = 1_800_000_000

acts = st.tuples(
    st.none() | st.binary(min_size=16, max_size=16),
    st.sampled_from([act.value for act in Act if act is not Act.ANCHOR]),
    st.text(alphabet="abcdef0123456789", max_size=32),
)
trails = st.lists(acts, min_size=1, max_size=8)
FIELDS = ("number", "day_second", "actor", "act", "object", "content_mark", "hash")


def written(
    said: list[tuple[bytes | None, str, str]], start: int = NOW - 100 * DAY
) -> tuple[End, list[Entry]]:
    """A trail as the product writes it, one entry a day."""
    entries: list[Entry] = []
    end = End(ONE, 0, b"")
    for day, (actor, act, about) in enumerate(said):
        before = entries[-1].hash if entries else START
        entries.append(linked(KEY, end, before, start + day * DAY, actor, act, about))
        end = End(ONE, entries[-1].number, end_mark(KEY, ONE, entries[-1].number, entries[-1].hash))
    return end, entries


def anchored(said: list[tuple[bytes | None, str, str]], gone: int) -> tuple[End, list[Entry]]:
    """A trail of which so many entries expired by now."""
    end, entries = written(said, NOW - AUDIT - (gone - 1) * DAY)
    before = entries[gone - 2].hash if gone > 1 else START
    return end, [anchor_of(entries[gone - 1], before), *entries[gone:]]


def other(value: object) -> object:
    """Something else of the same kind."""
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    if isinstance(value, int):
        return value + 1
    return value + "a" if isinstance(value, str) else b"a" * 16


@given(trails)
def test_what_was_written_is_in_order(said: list[tuple[bytes | None, str, str]]) -> None:
    end, entries = written(said)
    assert first_break(KEY, end, entries, NOW) is None
    assert first_break(OTHER_KEY, end, entries, NOW) == 1


@given(trails, st.data())
def test_any_change_of_any_row_is_found(
    said: list[tuple[bytes | None, str, str]], data: st.DataObject
) -> None:
    end, entries = written(said)
    place = data.draw(st.integers(0, len(entries) - 1))
    name = data.draw(st.sampled_from(FIELDS))
    entries[place] = replace(entries[place], **{name: other(getattr(entries[place], name))})
    broken = first_break(KEY, end, entries, NOW)
    assert broken is not None and abs(broken - (place + 1)) <= 1


@given(trails, st.data())
def test_an_entry_that_is_taken_away_is_missed(
    said: list[tuple[bytes | None, str, str]], data: st.DataObject
) -> None:
    end, entries = written(said)
    del entries[data.draw(st.integers(0, len(entries) - 1))]
    assert first_break(KEY, end, entries, NOW) is not None


@given(st.lists(acts, min_size=2, max_size=8), st.data())
def test_entries_that_change_places_are_found(
    said: list[tuple[bytes | None, str, str]], data: st.DataObject
) -> None:
    end, entries = written(said)
    place = data.draw(st.integers(0, len(entries) - 2))
    one, two = entries[place], entries[place + 1]
    entries[place] = replace(two, number=one.number, day_second=one.day_second)
    entries[place + 1] = replace(one, number=two.number, day_second=two.day_second)
    assert first_break(KEY, end, entries, NOW) is not None


@given(trails, acts)
def test_an_entry_that_is_added_without_the_key_is_found(
    said: list[tuple[bytes | None, str, str]], more: tuple[bytes | None, str, str]
) -> None:
    end, entries = written(said)
    entries.append(linked(OTHER_KEY, end, entries[-1].hash, NOW, *more))
    assert first_break(KEY, end, entries, NOW) is not None
    counted = replace(end, entries=end.entries + 1)
    assert first_break(KEY, counted, entries, NOW) is not None


@given(st.lists(acts, min_size=2, max_size=8))
def test_taking_away_the_newest_is_found_even_with_the_count_set_back(
    said: list[tuple[bytes | None, str, str]],
) -> None:
    end, entries = written(said)
    assert first_break(KEY, replace(end, entries=end.entries - 1), entries[:-1], NOW) == len(said)


@given(trails)
def test_a_trail_of_another_organisation_is_not_this_ones(
    said: list[tuple[bytes | None, str, str]],
) -> None:
    end, entries = written(said)
    assert first_break(KEY, replace(end, organisation_id=b"p" * 16), entries, NOW) == 1


def test_an_empty_trail_is_never_in_order() -> None:
    assert first_break(KEY, End(ONE, 0, b""), [], NOW) == 1
    assert first_break(KEY, End(ONE, 0, end_mark(KEY, ONE, 0, START)), [], NOW) == 1


@given(trails, st.data())
def test_a_trail_whose_beginning_expired_is_in_order(
    said: list[tuple[bytes | None, str, str]], data: st.DataObject
) -> None:
    gone = data.draw(st.integers(1, len(said)))
    end, entries = anchored(said, gone)
    assert first_break(KEY, end, entries, NOW) is None
    assert (entries[0].act, entries[0].actor) == (Act.ANCHOR, None)


@given(trails, st.data())
def test_any_change_of_an_anchor_is_found(
    said: list[tuple[bytes | None, str, str]], data: st.DataObject
) -> None:
    gone = data.draw(st.integers(1, len(said)))
    end, entries = anchored(said, gone)
    name = data.draw(st.sampled_from(FIELDS))
    entries[0] = replace(entries[0], **{name: other(getattr(entries[0], name))})
    assert first_break(KEY, end, entries, NOW) is not None


@given(trails, st.data())
def test_nobody_can_let_entries_expire_before_their_time(
    said: list[tuple[bytes | None, str, str]], data: st.DataObject
) -> None:
    end, entries = written(said)
    gone = data.draw(st.integers(1, len(entries)))
    before = entries[gone - 2].hash if gone > 1 else START
    early = anchor_of(entries[gone - 1], before)
    assert first_break(KEY, end, [early, *entries[gone:]], NOW) == gone
    older = replace(early, day_second=NOW - AUDIT)
    assert first_break(KEY, end, [older, *entries[gone:]], NOW) == gone


@given(trails, st.data())
def test_an_anchor_stands_at_the_beginning_alone(
    said: list[tuple[bytes | None, str, str]], data: st.DataObject
) -> None:
    assume(len(said) > 1)
    place = data.draw(st.integers(1, len(said) - 1))
    end, entries = written(said, NOW - AUDIT - 20 * DAY)
    entries[place] = anchor_of(entries[place], entries[place - 1].hash)
    assert first_break(KEY, end, entries, NOW) == place + 1


@pytest.mark.parametrize("about", ["", "zz", "AB" * 32, " " + "ab" * 32])
def test_an_anchor_with_something_else_in_it_is_found(about: str) -> None:
    end, entries = anchored([(None, "founded", ""), (b"m" * 16, "signed in", "")], 1)
    entries[0] = replace(entries[0], object=about)
    assert first_break(KEY, end, entries, NOW) == 1
