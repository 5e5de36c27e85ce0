"""For now: `python -m app.content [PATH]` lints module files."""

import sys
from pathlib import Path

from app.content.compiler import compile_module
from app.content.source import read_source

total = 0
for path in sorted(Path(sys.argv[1] if len(sys.argv) > 1 else "modules").rglob("*.md")):
    folder = path.parent.name
    if folder in ("modules", "words", "style"):
        continue
    source, report = read_source(path, str(path))
    code, _, slug = folder.partition("-")
    compile_module(source, report, code, slug, path.stem)
    for one in sorted(report.found):
        print(one)
        total += 1
print(total, "found")
