"""Reads `<!-- ... -->` as a marker, and anything else that looks like HTML as an error that shows nothing."""

from markdown_it.rules_inline import StateInline


def comment(state: StateInline, silent: bool) -> bool:
    """An HTML comment becomes a `marker` token."""
    if not state.src.startswith("<!--", state.pos):
        return False
    end = state.src.find("-->", state.pos + 4, state.posMax)
    if end < 0:
        return False
    if not silent:
        state.push("marker", "", 0).content = state.src[state.pos + 4 : end]
    state.pos = end + 3
    return True


def raw_html(state: StateInline, silent: bool) -> bool:
    """`<` before a letter, `/`, `!` or `?` begins HTML: a `raw_html` token up to the next `>`, or alone."""
    following = state.src[state.pos + 1 : min(state.pos + 2, state.posMax)]
    if state.src[state.pos] != "<" or not (following.isalpha() or following in ("/", "!", "?")):
        return False
    end = state.src.find(">", state.pos, state.posMax)
    stop = state.pos + 1 if end < 0 else end + 1
    if not silent:
        state.push("raw_html", "", 0).content = state.src[state.pos : stop]
    state.pos = stop
    return True
