"""The YAML at the top of a module."""

import pytest

from app.content.frontmatter import line_of, split
from app.content.source import source_of
from tests.unit.content.making import codes


def parsed(text: str) -> tuple[object, str, list[str]]:
    source, report = source_of(text.encode(), "x")
    values, body = split(source, report)
    return values, body, codes(report)


def test_values_and_a_body_with_true_line_numbers() -> None:
    values, body, found = parsed("---\na: b\nc: [1, 2]\n---\n# X\n")
    assert values == {"a": "b", "c": [1, 2]}
    assert body == "\n\n\n\n# X\n"
    assert found == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# X\n", "1:1 F010"),
        ("---\na: b\n", "1:1 F010"),
        ("---\na: [\n---\n", "2:5 F011"),
        ("---\na: b\na\n---\n", "3:2 F011"),
        ("---\n- a\n---\n", "1:1 F011"),
        ("---\n\n---\n", "1:1 F011"),
        ("---\na: &x 1\nb: *x\n---\n", "2:4 F015"),
        ("---\na: *x\n---\n", "2:4 F015"),
        ("---\na: !!python/name:os.system x\n---\n", "2:4 F011"),
        ("---\na: 2026-13-99\n---\n", "1:1 F011"),
        ("---\n" + "a: b\n" * 300 + "---\n", "1:1 F010"),
    ],
)
def test_what_cannot_be_understood_is_reported_and_gives_nothing(text: str, code: str) -> None:
    values, _, found = parsed(text)
    assert values is None
    assert found == [code]


def test_the_line_of_a_key_is_found() -> None:
    lines = ["---", "code: l03", "title: x"]
    assert line_of("title", lines) == 3
    assert line_of("none", lines) == 1
