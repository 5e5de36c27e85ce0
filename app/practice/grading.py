"""Answers to activities: read from a form, written as text, judged. Pure. The source holds the key, no translation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.content.shapes import ItemShape

ONE = frozenset({"single", "truefalse", "poll", "scale"})
MANY = frozenset({"multi", "checklist"})
PAIRS = frozenset({"match", "sort"})
SCORED = frozenset({"single", "truefalse", "multi", "order", "match", "sort"})
ANSWERED = ONE | MANY | PAIRS | {"order"}
READ = "read"


@dataclass(frozen=True, slots=True)
class AnswerState:
    """One item as the learner left it. `value` is as stored: ids, joined by commas; pairs as `thing=pile`."""

    value: str = ""
    checked: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The chosen ids, or the pairs, in order."""
        return tuple(self.value.split(",")) if self.value else ()

    @property
    def pairs(self) -> dict[str, str]:
        """For match and sort: what was put where."""
        return dict(pair.split("=", 1) for pair in self.ids if "=" in pair)


EMPTY = AnswerState()


def read_answer(shape: ItemShape, fields: Mapping[str, Sequence[str]]) -> str:
    """The value of one item from the fields below its name: `""` for the item itself, `.<id>` for a row.

    What the item does not know is dropped: an option that was retired, or one that was made up.
    """
    own = fields.get("", ())
    if shape.kind in ONE:
        return next((value for value in own if value in shape.option_ids), "")
    if shape.kind in MANY:
        return ",".join(option for option in shape.option_ids if option in own)
    if shape.kind == "order":
        return _order(shape, own)
    if shape.kind in PAIRS:
        return _pairs(shape, fields)
    return READ if READ in own else ""


def _order(shape: ItemShape, own: Sequence[str]) -> str:
    kept = [value for value in dict.fromkeys(own) if value in shape.option_ids]
    return ",".join([*kept, *(option for option in shape.option_ids if option not in kept)]) if kept else ""


def _pairs(shape: ItemShape, fields: Mapping[str, Sequence[str]]) -> str:
    targets = shape.option_ids if shape.kind == "match" else shape.pile_ids
    chosen = ((option, (fields.get(f".{option}") or ("",))[0]) for option in shape.option_ids)
    return ",".join(f"{option}={target}" for option, target in chosen if target in targets)


def still_valid(shape: ItemShape, value: str) -> str:
    """A stored value as the item knows it today: options that are gone are left out."""
    state = AnswerState(value)
    if shape.kind in PAIRS:
        return _pairs(shape, {f".{thing}": (target,) for thing, target in state.pairs.items()})
    return read_answer(shape, {"": state.ids})


def is_right(shape: ItemShape, value: str) -> bool | None:
    """Whether the answer agrees with the key; None where nothing is right or wrong."""
    if shape.kind not in SCORED:
        return None
    state = AnswerState(value)
    if shape.kind == "order":
        return state.ids == shape.correct
    if shape.kind == "match":
        return state.pairs == {option: option for option in shape.option_ids}
    if shape.kind == "sort":
        return state.pairs == shape.correct
    return frozenset(state.ids) == shape.correct


def moved(value: str, option: str, step: int) -> str:
    """An order with one entry moved up (-1) or down (+1); at the end it stays where it is."""
    ids = list(AnswerState(value).ids)
    if option not in ids:
        return value
    place = ids.index(option)
    other = place + step
    if 0 <= other < len(ids):
        ids[place], ids[other] = ids[other], ids[place]
    return ",".join(ids)


def shuffled(shape: ItemShape) -> tuple[str, ...]:
    """The options of an order or match in an order that gives nothing away, the same for everybody."""
    mixed = tuple(
        sorted(shape.option_ids, key=lambda option: sha256(f"{shape.revision}{option}".encode()).digest())
    )
    return mixed if mixed != shape.option_ids else mixed[::-1]
