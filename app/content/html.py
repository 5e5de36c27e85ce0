"""The list of writing rules: which rule writes which kind of node."""

from collections.abc import Mapping

from app.content.diagnostics import Report
from app.content.rules import callout, link, listing, paragraph, picture, refuse, table, text
from app.content.writing import Rule, Writing

RULES: Mapping[str, Rule] = {
    "paragraph": paragraph.paragraph,
    "bullet_list": listing.bullet_list,
    "ordered_list": listing.ordered_list,
    "list_item": listing.list_item,
    "blockquote": callout.callout,
    "table": table.table,
    "thead": table.part,
    "tbody": table.part,
    "tr": table.part,
    "th": table.heading_cell,
    "td": table.cell,
    "inline": text.inline,
    "text": text.text,
    "softbreak": text.softbreak,
    "hardbreak": text.hardbreak,
    "strong": text.strong,
    "link": link.link,
    "image": picture.stray,
    "em": refuse.emphasis,
    "code_inline": refuse.code,
    "raw_html": refuse.raw_html,
    "marker": refuse.marker,
}


def writing(report: Report) -> Writing:
    """A fresh writer for one file."""
    return Writing(report, RULES, refuse.unknown)
