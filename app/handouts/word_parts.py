"""Paragraphs, runs and cells as Word calls them: directions, languages, borders."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from babel.core import get_global

from app.handouts.languages import tag
from app.handouts.paper import Direction, Side

if TYPE_CHECKING:
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

SOFT, APRICOT, TINT, EDGE = "46575A", "E8955B", "FBE6D6", "A8A093"


def run(paragraph: "Paragraph", text: str, lang: str, way: Direction) -> None:
    """Some words in their language and direction."""
    properties = paragraph.add_run(text)._r.get_or_add_rPr()
    if way == "rtl":
        add(properties, "rtl")
    add(properties, "lang", **languages(lang, way))


def held(text: str, way: Direction) -> str:
    """Marks at both ends keep a phone number in its order, where programs do not look at the direction of a run."""
    mark = "\u200e" if way == "ltr" else "\u200f"
    return f"{mark}{text}{mark}"


def turned(paragraph: "Paragraph", way: Direction) -> None:
    """Which side a paragraph begins on."""
    if way == "rtl":
        add(paragraph._p.get_or_add_pPr(), "bidi")


def marked(paragraph: "Paragraph") -> None:
    """The one thing to remember: apricot at its side."""
    properties = paragraph._p.get_or_add_pPr()
    side = "right" if properties.find(name("bidi")) is not None else "left"
    borders = add(properties, "pBdr")
    add(borders, side, val="single", sz="24", space="8", color=APRICOT)
    add(properties, "shd", val="clear", color="auto", fill=TINT)
    _strong(paragraph)


def ruled(paragraph: "Paragraph") -> None:
    """A line to write on."""
    from docx.shared import Pt

    borders = add(paragraph._p.get_or_add_pPr(), "pBdr")
    for place in ("bottom", "between"):  # without the second, lines under one another would be one
        add(borders, place, val="single", sz="4", space="1", color=EDGE)
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(24)


def hanging(paragraph: "Paragraph") -> None:
    """A box to tick, with its words beside it."""
    add(paragraph._p.get_or_add_pPr(), "ind", left="425", hanging="425")
    add(add(paragraph._p.get_or_add_pPr(), "tabs"), "tab", val="left", pos="425")


def after_table(sheet: Any) -> None:
    """Two tables in a row would become one: a small paragraph parts them. In a cell there already is one."""
    from docx.shared import Pt

    paragraph = sheet.paragraphs[-1] if hasattr(sheet, "_tc") else sheet.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.line_spacing = Pt(6)


def tight(paragraph: "Paragraph", soft: bool, strong: bool) -> None:
    """A text in a cell: close to its neighbours; pale for labels, strong for heads and sums."""
    from docx.shared import Pt, RGBColor

    paragraph.paragraph_format.space_after = Pt(3)
    paragraph.paragraph_format.space_before = Pt(3)
    for one in paragraph.runs if soft else ():
        one.font.color.rgb = RGBColor.from_string(SOFT)
    if strong:
        _strong(paragraph)


def _strong(paragraph: "Paragraph") -> None:
    for one in paragraph.runs:
        one.bold = one.font.cs_bold = True


def cells(table: "Table") -> "Iterator[list[_Cell]]":
    """Rows of cells."""
    from docx.table import _Cell

    for row in table._tbl.tr_lst:
        # Table.cell() walks through the whole table each time
        yield [_Cell(cell, table) for cell in row.tc_lst]


def shaped(table: "Table", shares: tuple[float, ...], way: Direction) -> None:
    """As wide as the text, columns by their share, first column where the language begins."""
    properties = table._tbl.tblPr
    for old in properties.findall(name("tblW")):
        properties.remove(old)
    if way == "rtl":
        add(properties, "bidiVisual")
    add(properties, "tblW", type="pct", w="5000")
    for share, column in zip(shares, table._tbl.tblGrid.gridCol_lst, strict=True):
        column.set(name("w"), str(round(share * 9400)))
    for row in cells(table):
        for share, cell in zip(shares, row, strict=True):
            width = cell._tc.get_or_add_tcPr().get_or_add_tcW()
            width.set(name("type"), "pct")
            width.set(name("w"), str(round(share * 5000)))


def underlined(cell: "_Cell") -> None:
    """A thin line under a cell."""
    borders = add(cell._tc.get_or_add_tcPr(), "tcBorders")
    add(borders, "bottom", val="single", sz="4", space="0", color=EDGE)


def aligned(cell: "_Cell", side: Side | str) -> None:
    """A column of figures ends where they all end. Word's "right" is the end of a line in either direction."""
    if side != "start":
        add(cell.paragraphs[0]._p.get_or_add_pPr(), "jc", val="center" if side == "center" else "right")


def head_repeated(table: "Table") -> None:
    """The first row stands on every page, and is read as the head."""
    add(table._tbl.tr_lst[0].get_or_add_trPr(), "tblHeader")


def first_removed(cell: "_Cell") -> None:
    """A cell comes with an empty paragraph; it goes when others have come."""
    if len(cell._tc) > 2:
        cell._tc.remove(cell.paragraphs[0]._p)


def languages(lang: str, way: Direction) -> dict[str, str]:
    """What Word wants to know of a language."""
    full = _with_region(tag(lang))
    if full.startswith("zh"):
        return {"val": "en-GB", "eastAsia": full}
    return {"bidi": full} if way == "rtl" else {"val": full}


def _with_region(short: str) -> str:
    """Word knows languages by their region: "fi" is "fi-FI" (CLDR's likely one)."""
    if "-" in short and not short.endswith(("Hans", "Hant")):
        return short
    language = short.split("-", maxsplit=1)[0]
    likely = get_global("likely_subtags").get(language, language)
    return f"{language}-{likely.rsplit('_', maxsplit=1)[-1]}" if "_" in likely else language


def name(local: str) -> str:
    """A name of Word's in full."""
    from docx.oxml.ns import qn

    return qn(f"w:{local}")


def add(parent: Any, local: str, **attributes: str) -> Any:
    """A new element at the end of another."""
    from docx.oxml import OxmlElement

    made = OxmlElement(f"w:{local}")
    for key, value in attributes.items():
        made.set(name(key), value)
    parent.append(made)
    return made
