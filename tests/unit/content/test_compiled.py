"""What the cache keeps, and back."""

import json
from typing import Any

import pytest

from app.content.compiled import OptionText, Parts, unpack

PARTS = Parts("<p>x</p>", (OptionText("a", "A", True), OptionText("b", "B", pile="c")), columns=("x", "y"))


def test_named_tuples_come_back_from_json() -> None:
    assert unpack(Parts, json.loads(json.dumps(PARTS))) == PARTS


@pytest.mark.parametrize(
    "data", [[], ["x"], ["x", [], [], [], "", 5], ["x", [["a"]], [], [], "", ""], 5, None]
)
def test_what_does_not_fit_raises(data: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        unpack(Parts, data)
