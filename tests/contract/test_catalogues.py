"""Catalogues of the interface: right plurals, whole placeholders, nothing uncertain, and enough of it to be offered."""

import re
import subprocess
from functools import cache
from html.parser import HTMLParser

import pytest
from babel.messages.catalog import Catalog, Message

from app import i18n
from app.commands.catalogues import collected, path_of, read
from app.config import ROOT
from app.i18n import Locale
from tests.contract.source import modules, shown

LOCALES = ROOT / "locales"
WITH_CATALOGUE = [one for one in i18n.REGISTRY.values() if path_of(one, LOCALES).exists()]
FINISHED = {"fi", "sv"}
SHARE = 0.95
SAFETY = re.compile(
    r"templates/(?:base|errors/.*|learners/.*|learning/(?:help|safety|me)"
    r"|ui/(?:session_guard|code_groups|contact|checked|emergency_words|phone_trace_words|safety_words|error_summary))\.html"
    r"|templates/(?:notebook/.*|tools/(?:_notices|_keep|_?t06.*|t08|_?t12.*))\.html"
    r"|app/(?:contacts/.*|learners/.*|learning/helping/.*|practice/tools/(?:t06_flags|t08_help|t12_112)/.*)\.py"
    r"|app/error_pages\.py"
)
"""Where the words about exit, help, code and errors stand."""

LETTER = re.compile(r"[^\W\d_]")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")
each = pytest.mark.parametrize("locale", WITH_CATALOGUE, ids=lambda one: one.code)


@cache
def _template() -> Catalog:
    return collected()


@cache
def _catalogue(code: str) -> Catalog:
    return read(i18n.REGISTRY[code], LOCALES)


def _messages(locale: Locale) -> list[Message]:
    return [message for message in _catalogue(locale.code) if message.id]


def _forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, list | tuple) else [message.string]


def _sources(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, list | tuple) else [message.id]


def _key(message: Message) -> str:
    return _sources(message)[0]


def _done(message: Message | None) -> bool:
    return message is not None and not message.fuzzy and all(_forms(message))


@each
def test_the_plural_header_is_that_of_the_registry(locale: Locale) -> None:
    text = path_of(locale, LOCALES).read_text("utf-8")
    header = "".join(re.findall(r'^"(.*)"$', text.partition("\n\n")[0], re.MULTILINE))
    found = re.search(r"Plural-Forms: (.*?)\\n", header)
    assert found
    assert found.group(1) == locale.plural
    assert f"Language: {locale.babel}\\n" in header


@each
def test_a_plural_has_all_its_forms(locale: Locale) -> None:
    count = _catalogue(locale.code).num_plurals
    wrong = [_key(one) for one in _messages(locale) if len(_sources(one)) == 2 and len(_forms(one)) != count]
    assert wrong == []


@each
def test_placeholders_are_those_of_the_source(locale: Locale) -> None:
    for message in _messages(locale):
        wanted = {name for source in _sources(message) for name in PLACEHOLDER.findall(source)}
        for form in filter(None, _forms(message)):
            found = set(PLACEHOLDER.findall(form))
            # a form for exactly one or two may spell the number out
            least = wanted - {"num"} if len(_sources(message)) == 2 else wanted
            assert least <= found <= wanted, (locale.code, _key(message), form)


@each
def test_no_markup_comes_in_or_gets_lost(locale: Locale) -> None:
    for message in _messages(locale):
        for form in filter(None, _forms(message)):
            assert _tags(form) == _tags(_sources(message)[-1]), (locale.code, form)


@each
def test_nothing_is_fuzzy_and_nothing_is_left_from_before(locale: Locale) -> None:
    assert [_key(one) for one in _messages(locale) if one.fuzzy] == []
    known = {_key(one) for one in _template() if one.id}
    assert [_key(one) for one in _messages(locale) if _key(one) not in known] == []
    assert list(_catalogue(locale.code).obsolete) == []


@each
def test_words_keep_the_rules_for_text(locale: Locale) -> None:
    for message in _messages(locale):
        for form in filter(None, _forms(message)):
            assert not re.search(r"[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]", form), (
                "other digits",
                form,
            )
            assert not re.search(r"[\u202a-\u202e\u200e\u200f]", form), ("direction marks", form)
            assert form == form.strip() or not LETTER.search(form), ("space around", form)


@each
def test_an_offered_language_has_enough_words(locale: Locale) -> None:
    if not locale.offered:
        return
    there = {_key(one): one for one in _messages(locale)}
    wanted = [one for one in _template() if one.id]
    safety = [one for one in wanted if any(SAFETY.fullmatch(place) for place, _ in one.locations)]
    missing = {_key(one) for one in wanted if not _done(there.get(_key(one)))}
    assert [_key(one) for one in safety if _key(one) in missing] == []
    share = 1 - len(missing) / len(wanted)
    assert share >= (1 if locale.code in FINISHED else SHARE), (locale.code, share, sorted(missing)[:20])


def test_no_string_is_said_where_nobody_looks_for_strings() -> None:
    hidden = re.compile(r"(?:\.say|bench\.count)\(\s*[f\"']")
    assert [shown(one.path) for one in modules().values() if hidden.search(one.path.read_text("utf-8"))] == []


def test_every_offered_language_but_the_source_has_a_catalogue() -> None:
    assert {one.code for one in i18n.OFFERED} - {"en"} <= {one.code for one in WITH_CATALOGUE}


def test_there_are_strings_and_safety_strings_among_them() -> None:
    wanted = [one for one in _template() if one.id]
    assert len(wanted) > 100
    assert sum(any(SAFETY.fullmatch(place) for place, _ in one.locations) for one in wanted) > 40


def test_no_catalogue_is_there_for_a_language_that_nobody_knows() -> None:
    known = {one.babel for one in i18n.REGISTRY.values()}
    assert {path.name for path in LOCALES.iterdir() if path.is_dir()} <= known


def test_compiled_catalogues_stay_out_of_the_repository() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "*.mo", "*.pot"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert listed.stdout == ""


def test_source_strings_are_whole_sentences_with_named_placeholders() -> None:
    sources = [source for message in _template() if message.id for source in _sources(message)]
    assert [one for one in sources if re.search(r"%[sd]|\{\w*\}", one)] == []
    words = [one for one in sources if LETTER.search(one)]  # a comma between two things is a string, too
    assert [one for one in words if one != one.strip() or "  " in one or "\n" in one] == []


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")


def _tags(text: str) -> list[str]:
    parser = _Tags()
    parser.feed(text)
    return sorted(parser.found)
