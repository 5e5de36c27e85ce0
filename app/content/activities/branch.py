"""`branch`: a short invented scene; each option leads to an item of the same lesson."""

from app.content.activity import Activity, Complain
from app.content.asking import all_different, options_between
from app.content.compiled import OptionText, Parts
from app.content.parser import Node
from app.content.reading import apart, line_of, option_id
from app.content.targets import target_of
from app.content.writing import Writing


def read(nodes: list[Node], writing: Writing) -> Parts:
    body, options, explanation, after = apart(nodes, "bullet_list", writing)
    found = tuple(_option(item, writing) for item in options.children) if options else ()
    return Parts(body, found, explanation=explanation, after=after)


def _option(item: Node, writing: Writing) -> OptionText:
    line = line_of(item)
    if len(item.children) != 1 or item.children[0].type != "paragraph":
        writing.report.add("K017", line)
        return OptionText("", "", line=line)
    inline = item.children[0].children[0]
    name = option_id(inline, line, writing)
    links = [child for child in inline.children if child.type != "text" or child.content.strip()]
    target = (
        target_of(str(links[0].attrs.get("href", "")))
        if len(links) == 1 and links[0].type == "link"
        else None
    )
    if not target or target.kind != "step":
        writing.report.add("K013", line)
        return OptionText(name, writing.one(inline), line=line)
    return OptionText(name, writing.inner(links[0]).strip(), target=target.value, line=line)


def check(parts: Parts, complain: Complain) -> None:
    options_between(parts, 2, 5, complain)
    all_different([option.html for option in parts.options], complain)
    if not parts.body:
        complain("K019", "")


ACTIVITY = Activity("branch", read, check)
