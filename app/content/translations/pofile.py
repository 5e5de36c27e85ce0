"""The PO format: just enough to exchange texts with translation tools. Written the same way every time."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*$')
_FIELD = re.compile(r"(msgctxt|msgid|msgstr)\s+(?=\")")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class Entry(NamedTuple):
    """One text: where it is, what the source says, what the translation says. `fuzzy`: the source changed."""

    context: str
    source: str
    words: str = ""
    fuzzy: bool = False
    place: str = ""


def write_po(lang: str, entries: Iterable[Entry]) -> str:
    header = f'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return "\n".join([header, *(_written(entry) for entry in entries)])


def _written(entry: Entry) -> str:
    lines = [f"#: {entry.place}"] if entry.place else []
    lines += ["#, fuzzy"] if entry.fuzzy else []
    for field, text in (("msgctxt", entry.context), ("msgid", entry.source), ("msgstr", entry.words)):
        lines.append(f"{field} {_quoted(text)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def read_po(text: str) -> tuple[list[Entry], list[int]]:
    """The entries, and the lines that could not be understood. Obsolete entries (#~) are left out."""
    entries: list[Entry] = []
    fields: dict[str, str] = {}
    fuzzy, field, bad = False, "", []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        line = line.strip()
        if not line:
            if "msgctxt" in fields:
                entries.append(
                    Entry(fields["msgctxt"], fields.get("msgid", ""), fields.get("msgstr", ""), fuzzy)
                )
            fields, fuzzy, field = {}, False, ""
        elif line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
        else:
            found = _FIELD.match(line)
            field = found.group(1) if found else field
            string = _STRING.match(line[found.end() :] if found else line)
            if not field or not string:
                bad.append(number)
                continue
            fields[field] = ("" if found else fields.get(field, "")) + _unquoted(string.group(1))
    return entries, bad


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found.group(1), found.group(1)), text)
