"""Presets and the programme for one reader."""

from collections.abc import Container, Mapping
from typing import cast

from app.content.curriculum import Day, Guest, Preset, Programme, Week
from app.content.filling import Filling
from app.content.presets import PresetRow
from app.content.programme import DayRow, ProgrammeRows, WeekRow
from app.content.slots import plain
from app.content.wording import Worded


class Telling:
    """Words of entries by id, filled as plain text, and which modules there are."""

    def __init__(self, words: Mapping[str, Worded], filling: Filling, modules: Container[str]) -> None:
        self.words = words
        self.filling = filling
        self.modules = modules

    def text(self, html: str) -> str:
        return plain(self.filling(html))

    def head(self, name: str) -> tuple[str, str]:
        """Heading and text of an entry."""
        entry = self.words[name].entry
        return self.text(entry.title), self.text(entry.html)

    def part(self, name: str, part: str) -> tuple[str, str]:
        """Heading and text of its part, both "" where the source has none."""
        worded = self.words[name]
        if all(one.name != part for one in worded.source.parts):
            return "", ""
        found = next((one for one in worded.entry.parts if one.name == part), None)
        return (self.text(found.title), self.text(found.html)) if found else ("", "")

    def ready(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for code in codes if code in self.modules)


def preset_view(row: PresetRow, programme: ProgrammeRows, telling: Telling) -> Preset:
    places = programme.places() if row.programme else row.places
    short = programme.short() if row.programme else row.short
    words = telling.words[row.id]
    ready = telling.ready(places)
    return Preset(row.id, *telling.head(row.id), places, short, ready, row.programme, words.lang, words.state)


def programme_view(rows: ProgrammeRows, telling: Telling) -> Programme:
    """What has no words is left out, which only happens while somebody writes."""
    return Programme(
        tuple(_day(day, telling) for day in rows.days if day.id in telling.words),
        tuple(_week(week, telling) for week in rows.weeks if week.id in telling.words and week.guest),
    )


def _day(row: DayRow, telling: Telling) -> Day:
    words = telling.words[row.id]
    return Day(row.letter, *telling.head(row.id), words.lang, words.state)


def _week(row: WeekRow, telling: Telling) -> Week:
    words = telling.words[row.id]
    return Week(
        row.id,
        row.number,
        *telling.head(row.id),
        row.modules,
        row.short,
        row.optional,
        telling.ready(row.modules),
        cast(Guest, row.guest),
        *telling.part(row.id, "guest"),
        *telling.part(row.id, "take"),
        words.lang,
        words.state,
    )
