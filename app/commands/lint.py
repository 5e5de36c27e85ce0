"""`lint [PATH]`: how the modules read, and what is wrong as `path:line:col: CODE message`; exit code 1 on errors."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app import i18n
from app.clock import Clock
from app.commands import Refused
from app.config import ROOT, Settings
from app.content.lint import examine, has_errors, render
from app.content.readability import render as render_figures
from app.formats import Formatter
from app.main import LANGUAGES
from app.practice.tools.shelf import TOOLS

FORMATTERS = {locale.code: Formatter(locale) for locale in i18n.REGISTRY.values()}


def arguments(parser: ArgumentParser) -> None:
    """PATH may be a folder of modules, or one module or file inside it: then only what is wrong there is shown."""
    parser.add_argument("path", nargs="?", type=Path, help="what to check (all modules)")
    parser.add_argument(
        "--fix", action="store_true", help="write register values as each language writes them"
    )
    parser.add_argument("--write-ids", action="store_true", help="give items that have none their markers")
    parser.add_argument("--release", action="store_true", help="expired facts are errors, not warnings")
    parser.add_argument("--quiet", action="store_true", help="no table of how easy the modules are to read")


def run(options: Namespace) -> int:
    """Check, print what was found, and answer 1 when there is an error among it."""
    settings = Settings()
    path: Path = options.path or settings.modules_dir
    if not path.exists():
        raise Refused(f"There is no {path}.")
    folder = folder_of(path, settings.modules_dir)
    examined = examine(
        folder,
        LANGUAGES,
        Clock(settings.clock).today(),
        release=options.release,
        fix=options.fix,
        write_ids=options.write_ids,
        tools=frozenset(TOOLS),
        pictograms=pictograms(),
        formatters=FORMATTERS,
    )
    shown = [one for one in examined.found if _inside(one.path, path)]
    if not options.quiet:
        rows = [row for name, row in sorted(examined.figures.items()) if _inside(name, path)]
        print(render_figures(rows), end="\n\n")
    print(render(shown))
    return int(has_errors(shown))


def folder_of(path: Path, modules: Path) -> Path:
    """The folder of modules that a path belongs to: ours if it lies there, else the path itself."""
    if not path.resolve().is_relative_to(modules.resolve()):
        return path
    return modules.relative_to(Path.cwd()) if modules.is_relative_to(Path.cwd()) else modules


def pictograms() -> frozenset[str]:
    """The names of the vendored drawings."""
    return frozenset(path.stem for path in (ROOT / "static" / "images" / "pictograms").glob("*.svg"))


def _inside(name: str, path: Path) -> bool:
    return Path(name).resolve().is_relative_to(path.resolve())
