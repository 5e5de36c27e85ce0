"""Builds the light index from compiled editions, once for each change of the files."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from app.content.compiled import Edition, Stamp
from app.content.indexed import HeadRow, Index, MediaRow, ModuleRow, module_row
from app.content.languages import Language
from app.content.media import seconds_of, words_in
from app.content.slots import shown
from app.content.states import Chosen, choose, page_states


def build_index(
    editions: Mapping[tuple[str, str], Edition],
    languages: Mapping[str, Language],
    media: Mapping[str, tuple[Path, ...]],
    held_back: frozenset[str],
) -> Index:
    """`editions` by code and language. A module without a source edition is left out."""
    sources = {code: edition for (code, _), edition in sorted(editions.items()) if edition.source}
    rows = tuple(_row(edition, editions) for edition in sources.values())
    heads = []
    for row in rows:
        of_module = {lang: edition for (code, lang), edition in editions.items() if code == row.code}
        for language in languages.values():
            heads.append(_head(row, of_module, language, row.code in held_back))
    return Index(rows, tuple(heads), tuple(_media(media)))


def _row(edition: Edition, editions: Mapping[tuple[str, str], Edition]) -> ModuleRow:
    return module_row(edition, tuple(sorted(lang for code, lang in editions if code == edition.code)))


def reader_langs(language: Language) -> tuple[str, ...]:
    """A language and the ones that stand in for it."""
    return (language.code, *(code for code in language.chain if code != language.code))


class Chooser:
    """Decides, for one reader language, in which language each unit of a module is shown."""

    def __init__(
        self, langs: tuple[str, ...], source: Edition, editions: Mapping[str, Edition], held: bool
    ) -> None:
        self.langs = langs
        self.source = source
        self.held = held
        self.fronts = {lang: edition.front.stamp for lang, edition in editions.items()}
        self.lessons = {
            lang: {lesson.letter: lesson.stamp for lesson in edition.lessons}
            for lang, edition in editions.items()
        }
        self.items = {
            lang: {item.id: item for item in edition.items.values()} for lang, edition in editions.items()
        }

    def front(self) -> Chosen:
        return self._choose(self.fronts)

    def lesson(self, letter: str) -> Chosen:
        return self._choose(
            {lang: stamps[letter] for lang, stamps in self.lessons.items() if letter in stamps}
        )

    def item(self, name: str, kind: str, critical: bool) -> Chosen:
        """A translation of another kind is no translation of this item."""
        stamps = {lang: items[name] for lang, items in self.items.items() if name in items}
        same = {lang: item.stamp for lang, item in stamps.items() if item.kind == kind}
        return self._choose(same, critical)

    def _choose(self, stamps: Mapping[str, Stamp], critical: bool = False) -> Chosen:
        return choose(self.langs, self.source.lang, stamps.get, critical, self._is_held)

    def _is_held(self, lang: str) -> bool:
        # English and Finnish are both author languages (MODULE_FORMAT: translation)
        return self.held and lang not in {"en", "fi"}


def _head(row: ModuleRow, editions: Mapping[str, Edition], language: Language, held: bool) -> HeadRow:
    source = editions[row.source]
    chooser = Chooser(reader_langs(language), source, editions, held)
    front = chooser.front()
    lessons = [chooser.lesson(lesson.letter) for lesson in row.lessons]
    titles = []
    for lesson, chosen in zip(row.lessons, lessons, strict=True):
        titles.append(_lesson_title(editions[chosen.lang], lesson.letter))
    items = [
        chooser.item(item.id, item.kind, item.critical) for lesson in row.lessons for item in lesson.items
    ]
    words = editions[front.lang].front
    states = sorted(state.value for state in page_states([front, *lessons, *items]))
    return HeadRow(
        row.code,
        language.code,
        front.lang,
        words.title,
        words.aims,
        tuple(titles),
        tuple(chosen.lang for chosen in lessons),
        tuple(states),
    )


def _lesson_title(edition: Edition, letter: str) -> str:
    return next((shown(lesson.title) for lesson in edition.lessons if lesson.letter == letter), "")


def _media(media: Mapping[str, tuple[Path, ...]]) -> Iterable[MediaRow]:
    for code, paths in media.items():
        for path in paths:
            with suppress(OSError):
                size, seconds = path.stat().st_size, seconds_of(path)
                yield MediaRow(code, path.name, size, seconds, words_in(path))
