"""Loads a library: finds the files, compiles what is not in the cache, checks it, builds the index."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from app.content.compiled import Edition, unpack
from app.content.diagnostics import Diagnostic, LibraryError
from app.content.editions import Editions, File, as_row, cache_name, compile_found, from_row, unpacked
from app.content.indexed import Index, WarningRow
from app.content.indexing import build_index
from app.content.languages import Language
from app.content.lastgood import Loaded, keep_good, with_last_good
from app.content.library import Library
from app.content.media import words_in
from app.content.registers import read_registers
from app.content.scan import Folder, Found, scan
from app.content.store import Store
from app.content.structure import check_structure
from app.content.version import compiler_version
from app.content.world import World

HELD_BACK = frozenset({"l07", "l14", "l15"})
"""Not shown in a machine's draft of another language, unless the operator allows it."""


def load(
    folder: Path,
    languages: Mapping[str, Language],
    cache: Path | None,
    tools: frozenset[str] | None = None,
    held_back: frozenset[str] = HELD_BACK,
    authoring: bool = False,
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library in a folder. With errors: LibraryError, or while authoring the last good version of what
    is broken (from the cache), and in any case everything that was found."""
    store = Store(cache / _place(folder) if cache else None)
    folder_found = scan(folder, languages)
    files = {found.key: File(found, _name(found)) for found in folder_found.files if found.lang}
    version = _version(folder_found, files, languages, tools, held_back)
    registers, diagnostics = read_registers(folder_found.files)
    known = _stored_index(store, version)
    if known:
        library = Library(known, Editions(files, store), registers, languages, held_back, version)
        return library, tuple(from_row(row) for row in known.warnings)
    loaded = _compile(files.values(), store)
    world = World(loaded.files, loaded.compiled, registers, folder_found, languages, tools)
    diagnostics += [*folder_found.diagnostics, *loaded.diagnostics, *check_structure(world)]
    errors = sorted(one for one in diagnostics if one.severity == "error")
    if errors and not authoring:
        raise LibraryError(tuple(errors))
    bad = frozenset(one.path for one in errors)
    loaded, registers = with_last_good(loaded, registers, bad, folder_found, store)
    editions = {(one.code, one.lang): one for one in loaded.compiled.values() if isinstance(one, Edition)}
    warnings = tuple(WarningRow(*as_row(one)) for one in sorted(diagnostics))
    index = build_index(editions, languages, folder_found.media, held_back)._replace(warnings=warnings)
    keep_good(store, loaded, bad, folder_found, None if bad else f"index-{version}")
    if not bad:
        store.write(f"index-{version}", index)
    library = Library(index, Editions(loaded.files, store), registers, languages, held_back, version)
    return library, tuple(sorted(diagnostics))


def _place(folder: Path) -> str:
    """Each folder of modules has a cache of its own, so that two never tidy up each other's."""
    return sha256(str(folder.resolve()).encode()).hexdigest()[:12]


def _name(found: Found) -> str:
    try:
        return cache_name(found, found.path.read_bytes())
    except OSError:
        return cache_name(found, b"")


def _version(
    folder: Folder,
    files: Mapping[str, File],
    languages: Mapping[str, Language],
    tools: frozenset[str] | None,
    held_back: frozenset[str],
) -> str:
    """A hash of all that the index depends on, and of the registers and recordings that pages depend on."""
    digest = sha256(f"{compiler_version()} {sorted(languages.values(), key=lambda one: one.code)}".encode())
    digest.update(f"{None if tools is None else sorted(tools)} {sorted(held_back)}".encode())
    for file in files.values():
        digest.update(file.name.encode())
    for found in folder.files:
        if not found.lang:
            digest.update(_name(found).encode())
    for code, paths in folder.media.items():
        for path in paths:
            digest.update(f"{code} {path.name} {path.stat().st_size} {words_in(path)}".encode())
    digest.update("\n".join(map(str, folder.diagnostics)).encode())
    return digest.hexdigest()[:16]


def _stored_index(store: Store, version: str) -> Index | None:
    data = store.read(f"index-{version}")
    try:
        return unpack(Index, data) if data else None
    except (TypeError, ValueError):
        return None


def _compile(files: Iterable[File], store: Store) -> Loaded:
    loaded = Loaded({}, {}, [])
    for file in files:
        ready = unpacked(file.found, store.read(file.name))
        if not ready:
            ready = compile_found(file.found)
            store.write(file.name, (ready[0], [as_row(one) for one in ready[1]]))
        loaded.files[file.found.key] = file
        loaded.compiled[file.found.key] = ready[0]
        loaded.diagnostics.extend(ready[1])
    return loaded
