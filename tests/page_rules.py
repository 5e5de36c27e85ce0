"""What every page must be, whatever it shows. tests/client.py asks this of every HTML reply that any test fetches."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

from app import i18n
from tests.words import title_words

LONGEST_TITLE = 30
FIELDS = frozenset({"input", "select", "textarea"})
QUIET_INPUTS = frozenset({"hidden", "submit", "button", "reset", "image"})
ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data-hx-get",
    "data-hx-post",
    "data-address",
    "data-home",
)
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\(\w+\)|&lt;(?:p|a|b|span|bdi)\b|\bXX\w*XX\b|⟦|⟧|\bUndefined\b")
STAFF = re.compile(r"^/(?:desk|[^/]+/work)(?:/|$)")
NOT_NEUTRAL_TITLE = STAFF


class Page:
    """One HTML document. `problems()` says in words what is wrong with it."""

    def __init__(self, html: str, path: str, csp: str, exit_url: str) -> None:
        self.html, self.path, self.csp, self.exit_url = html, path, csp, exit_url
        self.root, self.errors = _parsed(html)
        self.elements = [element for element in self.root.iter() if isinstance(element.tag, str)]
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        self.learner_side = not STAFF.match(path)

    def problems(self) -> list[str]:
        """Everything that is wrong, or nothing."""
        checks = (
            self._syntax, self._language, self._heading, self._title, self._ids, self._labels, self._forms,
            self._buttons, self._way_out, self._links, self._scripts, self._styles, self._words,
        )  # fmt: skip
        return [problem for check in checks for problem in check()]

    def all(self, *tags: str) -> list[Element]:
        """Every element with one of these names, in the order of the page."""
        return [element for element in self.elements if element.tag in tags]

    def said(self, place: str = "main") -> str:
        """The words of one element, by its id or its name, in one line and without marks of direction."""
        found = next(one for one in self.elements if place in {one.get("id"), one.tag})
        return " ".join(re.sub("[\u2066-\u2069]", "", text_of(found)).split())

    def _syntax(self) -> Iterator[str]:
        if not self.html.lstrip().lower().startswith("<!doctype html>"):
            yield "no doctype"
        for (line, column), code, values in self.errors:
            yield f"HTML error in line {line}, column {column}: {code} {values or ''}"

    def _language(self) -> Iterator[str]:
        lang, direction = self.root.get("lang", ""), self.root.get("dir", "")
        locale = next((one for one in i18n.REGISTRY.values() if one.lang == lang), None)
        if locale is None or direction != locale.dir:
            yield f"lang {lang!r} with dir {direction!r}"
        asked = i18n.offered(i18n.parted(self.path)[1])
        if asked and asked is not locale:
            yield f"lang {lang!r} on a page of {asked.code}"
        known = {one.lang for one in i18n.REGISTRY.values()}
        for element in self.elements[1:]:
            inside = element.get("lang", "")
            if inside and inside not in known:
                yield f"unknown lang {inside!r} on <{element.tag}>"

    def _heading(self) -> Iterator[str]:
        shown = [one for one in self.all("h1") if not self._hidden(one)]
        if len(shown) != 1:
            yield f"{len(shown)} first headings"
        elif not text_of(shown[0]).strip():
            yield "an empty first heading"

    def _title(self) -> Iterator[str]:
        titles = self.all("title")
        title = text_of(titles[0]).strip() if titles else ""
        if len([one for one in titles if self.parents[one].tag == "head"]) != 1 or not title:
            yield "not exactly one title"
        if self.learner_side and len(title) > LONGEST_TITLE:
            yield f"the title is longer than {LONGEST_TITLE}: {title!r}"
        if self.learner_side and (words := title_words(title)):
            yield f"the title {title!r} says {words}"

    def _ids(self) -> Iterator[str]:
        ids = [element.get("id", "") for element in self.elements if "id" in element.attrib]
        yield from (
            f"id {one!r} is there {ids.count(one)} times" for one in sorted(set(ids)) if ids.count(one) > 1
        )
        yield from (f"id {one!r} is no id" for one in ids if not one or re.search(r"\s", one))
        for element in self.elements:
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list"):
                missing = [one for one in element.get(name, "").split() if one not in ids]
                if missing:
                    yield f"{name} of <{element.tag}> points to {missing}, which is not there"

    def _labels(self) -> Iterator[str]:
        pointed = {label.get("for") for label in self.all("label")}
        for field in self.all(*FIELDS):
            if field.tag == "input" and field.get("type", "text") in QUIET_INPUTS:
                continue
            named = field.get("aria-label") or field.get("aria-labelledby") or field.get("id") in pointed
            if not named and not any(one.tag == "label" for one in self._above(field)):
                yield f"no label for <{field.tag} name={field.get('name')!r} id={field.get('id')!r}>"
        for image in self.all("img"):
            if "alt" not in image.attrib:
                yield f"no alt on {image.get('src')!r}"

    def _forms(self) -> Iterator[str]:
        for form in self.all("form"):
            action = form.get("action", "")
            if not action.startswith("/") or form.get("method", "").lower() not in {"get", "post"}:
                yield f"form without a root action or a method: {form.attrib}"
            if form.get("autocomplete") != "off":
                yield f"form {action} may be remembered (autocomplete)"
        for field in self.all(*FIELDS):
            inside = any(one.tag == "form" for one in self._above(field)) or field.get("form")
            if not inside and field.get("autocomplete") != "off":
                yield f"<{field.tag} name={field.get('name')!r}> outside a form may be remembered (autocomplete)"
            if self.learner_side and field.get("autocomplete", "off") != "off":
                yield f"<{field.tag} name={field.get('name')!r}> may be remembered (autocomplete)"
            if self.learner_side and field.get("type") == "password":
                yield "a password field on the learner side"

    def _buttons(self) -> Iterator[str]:
        for button in self.all("button"):
            inside = any(one.tag == "form" for one in self._above(button)) or button.get("form")
            kind = button.get("type", "submit")  # what HTML takes it for, and on our pages it is meant
            if kind not in {"submit", "button"}:
                yield f"button {text_of(button).strip()!r} has the type {kind!r}"
            if kind == "submit" and not inside:
                yield f"button {text_of(button).strip()!r} submits nothing"
            if not (text_of(button).strip() or button.get("aria-label") or button.get("aria-labelledby")):
                yield "a button without words"

    def _way_out(self) -> Iterator[str]:
        middle = "/after/" in self.path and any("data-middle" in one.attrib for one in self.all("body"))
        if not self.learner_side or self.path == "/out" or middle:
            return
        first = next((one for one in self.elements if self._takes_focus(one)), None)
        form = (
            next((one for one in self._above(first) if one.tag == "form"), None)
            if first is not None
            else None
        )
        out = form is not None and form.get("action") == "/out" and form.get("method", "").lower() == "post"
        if not out:
            yield f"the exit is not first in tab order: {first.tag if first is not None else None}"
        if any(one.tag == "dialog" or "popover" in one.attrib for one in self.elements):
            yield "something can cover the exit (dialog or popover)"

    def _links(self) -> Iterator[str]:
        for element in self.elements:
            for name in ADDRESSES:
                address = element.get(name)
                if address is not None:
                    yield from self._address(element, name, address)
        for anchor in self.all("a"):
            if anchor.get("href") and not (text_of(anchor).strip() or anchor.get("aria-label")):
                yield f"a link without words to {anchor.get('href')}"
        ids = {element.get("id") for element in self.elements}
        for place in sorted({one.get("href", "") for one in self.all("a") if one.get("href", "")[:1] == "#"}):
            if place[1:] not in ids:
                yield f"a link to {place}, which is not there"

    def _address(self, element: Element, name: str, address: str) -> Iterator[str]:
        parts = urlsplit(address)
        if parts.scheme in {"tel", "mailto"} and name == "href":
            return
        if parts.scheme or parts.netloc:
            rel = set(element.get("rel", "").split())
            outward = element.tag == "a" and parts.scheme == "https" and "noreferrer" in rel
            if not outward and address != self.exit_url:
                yield f"{name} leads elsewhere without care: {address}"
        elif parts.query or "?" in address:
            yield f"{name} carries a query: {address}"
        elif not address.startswith(("/", "#")):
            yield f"{name} is not from the root: {address!r}"

    def _scripts(self) -> Iterator[str]:
        for script in self.all("script"):
            if not script.get("src") or text_of(script).strip():
                yield "an inline script"
            if not script.get("integrity"):
                yield f"script {script.get('src')} without integrity"
        for element in self.elements:
            yield from (
                f"{name} on <{element.tag}>" for name in element.attrib if str(name).lower().startswith("on")
            )
            if any(element.get(name, "").lower().strip().startswith("javascript:") for name in ADDRESSES):
                yield "a javascript: address"

    def _styles(self) -> Iterator[str]:
        for element in self.elements:
            if "style" in element.attrib:
                yield f"style attribute on <{element.tag}>"
        for sheet in self.all("style"):
            digest = b64encode(sha256(text_of(sheet).encode()).digest()).decode()
            if f"'sha256-{digest}'" not in self.csp:
                yield "an inline style sheet that the policy does not allow"

    def _words(self) -> Iterator[str]:
        for element in self.elements:
            if element.tag in {"style", "script"}:
                continue
            for text in (element.text, *element.attrib.values(), *(child.tail for child in element)):
                if text and (found := LEFT_OVER.search(text)):
                    yield f"left over in <{element.tag}>: {found.group()!r} in {text.strip()[:80]!r}"

    def _above(self, element: Element) -> Iterator[Element]:
        while element in self.parents:
            element = self.parents[element]
            yield element

    def _hidden(self, element: Element) -> bool:
        return any(
            "hidden" in one.attrib or one.tag == "template" for one in (element, *self._above(element))
        )

    def _takes_focus(self, element: Element) -> bool:
        focusable = (element.tag == "a" and "href" in element.attrib) or element.tag in {
            "button",
            "summary",
            *FIELDS,
        }
        quiet = element.get("type") == "hidden" or "disabled" in element.attrib or self._hidden(element)
        return (focusable or element.get("tabindex", "-1") >= "0") and not quiet


@lru_cache(maxsize=100)
def _parsed(html: str) -> tuple[Element, list[Any]]:
    """The tree of a page and its HTML errors. Nobody changes them: both databases give many of the same pages."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root: Element = parser.parse(html)
    return root, parser.errors


def text_of(element: Element) -> str:
    """All the words inside, with those that a picture says (`role="img"` and a label); none of a template's."""
    spoken = [
        one.get("aria-label", "") for one in element.iter() if one is not element and one.get("role") == "img"
    ]
    return "".join([*_words(element), *spoken])


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for inside in element:
        if isinstance(inside.tag, str) and inside.tag != "template":
            yield from _words(inside)
        yield inside.tail or ""
