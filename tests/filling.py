"""Fills a form as a browser does: its own values, what was typed, the button that was pressed."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from tests.page_rules import Page, text_of

Pairs = list[tuple[str, str]]


def filled(page: Page, action: str, typed: Mapping[str, str], press: str = "") -> Pairs:
    """The fields of the form whose action (or whose button's formaction) this is.

    `press` is `name=value` of a button. `typed` fills text, picks radios and selects; `{"a.q1": "opt"}` ticks a box,
    `"-opt"` unticks it.
    """
    form = _form(page, action)
    pairs = [pair for field in form.iter() if isinstance(field.tag, str) for pair in _values(field, typed)]
    known = {field.get("name") for field in form.iter() if isinstance(field.tag, str)}
    assert typed.keys() <= known, f"the form {action} has no field {sorted(typed.keys() - known)}"
    if press:
        name, _, value = press.partition("=")
        buttons = [(one.get("name"), one.get("value", "")) for one in form.iter("button")]
        assert (name, value) in buttons, f"the form {action} has no button {press}; it has {buttons}"
        pairs.append((name, value))
    return pairs


def _form(page: Page, action: str) -> Element:
    outside = {one.get("form") for one in page.all("button") if one.get("formaction") == action} - {None}
    for form in page.all("form"):
        inside = any(one.get("formaction") == action for one in form.iter("button"))
        if form.get("action") == action or inside or form.get("id") in outside:
            return form
    raise AssertionError(
        f"no form leads to {action}; there are {[one.get('action') for one in page.all('form')]}"
    )


def _values(field: Element, typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    name, kind = field.get("name"), field.get("type", "text")
    if not name or "disabled" in field.attrib:
        return
    wish = typed.get(name)
    if field.tag == "input" and kind in {"checkbox", "radio"}:
        value = field.get("value", "on")
        ticked = value == wish if wish is not None and kind == "radio" else "checked" in field.attrib
        if (ticked or value == wish) and wish != f"-{value}":
            yield name, value
    elif field.tag == "input" and kind not in {"submit", "button", "image", "reset"}:
        yield name, field.get("value", "") if wish is None else wish
    elif field.tag == "textarea":
        yield name, text_of(field) if wish is None else wish
    elif field.tag == "select":
        chosen = [one.get("value", text_of(one)) for one in field.iter("option") if "selected" in one.attrib]
        first = [one.get("value", text_of(one)) for one in field.iter("option")][:1]
        yield name, wish if wish is not None else (chosen or first or [""])[0]
