"""Compiled files on demand: from the cache, or compiled again; the last few used stay in memory."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from threading import Lock
from typing import Any, NamedTuple

from app.content.compiled import Edition, unpack
from app.content.compiler import compile_module
from app.content.diagnostics import Diagnostic
from app.content.scan import Found
from app.content.source import read_source, source_of
from app.content.store import Store
from app.content.version import compiler_version
from app.content.words import WordFile, compile_host, compile_words

Compiled = Edition | WordFile
KEPT = 48
"""A module page in two languages needs at most four files, a home page of 25 modules none."""


class File(NamedTuple):
    """A found file and the name of its compiled form in the cache."""

    found: Found
    name: str


def cache_name(found: Found, data: bytes) -> str:
    """Changes with the content, with what the file is, and with the compiler."""
    about = f"{compiler_version()}\n{found.shown}\n{found.key}\n{found.slug}\n".encode()
    return sha256(about + data).hexdigest()[:32]


def compile_found(found: Found, data: bytes | None = None) -> tuple[Compiled, list[Diagnostic]]:
    """The compiled form of a file and what is wrong with it."""
    source, report = read_source(found.path, found.shown) if data is None else source_of(data, found.shown)
    compiled: Compiled
    if found.role == "module":
        compiled = compile_module(source, report, found.code, found.slug, found.lang)
    elif found.role == "host":
        compiled = compile_host(source, report, found.lang)
    else:
        compiled = compile_words(source, report, found.role, found.lang)
    return compiled, report.found


class Editions:
    """Compiled files by key; at most KEPT of them in memory at a time."""

    def __init__(self, files: Mapping[str, File], store: Store) -> None:
        self.files = files
        self.store = store
        self.recent: OrderedDict[str, Compiled] = OrderedDict()
        self.lock = Lock()

    def module(self, code: str, lang: str) -> Edition | None:
        compiled = self._compiled(f"{code}.{lang}")
        return compiled if isinstance(compiled, Edition) else None

    def words(self, role: str, lang: str) -> WordFile | None:
        compiled = self._compiled(f"{role}.{lang}")
        return compiled if isinstance(compiled, WordFile) else None

    def _compiled(self, key: str) -> Compiled | None:
        file = self.files.get(key)
        if not file:
            return None
        with self.lock:
            compiled = self.recent.pop(key, None) or stored(file, self.store) or compile_found(file.found)[0]
            self.recent[key] = compiled
            if len(self.recent) > KEPT:
                self.recent.popitem(last=False)
        return compiled


def stored(file: File, store: Store) -> Compiled | None:
    """What the cache holds for a file."""
    data = store.read(file.name)
    found = unpacked(file.found, data)
    return found[0] if found else None


def as_row(one: Diagnostic) -> tuple[str, int, int, str, str, str]:
    """A diagnostic for the cache."""
    return one.path, one.line, one.col, one.code, one.message, one.severity


def from_row(row: Sequence[Any]) -> Diagnostic:
    """Back from the cache."""
    return Diagnostic(*row)


def unpacked(found: Found, data: Any) -> tuple[Compiled, list[Diagnostic]] | None:
    """Compiled form and diagnostics from the cache's JSON, None if it is not what was written."""
    shape: type[Compiled] = Edition if found.role == "module" else WordFile
    try:
        compiled, diagnostics = data
        return unpack(shape, compiled), [from_row(one) for one in diagnostics]
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return None
