"""What Word calls things: styles, runs, borders, directions. And a file that says nothing about who or when."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.handouts.languages import tag
from app.handouts.paper import Direction, Paper
from app.handouts.tidy import tidy
from app.handouts.word_parts import add, languages, name, turned

if TYPE_CHECKING:
    from docx.document import Document

INK, SPRUCE = "1D2B2A", "1C574A"
SIZES = {"a4": (210, 297, 22), "a5": (148, 210, 15)}
"""Width, height and margin in millimetres."""
LETTERS = "Arial"
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
NEEDLESS = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects", "/webSettings")
"""Parts of the empty document that say what it was made with, and that no reader needs."""

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind "
    "contextualSpacing jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing kern sz szCs u shd rtl cs lang",
    "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg bidi docGrid",
}
"""Word refuses a file in which these stand otherwise; only those that we write are named."""


def new(paper: Paper) -> "Document":
    """An empty document of this size, in this language."""
    import docx  # with lxml: only a worker that prints has it in memory

    document = docx.Document()
    _page(document, paper)
    _styles(document, paper)
    _properties(document, paper)
    _page_numbers(document, paper.dir)
    return document


def saved(document: "Document") -> bytes:
    """The file, with the same bytes for the same paper: no time of day in it, and parts in one order."""
    _put_in_order(document)
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            kept.writestr(zipfile.ZipInfo(name, FIRST_ZIP_DAY), made.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()


def _put_in_order(document: "Document") -> None:
    for root in (document.element, document.styles.element, document.sections[0].footer._element):
        for kind, order in ORDER.items():
            places = {name(one): place for place, one in enumerate(order.split())}
            for element in root.iter(name(kind)):
                if all(child.tag in places for child in element):  # else a style of the empty document
                    element[:] = [child for _, _, child in sorted(_placed(element, places))]


def _placed(element: Any, places: dict[str, int]) -> Iterator[tuple[int, int, Any]]:
    for number, child in enumerate(element):
        yield places[child.tag], number, child


def _page(document: "Document", paper: Paper) -> None:
    from docx.shared import Mm

    width, height, margin = SIZES[paper.size]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(margin)
    if paper.dir == "rtl":
        add(section._sectPr, "bidi")


def _styles(document: "Document", paper: Paper) -> None:
    size = 10 if paper.small else 12
    defaults = document.styles.element.find(f".//{name('rPrDefault')}/{name('rPr')}")
    for old in list(defaults):
        defaults.remove(old)
    _letters(defaults, size, INK)
    add(defaults, "lang", **languages(paper.lang, paper.dir))
    for level, factor in ((1, 1.85), (2, 1.22), (3, 1.05)):
        style = document.styles[f"Heading {level}"]
        properties = style.element.get_or_add_rPr()
        for old in list(properties):
            properties.remove(old)
        add(properties, "b")
        add(properties, "bCs")
        _letters(properties, round(size * factor), SPRUCE)
    _spacing(document)


def _letters(properties: Any, size: int, colour: str) -> None:
    add(properties, "rFonts", ascii=LETTERS, hAnsi=LETTERS, cs=LETTERS)
    add(properties, "color", val=colour)
    add(properties, "sz", val=str(2 * size))
    add(properties, "szCs", val=str(2 * size))


def _spacing(document: "Document") -> None:
    from docx.shared import Pt

    for style, before, after in (
        ("Normal", 0, 8),
        ("List Bullet", 0, 3),
        ("Heading 1", 0, 10),
        ("Heading 2", 16, 6),
        ("Heading 3", 12, 4),
    ):
        paragraphs = document.styles[style].paragraph_format
        paragraphs.space_before, paragraphs.space_after = Pt(before), Pt(after)


def _properties(document: "Document", paper: Paper) -> None:
    known = document.core_properties
    known.author = known.comments = known.last_modified_by = ""
    known.title, known.language = tidy(paper.title), tag(paper.lang)
    known.created = known.modified = NEVER
    for holder in (document.part.package, document.part):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(NEEDLESS):
                holder.rels.pop(key)


def _page_numbers(document: "Document", way: Direction) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.sections[0].footer.paragraphs[0]
    turned(paragraph, way)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for field_name in ("PAGE", "", "NUMPAGES"):
        if field_name:
            field = add(paragraph._p, "fldSimple", instr=field_name)
            add(add(field, "r"), "t").text = "1"
        else:
            paragraph.add_run(" / ")
