"""Every activity kind: how it is read, what is right, what the linter says: cases/activities/*.txt."""

import pytest

from app.content.activity import activities
from app.content.compiled import Parts
from app.content.html import writing as new_writing
from app.content.sections import sections
from app.content.source import source_of
from tests.unit.content.casefile import TextCase, cases
from tests.unit.content.making import codes, filling

ACTIVITY_CASES = cases("activities")


def dump(text: str) -> str:
    """An item as one line for each part, what is right, and codes."""
    source, report = source_of(text.encode(), "case.md")
    section = sections(source.text, new_writing(report))[0]
    assert section.marker
    activity = activities()[section.marker.kind]
    parts = activity.read(section.nodes, new_writing(report))
    activity.check(parts, lambda code, detail: report.add(code, section.line, detail))
    right = activity.correct(parts)
    shown = sorted(right) if isinstance(right, frozenset) else right
    lines = [*_lines(parts), *([f"right: {shown}"] if right is not None else [])]
    return "\n".join([*lines, *(f"! {code}" for code in codes(report))])


def _lines(parts: Parts) -> list[str]:
    fill = filling()
    lines = [f"body: {fill(parts.body)}"] if parts.body else []
    lines += [f"columns: {' | '.join(parts.columns)}"] if parts.columns else []
    for option in parts.options:
        mark = "x" if option.ticked else "-"
        more = [f"pile {option.pile}"] * bool(option.pile) + [f"to {option.target}"] * bool(option.target)
        texts = [fill(html) for html in (option.html, option.right, option.feedback) if html]
        lines.append(f"{mark} {option.id or '?'}: {' | '.join([*texts, *more])}")
    lines += [f"pile {pile.id}: {fill(pile.html)}" for pile in parts.piles]
    lines += [f"explanation: {fill(parts.explanation)}"] if parts.explanation else []
    lines += [f"after: {fill(parts.after)}"] if parts.after else []
    return [line.replace("\n", "") for line in lines]


@pytest.mark.parametrize("case", ACTIVITY_CASES, ids=lambda case: case.title)
def test_an_item_is_read_as_expected(case: TextCase) -> None:
    assert dump(case.given) == case.expected


def test_every_kind_has_cases() -> None:
    assert {case.title.partition(":")[0] for case in ACTIVITY_CASES} == set(activities())


def test_kinds_are_found_by_folder_and_named_as_their_file() -> None:
    assert {"step", "single", "truefalse", "multi", "order", "match", "sort", "poll", "scale"} <= set(
        activities()
    )
    for kind, activity in activities().items():
        assert activity.check.__module__.rpartition(".")[2] in {kind, "asking"}


def test_only_prose_kinds_are_reading() -> None:
    assert [kind for kind, activity in activities().items() if activity.reading] == ["step"]
