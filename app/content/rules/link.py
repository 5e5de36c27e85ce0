"""Links: inserted facts and contacts, glossary words, words of another language, steps, pages of ours, https."""

from app.content.parser import Node
from app.content.slots import escape, slot
from app.content.targets import Target, target_of
from app.content.writing import Writing, label, words_of


def link(node: Node, writing: Writing) -> str:
    href = str(node.attrs.get("href", ""))
    target = target_of(href)
    if not target or "link" in writing.inside[:-1]:
        writing.error("D003", f"({href}", href)
        return escape(label(node, writing))
    if target.kind == "lang":  # no link at all: how these words are to be read aloud
        return f'<span lang="{target.value}" dir="ltr">{writing.inner(node)}</span>'
    writing.refer(target.kind, target.value, words_of(node), f"({href}")
    return _WRITERS[target.kind](target, node, writing)


def _inserted(target: Target, node: Node, writing: Writing) -> str:
    return slot(target.kind, target.value, label(node, writing))


def _term(target: Target, node: Node, writing: Writing) -> str:
    return f"{slot('term', target.value)}{writing.inner(node)}{slot('/term', target.value)}"


def _inner(target: Target, node: Node, writing: Writing) -> str:
    return f'<a href="{slot(target.kind, target.value)}">{writing.inner(node)}</a>'


def _web(target: Target, node: Node, writing: Writing) -> str:
    return f'<a href="{escape(target.value)}" rel="noreferrer noopener">{writing.inner(node)}</a>'


_WRITERS = {
    "fact": _inserted,
    "contact": _inserted,
    "term": _term,
    "step": _inner,
    "page": _inner,
    "web": _web,
}
