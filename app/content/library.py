"""The library: every module, in every language, for any reader. Built once, read by many threads."""

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType

from app.content.cards import SETS
from app.content.cardview import card_view
from app.content.compiled import Edition
from app.content.contactview import contact_view
from app.content.curriculum import Preset, Programme
from app.content.curriculumview import Telling, preset_view, programme_view
from app.content.editions import Editions
from app.content.factview import fact_view
from app.content.filling import Filling
from app.content.front import DEFAULT_SOURCE
from app.content.headview import module_view
from app.content.indexed import HeadRow, Index, MediaRow, ModuleRow, shape_of
from app.content.indexing import Chooser, reader_langs
from app.content.languages import Language
from app.content.lessons import Words, lesson_view
from app.content.models import (
    Card,
    Contact,
    FactView,
    HostNote,
    Lesson,
    Module,
    Reader,
    SearchText,
    Term,
    Track,
)
from app.content.programme import MARKER
from app.content.registers import Registers
from app.content.shapes import ModuleShape
from app.content.slots import plain
from app.content.wording import Worded, worded


class Library:
    """`codes` and `shapes` are free of language; the methods answer for a reader."""

    def __init__(
        self,
        index: Index,
        editions: Editions,
        registers: Registers,
        languages: Mapping[str, Language],
        held_back: frozenset[str],
        version: str,
    ) -> None:
        self.rows: Mapping[str, ModuleRow] = {row.code: row for row in index.modules}
        self.heads: Mapping[tuple[str, str], HeadRow] = {
            (head.code, head.reader): head for head in index.heads
        }
        self.media: dict[str, dict[str, MediaRow]] = {code: {} for code in self.rows}
        for media in index.media:
            self.media.setdefault(media.code, {})[media.name] = media
        self.editions = editions
        self.registers = registers
        self.languages = languages
        self.held_back = held_back
        self.version = version
        self.audiences: Mapping[str, str] = {
            code: shelf.audience for shelf in registers.tracks for code in shelf.modules
        }
        self.codes: tuple[str, ...] = tuple(sorted(self.rows))
        self.shapes: Mapping[str, ModuleShape] = MappingProxyType(
            {code: shape_of(self.rows[code]) for code in self.codes}
        )

    def module(self, code: str, reader: Reader) -> Module | None:
        """The module page, None for an unknown code."""
        row = self.rows.get(code)
        head = self.heads.get((code, self._language(reader).code))
        return module_view(row, head, self.registers.facts) if row and head else None

    def lesson(self, code: str, letter: str, reader: Reader) -> Lesson | None:
        """The lesson page, None for an unknown code or letter."""
        shape = self.shapes.get(code)
        if not shape or letter not in shape.lessons:
            return None
        langs = reader_langs(self._language(reader))
        editions = self._editions(code, (*langs, shape.source))
        chooser = Chooser(langs, editions[shape.source], editions, code in self.held_back)
        words = Words({term.id: term for term in self.terms(reader)}, partial(self.fact, reader=reader))
        return lesson_view(shape, letter, editions, chooser, self._filling(reader, code), words)

    def tracks(self, reader: Reader, audience: str = "learner") -> tuple[Track, ...]:
        """The shelves of one audience that hold modules."""
        words = self._worded("track", reader)
        found = []
        for shelf in self.registers.tracks:
            modules = [module for code in shelf.modules if (module := self.module(code, reader))]
            named = words.get(shelf.id)
            if shelf.audience == audience and modules and named:
                title, line = plain(named.entry.title), plain(named.entry.html)
                found.append(
                    Track(
                        shelf.id,
                        title,
                        line,
                        shelf.pictogram,
                        audience,
                        tuple(modules),
                        named.lang,
                        named.state,
                    )
                )
        return tuple(found)

    def contacts(self, reader: Reader) -> tuple[Contact, ...]:
        """Every contact, expired ones too: the page says when it was checked."""
        words, filling = self._worded("contact", reader), self._filling(reader)
        entries = self.registers.contacts.values()
        return tuple(contact_view(entry, words.get(entry.id), filling) for entry in entries)

    def contact(self, name: str, reader: Reader) -> Contact | None:
        """One contact, None for an unknown id."""
        return next((contact for contact in self.contacts(reader) if contact.id == name), None)

    def fact(self, name: str, reader: Reader) -> FactView | None:
        """One fact, None for an unknown id."""
        fact = self.registers.facts.get(name)
        return (
            fact_view(fact, self._worded("fact", reader).get(name), self._filling(reader)) if fact else None
        )

    def terms(self, reader: Reader) -> tuple[Term, ...]:
        """The glossary, in the order of its source file."""
        filling = self._filling(reader)
        return tuple(_term(one, filling) for one in self._worded("term", reader).values())

    def cards(self, name: str, reader: Reader) -> tuple[Card, ...]:
        """The cards of a set in the order of its register; none for an unknown set."""
        if name not in SETS:
            return ()
        words, filling = self._worded(SETS[name].marker, reader), self._filling(reader)
        rows = self.registers.cards.get(name, ())
        return tuple(card_view(row, words[row.id], filling) for row in rows if row.id in words)

    def presets(self, reader: Reader) -> tuple[Preset, ...]:
        """Modules that coaches suggest together, in the order of the register."""
        telling, programme = self._telling("preset", reader), self.registers.programme
        rows = self.registers.presets
        return tuple(preset_view(row, programme, telling) for row in rows if row.id in telling.words)

    def programme(self, reader: Reader) -> Programme:
        """The plan of a group, week by week."""
        return programme_view(self.registers.programme, self._telling(MARKER, reader))

    def host_notes(self, code: str, reader: Reader) -> tuple[HostNote, ...]:
        """Notes for a host, by item of the module."""
        notes = self._worded(f"host.{code}", reader).values() if code in self.rows else ()
        filling = self._filling(reader, code)
        return tuple(
            HostNote(one.entry.id, plain(one.entry.title), filling(one.entry.html), one.lang) for one in notes
        )

    def search_texts(self, reader: Reader) -> Iterable[SearchText]:
        """All that search can find in the reader's language or what stands in for it."""
        for code in self.codes:
            module = self.module(code, reader)
            if module:
                yield SearchText("module", code, module.title, " ".join(module.aims), module.lang)
            for letter in self.shapes[code].lessons:
                lesson = self.lesson(code, letter, reader)
                if lesson:
                    yield SearchText("lesson", f"{code}/{letter}", lesson.title, lesson.text, lesson.lang)
        for term in self.terms(reader):
            yield SearchText("term", "words", term.word, f"{term.finnish} {plain(term.html)}", term.lang)

    def _language(self, reader: Reader) -> Language:
        return self.languages.get(reader.lang) or self.languages[DEFAULT_SOURCE]

    def _editions(self, code: str, langs: Iterable[str]) -> dict[str, Edition]:
        found = {lang: self.editions.module(code, lang) for lang in langs}
        return {lang: edition for lang, edition in found.items() if edition}

    def _filling(self, reader: Reader, code: str = "") -> Filling:
        registers = self.registers
        return Filling(reader, registers.facts, registers.contacts, code, media=self.media.get(code, {}))

    def _worded(self, role: str, reader: Reader) -> dict[str, Worded]:
        return worded(role, reader_langs(self._language(reader)), DEFAULT_SOURCE, self.editions)

    def _telling(self, role: str, reader: Reader) -> Telling:
        return Telling(self._worded(role, reader), self._filling(reader), self.rows)


def _term(one: Worded, filling: Filling) -> Term:
    word = plain(one.entry.title)
    return Term(
        one.entry.id,
        word,
        one.source.finnish,
        one.source.sounds,
        filling(one.entry.html),
        one.lang,
        one.state,
    )
