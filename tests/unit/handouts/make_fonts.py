"""Makes app/handouts/fonts anew from Debian's Noto fonts. Run by hand; its README says with what.

A subset alone prints well, but its text is found again wrongly: what a shaper *moves* (vowel signs of Thai,
Devanagari and Bengali, marks of Arabic) and what it *merges* (lam and alef) reaches a reader of the PDF twice, with
gaps, or backwards. So marks are placed here by choosing a copy that is already in its place, and lam-alef is drawn by
two glyphs. The page looks the same; its text is the text that was written.
"""

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.otlLib.builder import buildCoverage, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

FONTS = Path(__file__).parents[3] / "app" / "handouts" / "fonts"
NOTO = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
SIMPLIFIED = 2  # the place of Noto Sans CJK SC in the collection
HANZI = 4_740  # what fits into 4 MB with the rest

Anchors = dict[str, tuple[int, int]]
Place = tuple[Anchors, Anchors]
"""Marks with their anchors, and where each base has them (from the pen after the base)."""


def _span(*ranges: str) -> set[int]:
    found: set[int] = set()
    for one in ranges:
        first, _, last = one.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


COMMON = _span("20", "A0", "25CC")
PUNCTUATION = _span("21-2F", "3A-40", "5B-60", "7B-7E", "AB", "BB", "2010-2015", "2018-201F", "2022", "2026")
LATIN = _span(
    *("20-7E", "A0-24F", "259", "2BB-2BC", "2C6-2C7", "2D8-2DD", "300-30C", "31B", "323-32E", "386-3CE"),
    *(
        "400-4FF",
        "1E00-1EFF",
        "2000-200A",
        "2010-2022",
        "2026",
        "202F-2030",
        "2032-2033",
        "2039-203A",
        "203D",
    ),
    *("2044", "2070-2094", "20A0-20BF", "2103", "2113", "2116", "2122", "2126", "212E", "2153-215E", "FFFD"),
)
SCRIPTS: dict[str, set[int]] = {
    "NotoSans": LATIN,
    "NotoSansArabic": COMMON
    | PUNCTUATION
    | _span("606-6DC", "6DE-6FF", "750-77F", "8A0-8E1", "8E3-8FF", "200C-200F"),
    "NotoSansThai": COMMON | _span("E00-E7F"),
    "NotoSansDevanagari": COMMON | _span("900-97F", "200C-200D"),
    "NotoSansBengali": COMMON | _span("964-965", "980-9FF", "200C-200D"),
    "NotoSansEthiopic": COMMON | _span("1200-139F"),
    "NotoSansMath": _span("2190-2199", "2212", "2215", "221A", "221E", "2248", "2260", "2264-2265"),
    "NotoSansSymbols2": _span("25A0-25FF", "2600-2612", "2639-263B", "2661", "2665", "2700-27BF"),
}
FEATURES = {
    "NotoSansArabic": ["calt", "ccmp", "fina", "init", "isol", "kern", "locl", "mark", "medi", "mkmk", "rlig"]
}
"""Where not all of them are kept: ligatures of choice only make text harder to find."""
HARAKAT = [*range(0x64B, 0x656), 0x670]
THAI_MARKS = [0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F)]
ALEFS = (0x622, 0x623, 0x625, 0x627, 0x671, 0x672, 0x673, 0x675)


def main() -> None:
    """Write every font, and print the record of their hashes."""
    FONTS.mkdir(exist_ok=True)
    for name, wanted in SCRIPTS.items():
        for weight in ("Regular", "Bold"):
            source = NOTO / f"{name}-{weight}.ttf"
            if source.exists():
                font = _subset(source, wanted, FEATURES.get(name))
                FINISHING.get(name, lambda font: None)(font)
                font.save(FONTS / source.name)
    wanted = _span("3000-303F", "FF01-FF5E", "FFE5", "2014", "2018-2019", "201C-201D", "2026") | _hanzi()
    _subset(CJK, wanted, ["kern", "locl", "ccmp"], SIMPLIFIED).save(FONTS / "NotoSansCJKsc-Regular.otf")
    files = sorted([*FONTS.glob("*.ttf"), *FONTS.glob("*.otf")])
    for path in files:
        sys.stdout.write(f'"{path.name}" = "{sha256(path.read_bytes()).hexdigest()}"\n')
    sys.stdout.write(f"# {sum(path.stat().st_size for path in files):,} bytes\n")


def _hanzi() -> set[int]:
    """The first plane of GB 2312, then the rest of it by how often words of jieba's dictionary use it."""
    import jieba

    often: Counter[str] = Counter()
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, times, _ = line.split(" ")
        for letter in word:
            often[letter] += int(times)
    known = [bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    letters = [text for code in known if (text := code.decode("gb2312", "ignore"))]
    first = [letter for letter in letters if letter.encode("gb2312")[0] < 0xD8]
    rest = sorted(set(letters) - set(first), key=lambda letter: (-often[letter], letter))
    return {ord(letter) for letter in list(dict.fromkeys([*first, *_in_names(), *rest]))[:HANZI]}


def _in_names() -> list[str]:
    """Letters of languages, lands and places, which everybody's life needs."""
    from babel import Locale

    chinese = Locale.parse("zh_Hans")
    names = "".join([*chinese.languages.values(), *chinese.territories.values()])
    return sorted({letter for letter in names if "\u4e00" <= letter <= "\u9fff"})


def _subset(
    source: Path, wanted: Iterable[int], features: list[str] | None = None, number: int = -1
) -> TTFont:
    options = subset.Options()
    options.layout_features = features or ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.font_number = number
    options.drop_tables += ["DSIG", "MVAR", "STAT", "BASE", "MATH"]
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    kept = io.BytesIO()
    font.save(kept)
    return TTFont(io.BytesIO(kept.getvalue()), recalcTimestamp=False)


# --- glyphs and lookups ---------------------------------------------------------------------------------------


def _new_glyph(font: TTFont, name: str, moved: tuple[str, int, int] | None, advance: int, mark: bool) -> str:
    """A glyph that is another one, moved; or empty."""
    glyph, glyphs = Glyph(), font["glyf"]
    glyph.numberOfContours = -1 if moved else 0
    if moved:
        part = GlyphComponent()
        part.glyphName, part.x, part.y = moved
        part.flags = 0x0006  # the numbers are a place in font units, rounded to the grid
        glyph.components = [part]
    glyphs.glyphs[name] = glyph
    glyphs.glyphOrder.append(name)
    font.glyphOrder = glyphs.glyphOrder
    if moved:
        glyph.recalcBounds(glyphs)
    font["hmtx"].metrics[name] = (advance, getattr(glyph, "xMin", 0))
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 3 if mark else 1
    return name


def _covering(font: TTFont, glyphs: Iterable[str]) -> Any:
    return buildCoverage(set(glyphs), font.getReverseGlyphMap(rebuild=True))


def _add_lookup(font: TTFont, kind: int, tables: list[Any], flag: int = 0, only: int | None = None) -> int:
    made = otTables.Lookup()
    made.LookupType, made.LookupFlag = kind, flag if only is None else flag | 0x10
    made.SubTable, made.SubTableCount = tables, len(tables)
    if only is not None:
        made.MarkFilteringSet = only
    lookups = font["GSUB"].table.LookupList
    lookups.Lookup.append(made)
    lookups.LookupCount = len(lookups.Lookup)
    return lookups.LookupCount - 1


def _exchange(font: TTFont, pairs: dict[str, str]) -> int:
    return _add_lookup(font, 1, [buildSingleSubstSubtable(pairs)])


def _after(font: TTFont, before: list[str] | None, glyphs: list[list[str]], lookups: list[int | None]) -> Any:
    """After one of `before`, these glyphs in a row; each is given to its lookup."""
    table = otTables.ChainContextSubst()
    table.Format = 3
    table.BacktrackCoverage = [_covering(font, before)] if before else []
    table.BacktrackGlyphCount = len(table.BacktrackCoverage)
    table.InputCoverage = [_covering(font, one) for one in glyphs]
    table.InputGlyphCount = len(glyphs)
    table.LookAheadCoverage, table.LookAheadGlyphCount = [], 0
    table.SubstLookupRecord = []
    for place, lookup in enumerate(lookups):
        if lookup is not None:
            record = otTables.SubstLookupRecord()
            record.SequenceIndex, record.LookupListIndex = place, lookup
            table.SubstLookupRecord.append(record)
    table.SubstCount = len(table.SubstLookupRecord)
    return table


def _switch_on(font: TTFont, tag: str, lookups: list[int]) -> None:
    """A feature does these lookups too, in every script and language of the font."""
    table = font["GSUB"].table
    features = table.FeatureList.FeatureRecord
    places = set()
    for script in table.ScriptList.ScriptRecord:
        for system in [script.Script.DefaultLangSys, *(one.LangSys for one in script.Script.LangSysRecord)]:
            if system is None:
                continue
            have = {place for place in system.FeatureIndex if features[place].FeatureTag == tag}
            if not have:
                features.append(_feature(tag))
                have = {len(features) - 1}
                system.FeatureIndex.append(len(features) - 1)
                system.FeatureCount = len(system.FeatureIndex)
            places |= have
    table.FeatureList.FeatureCount = len(features)
    for place in places:
        feature = features[place].Feature
        feature.LookupListIndex = sorted({*feature.LookupListIndex, *lookups})
        feature.LookupCount = len(feature.LookupListIndex)


def _feature(tag: str) -> Any:
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex, record.Feature.LookupCount = None, [], 0
    return record


def _positions(font: TTFont, kind: int) -> Iterator[Any]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            one = table.ExtSubTable if lookup.LookupType == 9 else table
            if one.LookupType == kind:
                yield one


def _anchored(coverage: Any, records: Any, kind: int) -> Anchors:
    return {
        glyph: (record.MarkAnchor.XCoordinate, record.MarkAnchor.YCoordinate)
        for glyph, record in zip(coverage.glyphs, records, strict=True)
        if record.Class == kind
    }


# --- marks that are in their place already --------------------------------------------------------------------


class Marks:
    """Turns the moving of marks (GPOS) into choosing copies of them (GSUB)."""

    def __init__(
        self, font: TTFont, step: int, right_to_left: bool = False, only: set[str] | None = None
    ) -> None:
        self.font, self.step, self.rtl, self.only = font, step, right_to_left, only
        self.copies: dict[tuple[str, int, int], str] = {}
        self.places: list[Place] = []
        self.stacks: list[Place] = []
        self.height = 1

    def bake(self, more: list[Place] | None = None, height: int = 3) -> None:
        """Replace all placing of marks. `more`: places that stand in no table; `height`: marks on one another."""
        self.places = [*self._on_bases(), *(more or [])]
        self.stacks, self.height = list(self._on_marks()), height
        self._filters()
        self._switch(self._groups())
        for record in self.font["GPOS"].table.FeatureList.FeatureRecord:
            if record.FeatureTag in {"mark", "mkmk", "abvm", "blwm"}:
                record.Feature.LookupListIndex, record.Feature.LookupCount = [], 0

    def wanted(self, marks: Anchors) -> Anchors:
        """Only those marks that are to be baked."""
        return {glyph: at for glyph, at in marks.items() if self.only is None or glyph in self.only}

    def near(self, x: int, y: int) -> tuple[int, int]:
        """A place on the grid: marks that differ by less share one copy."""
        return round(x / self.step) * self.step, round(y / self.step) * self.step

    def _on_bases(self) -> Iterator[Place]:
        for table in _positions(self.font, 4):
            for kind in range(table.ClassCount):
                marks = self.wanted(_anchored(table.MarkCoverage, table.MarkArray.MarkRecord, kind))
                bases = {
                    glyph: self._from_pen(glyph, anchor)
                    for glyph, record in zip(
                        table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True
                    )
                    if (anchor := record.BaseAnchor[kind])
                }
                if marks and bases:
                    yield marks, bases

    def _from_pen(self, base: str, anchor: Any) -> tuple[int, int]:
        # from left to right the pen stands behind the base; from right to left it still stands before it
        passed = 0 if self.rtl else self.font["hmtx"][base][0]
        return self.near(anchor.XCoordinate - passed, anchor.YCoordinate)

    def _on_marks(self) -> Iterator[Place]:
        for table in _positions(self.font, 6):
            for kind in range(table.ClassCount):
                upper = self.wanted(_anchored(table.Mark1Coverage, table.Mark1Array.MarkRecord, kind))
                lower = {
                    glyph: (anchor.XCoordinate, anchor.YCoordinate)
                    for glyph, record in zip(
                        table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True
                    )
                    if (anchor := record.Mark2Anchor[kind])
                }
                if upper and self.wanted(lower):
                    yield upper, self.wanted(lower)

    def _groups(self) -> list[set[str]]:
        """Marks that can stand on one another's place; others do not see each other."""
        groups: list[set[str]] = []
        for marks, _ in [*self.places, *self.stacks]:
            touching = [group for group in groups if group & marks.keys()]
            groups = [group for group in groups if group not in touching] + [set(marks).union(*touching)]
        return groups

    def _filters(self) -> None:
        table = self.font["GDEF"].table
        if getattr(table, "MarkGlyphSetsDef", None) is None:
            table.Version = 0x00010002
            table.MarkGlyphSetsDef = otTables.MarkGlyphSetsDef()
            table.MarkGlyphSetsDef.MarkSetTableFormat, table.MarkGlyphSetsDef.Coverage = 1, []

    def _filter(self, glyphs: set[str]) -> int:
        sets = self.font["GDEF"].table.MarkGlyphSetsDef
        sets.Coverage.append(_covering(self.font, glyphs))
        sets.MarkSetCount = len(sets.Coverage)
        return len(sets.Coverage) - 1

    def _switch(self, groups: list[set[str]]) -> None:
        made = []
        for group in groups:
            rules, moved = self._rules(group)
            tables = []
            for before, pairs in rules:
                changing = {one: other for one, other in pairs.items() if one != other}
                lookup = _exchange(self.font, changing) if changing else None
                tables.append(_after(self.font, before, [list(pairs)], [lookup]))
            made.append(_add_lookup(self.font, 6, tables, only=self._filter(group | moved.keys())))
        _switch_on(self.font, "calt", made)

    def _rules(self, group: set[str]) -> tuple[list[tuple[list[str], dict[str, str]]], dict[str, Any]]:
        """What stands before -> which copy of which mark. A later table of the font wins, so it comes first."""
        rules = []
        moved: dict[str, tuple[str, int, int]] = {}
        classes = self.font["GDEF"].table.GlyphClassDef.classDefs
        for marks, bases in reversed(self.places):
            on = {glyph: at for glyph, at in bases.items() if classes.get(glyph, 1) != 3}
            rules += self._slots(group, marks, on, moved)
        fresh = dict(moved)
        for _ in range(1, self.height):
            seen: dict[str, tuple[str, int, int]] = {}
            for marks, lower in reversed(self.stacks):
                on = {
                    copy: self.near(x + lower[mark][0], y + lower[mark][1])
                    for copy, (mark, x, y) in fresh.items()
                    if mark in lower
                }
                rules += self._slots(group, marks, on, seen)
            fresh = {copy: what for copy, what in seen.items() if copy not in moved}
            moved |= fresh
        return rules, moved

    def _slots(
        self, group: set[str], marks: Anchors, on: Anchors, moved: dict[str, tuple[str, int, int]]
    ) -> list[tuple[list[str], dict[str, str]]]:
        mine = {glyph: at for glyph, at in marks.items() if glyph in group}
        slots: dict[tuple[int, int], list[str]] = {}
        for glyph, at in on.items():
            slots.setdefault(at, []).append(glyph)
        rules = []
        for (x, y), before in sorted(slots.items()) if mine else ():
            pairs = {mark: self._copy(mark, x - at[0], y - at[1]) for mark, at in mine.items()}
            moved |= {pairs[mark]: (mark, x - at[0], y - at[1]) for mark, at in mine.items()}
            rules.append((before, pairs))
        return rules

    def _copy(self, mark: str, x: int, y: int) -> str:
        if (x, y) == (0, 0):
            return mark
        if (mark, x, y) not in self.copies:
            shown = self.font["glyf"][mark].numberOfContours != 0
            name = f"{mark}.{len(self.copies)}"
            self.copies[mark, x, y] = _new_glyph(self.font, name, (mark, x, y) if shown else None, 0, True)
        return self.copies[mark, x, y]


# --- Arabic ---------------------------------------------------------------------------------------------------


def _ligatures(font: TTFont) -> Iterator[Any]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            one = table.ExtSubTable if lookup.LookupType == 7 else table
            if one.LookupType == 4:
                yield one


def _split_lam_alef(font: TTFont, step: int) -> list[Place]:
    """Lam with alef stays one drawing, carried by lam; alef is an empty glyph of half its width."""
    final = {font.getBestCmap()[letter] for letter in ALEFS if letter in font.getBestCmap()}
    alefs = {one.mapping[glyph] for one in _finals(font) for glyph in final if glyph in one.mapping}
    places: list[Place] = []
    rules = []
    for table in _ligatures(font):
        for lam, found in table.ligatures.items():
            for one in found:
                if len(one.Component) == 1 and one.Component[0] in alefs:
                    pair = _halves(font, one.LigGlyph)
                    places += _places_on(font, one.LigGlyph, pair, step)
                    alef = one.Component[0]
                    lookups = [_exchange(font, {lam: pair[0]}), _exchange(font, {alef: pair[1]})]
                    rules.append(_after(font, None, [[lam], [alef]], lookups))
    _switch_on(font, "rlig", [_add_lookup(font, 6, rules, flag=9)])
    _drop_other_ligatures(font)
    return places


def _finals(font: TTFont) -> list[Any]:
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "fina"
        for index in record.Feature.LookupListIndex
    }
    return [one for index in sorted(lookups) for one in table.LookupList.Lookup[index].SubTable]


def _halves(font: TTFont, ligature: str) -> tuple[str, str]:
    width = font["hmtx"][ligature][0]
    half = width // 2
    lam = _new_glyph(font, f"{ligature}.lam", (ligature, -half, 0), width - half, False)
    return lam, _new_glyph(font, f"{ligature}.alef", None, half, False)


def _places_on(font: TTFont, ligature: str, pair: tuple[str, str], step: int) -> Iterator[Place]:
    half = font["hmtx"][pair[1]][0]
    for table in _positions(font, 5):
        if ligature not in table.LigatureCoverage.glyphs:
            continue
        attach = table.LigatureArray.LigatureAttach[
            table.LigatureCoverage.glyphs.index(ligature)
        ].ComponentRecord
        for kind in range(table.ClassCount):
            on = {}
            for glyph, record, back in zip(pair, attach, (half, 0), strict=False):
                if anchor := record.LigatureAnchor[kind]:
                    x, y = anchor.XCoordinate - back, anchor.YCoordinate
                    on[glyph] = (round(x / step) * step, round(y / step) * step)
            if on:
                yield _anchored(table.MarkCoverage, table.MarkArray.MarkRecord, kind), on


def _drop_other_ligatures(font: TTFont) -> None:
    """Two letters in one glyph are found again backwards; only marks may merge with marks."""
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    for table in _ligatures(font):
        table.ligatures = {
            first: found for first, found in table.ligatures.items() if classes.get(first) == 3
        }


def _keep_joiners(font: TTFont) -> None:
    """A joiner that was exchanged is not taken out by the shaper, so it is found again in its place."""
    glyphs = {font.getBestCmap()[letter] for letter in (0x200C, 0x200D)}
    pairs = {glyph: _new_glyph(font, f"{glyph}.kept", None, 0, False) for glyph in sorted(glyphs)}
    _switch_on(font, "ccmp", [_exchange(font, pairs)])


def _harakat(font: TTFont) -> set[str]:
    known = font.getBestCmap()
    marks = {known[letter] for letter in HARAKAT if letter in known}
    for table in _ligatures(font):
        for first, found in table.ligatures.items():
            marks |= {one.LigGlyph for one in found if {first, *one.Component} <= marks}
    return marks


def _finish_arabic(font: TTFont) -> None:
    step = 40
    places = _split_lam_alef(font, step)
    _keep_joiners(font)
    marks = Marks(font, step, right_to_left=True, only=_harakat(font))
    marks.bake([(marks.wanted(one), on) for one, on in places if marks.wanted(one)], height=1)


def _finish_thai(font: TTFont) -> None:
    known = font.getBestCmap()
    own = {known[letter] for letter in THAI_MARKS}
    for table in (one for lookup in font["GSUB"].table.LookupList.Lookup for one in lookup.SubTable):
        own |= {other for glyph, other in getattr(table, "mapping", {}).items() if glyph in own}
    Marks(font, 10, only=own).bake(height=2)


FINISHING: dict[str, Callable[[TTFont], None]] = {
    "NotoSansArabic": _finish_arabic,
    "NotoSansThai": _finish_thai,
    "NotoSansDevanagari": lambda font: Marks(font, 10).bake(),
    "NotoSansBengali": lambda font: Marks(font, 10).bake(),
}

if __name__ == "__main__":
    main()
