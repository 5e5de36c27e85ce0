"""While authoring, the last version without errors stands in for a file that has some."""

from collections.abc import Collection
from typing import Any, NamedTuple

from app.content.diagnostics import Diagnostic
from app.content.editions import Compiled, File, unpacked
from app.content.registers import Registers, read_registers
from app.content.scan import Folder
from app.content.source import read_source
from app.content.store import Store

_GOOD = "good"
_REGISTERS = "good-registers"


class Loaded(NamedTuple):
    """Files with their compiled forms and what is wrong with each."""

    files: dict[str, File]
    compiled: dict[str, Compiled]
    diagnostics: list[Diagnostic]


def with_last_good(
    loaded: Loaded, registers: Registers, bad: Collection[str], folder: Folder, store: Store
) -> tuple[Loaded, Registers]:
    """In place of each file in `bad` its last good version; left out where there is none."""
    if not bad:
        return loaded, registers
    good = _names(store)
    files, compiled = dict(loaded.files), dict(loaded.compiled)
    for key, file in loaded.files.items():
        if file.found.shown not in bad:
            continue
        del files[key], compiled[key]
        ready = unpacked(file.found, store.read(good.get(key, "")))
        if ready:
            files[key], compiled[key] = file._replace(name=good[key]), ready[0]
    older = {name: text for name, text in _texts(store).items() if _is_bad(name, bad, folder)}
    return Loaded(files, compiled, loaded.diagnostics), read_registers(folder.files, older)[0]


def keep_good(store: Store, loaded: Loaded, bad: Collection[str], folder: Folder, index: str | None) -> None:
    """Remember which versions are good. Without any error (`index` names what is kept of it) the rest of the
    cache is tidied away."""
    good = _names(store) | {
        key: file.name for key, file in loaded.files.items() if file.found.shown not in bad
    }
    texts = _texts(store)
    for found in folder.files:
        if found.role.endswith(".toml") and found.shown not in bad:
            texts[found.role] = read_source(found.path, found.shown)[0].text
    store.write(_GOOD, good)
    store.write(_REGISTERS, texts)
    if index:
        names = {file.name for file in loaded.files.values()} | {*good.values(), _GOOD, _REGISTERS, index}
        store.keep_only(names)


def _is_bad(role: str, bad: Collection[str], folder: Folder) -> bool:
    return any(found.role == role and found.shown in bad for found in folder.files)


def _names(store: Store) -> dict[str, str]:
    """Names of good compiled files by key; nothing if the cache holds something else."""
    return _strings(store.read(_GOOD))


def _texts(store: Store) -> dict[str, str]:
    return _strings(store.read(_REGISTERS))


def _strings(value: Any) -> dict[str, str]:
    pairs = value.items() if isinstance(value, dict) else ()
    return {key: one for key, one in pairs if isinstance(one, str)}
