"""One item for one reader: the source gives ids, order and what is right, a language gives words."""

from collections.abc import Callable, Mapping

from app.content.compiled import ItemText, OptionText
from app.content.filling import Filling
from app.content.models import Item, Option, Pile, Term
from app.content.shapes import ItemShape
from app.content.slots import plain
from app.content.states import Chosen

Words = Callable[[str], Term | None]


def item_view(
    shape: ItemShape, source: ItemText, words: ItemText, chosen: Chosen, filling: Filling, terms: Words
) -> Item:
    """The item as shown. `words`: the same item in the language that was chosen for it."""
    options = option_views(shape, source, words, filling)
    body, explanation, after = (
        filling(html) for html in (words.parts.body, words.parts.explanation, words.parts.after)
    )
    title = plain(filling(words.title))
    note = filling(words.note)
    return Item(
        shape.id,
        shape.number,
        shape.kind,
        title,
        body,
        chosen.lang,
        chosen.state,
        shape.revision,
        options,
        pile_views(source, words, filling),
        _columns(words, filling),
        explanation,
        after,
        tuple(term for name in source.terms if (term := terms(name))),
        source.pictogram,
        shape.critical,
        note,
        _text(title, note, body, options, explanation, after),
        chosen.unreviewed,
        source.paper,
    )


def option_views(shape: ItemShape, source: ItemText, words: ItemText, filling: Filling) -> tuple[Option, ...]:
    """Options in the source's order; one that a translation lacks keeps the source's words."""
    worded = {option.id: option for option in words.parts.options}
    right = shape.correct if isinstance(shape.correct, frozenset) else frozenset()
    return tuple(
        _option(option, worded.get(option.id, option), option.id in right, filling)
        for option in source.parts.options
    )


def _option(source: OptionText, words: OptionText, correct: bool, filling: Filling) -> Option:
    html = filling(words.html)
    target = filling.steps.get(source.target, 0)
    feedback, right = filling(words.feedback), filling(words.right)
    return Option(source.id, html, plain(html), feedback, right, source.pile, target, correct)


def pile_views(source: ItemText, words: ItemText, filling: Filling) -> tuple[Pile, ...]:
    worded: Mapping[str, str] = {pile.id: pile.html for pile in words.parts.piles}
    found = []
    for pile in source.parts.piles:
        html = filling(worded.get(pile.id, pile.html))
        found.append(Pile(pile.id, html, plain(html)))
    return tuple(found)


def _columns(words: ItemText, filling: Filling) -> tuple[str, str]:
    first, second = words.parts.columns or ("", "")
    return plain(filling(first)), plain(filling(second))


def _text(title: str, note: str, body: str, options: tuple[Option, ...], explanation: str, after: str) -> str:
    spoken = [
        part for option in options for part in (option.text, plain(option.right), plain(option.feedback))
    ]
    parts = [title, plain(note), plain(body), *spoken, plain(explanation), plain(after)]
    return " ".join(part for part in parts if part)
