"""Templates hold words for translators, trust HTML in one place, and call each fragment by one name."""

import re
from pathlib import Path

from jinja2 import Environment, nodes

from app.config import ROOT
from app.practice.tools.shelf import TOOLS
from tests.contract.source import files, modules, shown
from tests.contract.test_sizes import MACRO_PARAMETERS

FOLDER = ROOT / "templates"
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)
TAG = re.compile(r"<!--.*?-->|<(style|script)\b.*?</\1>|<[^<>]*>", re.DOTALL)
SPOKEN = re.compile(
    r"\b(?:aria-label|aria-description|aria-roledescription|alt|title|placeholder|label|content"
    r'|data-(?:offline|failed|wrong|wait|stop|exit-title))="([^"]*)"'
)
NOT_SPOKEN = {"width=device-width, initial-scale=1", "light dark", "telephone=no"}
VALUE = "\0"


def _templates() -> list[Path]:
    return files("templates", ".html")


def _trees() -> dict[str, nodes.Template]:
    return {shown(path): ENVIRONMENT.parse(path.read_text("utf-8")) for path in _templates()}


def _words_outside_translation(text: str) -> list[str]:
    """The literal letters of a template, outside tags and expressions, and those in attributes that are spoken."""
    plain = "".join(
        value if kind == "data" else VALUE if kind in {"variable_begin", "block_begin"} else ""
        for _, kind, value in ENVIRONMENT.lex(text)
    )
    spoken = [value for value in SPOKEN.findall(plain) if value not in NOT_SPOKEN]
    # entities, and attributes that stand in a block of their own
    between = re.sub(r"&#?\w+;|[\w-]+=\"[^\"]*\"", "", TAG.sub(" ", plain))
    return [found for part in (between, *spoken) for found in re.findall(r"[^\W\d_]{2,}", part)]


def test_every_word_for_a_reader_goes_through_translation() -> None:
    found = {shown(path): _words_outside_translation(path.read_text("utf-8")) for path in _templates()}
    assert {name: words for name, words in found.items() if words} == {}


def test_a_word_outside_translation_would_be_found() -> None:
    assert _words_outside_translation('<p class="big">Hello {{ name }}</p>') == ["Hello"]
    assert _words_outside_translation('<a aria-label="Close">{{ _("Close") }}</a>') == ["Close"]
    assert _words_outside_translation('<p title="{{ _("Close") }}">{{ _("Hello") }}</p>{# note #}') == []


def test_messages_are_literal_so_that_they_can_be_extracted() -> None:
    wrong = [
        f"{name}:{call.lineno}"
        for name, tree in _trees().items()
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in {"_", "gettext", "ngettext"}
        for argument in call.args[: 2 if call.node.name == "ngettext" else 1]
        if not (isinstance(argument, nodes.Const) and isinstance(argument.value, str))
    ]
    assert wrong == []


def test_html_is_trusted_in_one_place() -> None:
    trusting = re.compile(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b")
    assert [shown(path) for path in _templates() if trusting.search(path.read_text("utf-8"))] == [
        "templates/ui/content.html"
    ]


def test_markup_is_made_by_few_files() -> None:
    making = {one.name for one in modules().values() if re.search(r"\bMarkup\(", one.path.read_text("utf-8"))}
    assert making <= {
        "pages",
        "handouts.qr",
        "prepared",
        "contacts.words",
        "learning.lessons.shelf",
        "learning.lessons.slots",
    }


def test_a_macro_has_the_name_of_its_file_and_takes_few_values() -> None:
    for path in files("templates/ui", ".html"):
        tree = ENVIRONMENT.parse(path.read_text("utf-8"))
        macros = list(tree.find_all(nodes.Macro))
        assert macros[0].name == path.stem, shown(path)
        assert all(len(macro.args) <= MACRO_PARAMETERS for macro in macros), shown(path)
        assert "request" not in {name.name for name in tree.find_all(nodes.Name)}, shown(path)


def test_every_macro_is_used_and_every_used_macro_is_there() -> None:
    used = {
        found.attr
        for tree in _trees().values()
        for found in tree.find_all(nodes.Getattr)
        if isinstance(found.node, nodes.Name) and found.node.name == "ui"
    }
    for one in modules().values():
        used |= set(re.findall(r'\bmacro\(\s*"(\w+)"', one.path.read_text("utf-8")))
    assert used == {path.stem for path in files("templates/ui", ".html")}


def test_pages_import_nothing() -> None:
    wrong = [name for name, tree in _trees().items() if list(tree.find_all((nodes.Import, nodes.FromImport)))]
    assert wrong == []


def test_every_template_is_used() -> None:
    named = {
        template.value
        for tree in _trees().values()
        for kind in (nodes.Extends, nodes.Include)
        for found in tree.find_all(kind)
        for template in found.find_all(nodes.Const)
    }
    code = "\n".join(one.path.read_text("utf-8") for one in modules().values())
    unused = [
        path.relative_to(FOLDER).as_posix()
        for path in _templates()
        if path.parent.name not in {"ui", "errors", "activities"}
        and path.relative_to(FOLDER).as_posix() not in {f"tools/{tool}.html" for tool in TOOLS}
        and path.relative_to(FOLDER).as_posix() not in named
        and path.relative_to(FOLDER).as_posix() not in code
    ]
    assert unused == []


def test_every_kind_of_activity_has_its_template() -> None:
    from app.content.activity import activities

    there = {path.stem for path in files("templates/activities", ".html") if not path.stem.startswith("_")}
    assert there == set(activities()) | {"step"}


def test_every_tool_has_its_template() -> None:
    there = {path.stem for path in files("templates/tools", ".html") if re.fullmatch(r"t\d\d", path.stem)}
    assert there == set(TOOLS)


def test_a_fragment_is_a_block_with_the_id_that_htmx_aims_at() -> None:
    for path in _templates():
        text = path.read_text("utf-8")
        for target in re.findall(r'data-hx-target="#([^"]+)"', text):
            assert re.search(rf"{{%-?\s*block {target}\b", text), f"{shown(path)} has no block {target}"
            assert f'id="{target}"' in text, f"{shown(path)} has no element {target}"
    named = {
        name
        for one in modules().values()
        for name in re.findall(r'fragment="(\w+)"', one.path.read_text("utf-8"))
    }
    blocks = {block.name for tree in _trees().values() for block in tree.find_all(nodes.Block)}
    assert named <= blocks


def test_htmx_is_written_as_data_attributes() -> None:
    wrong = re.compile(r"\shx-[a-z]|data-hx-on|data-hx-vals=\"js:")
    assert [shown(path) for path in _templates() if wrong.search(path.read_text("utf-8"))] == []


def test_templates_run_no_query() -> None:
    wrong = re.compile(r"\b(?:session|engine|library)\.(?:exec|execute|lesson|module)\(")
    assert [shown(path) for path in _templates() if wrong.search(path.read_text("utf-8"))] == []
