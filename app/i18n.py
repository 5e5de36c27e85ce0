"""Languages: the registry, negotiation, gettext, and the locale layer (pure ASGI)."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from babel import Locale as BabelLocale
from babel import UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

Translate = Callable[[str], str]
"""From an interface string in English to the same in a reader's language."""
OTHER = "nplurals=2; plural=(n != 1);"
ZERO_ONE = "nplurals=2; plural=(n > 1);"
NONE = "nplurals=1; plural=0;"
ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)
SLAVIC = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
FILIPINO = (
    "nplurals=2; plural=(n != 1 && n != 2 && n != 3 && (n % 10 == 4 || n % 10 == 6 || n % 10 == 9) ? 1 : 0);"
)


@dataclass(frozen=True, slots=True)
class Locale:
    """One language: address code, Babel code, its own name, direction, plural header, state."""

    code: str
    babel: str
    native: str
    dir: Literal["ltr", "rtl"] = "ltr"
    plural: str = OTHER
    html_lang: str = ""
    fallback: tuple[str, ...] = ("en",)
    offered: bool = False
    draft: bool = False

    @property
    def lang(self) -> str:
        """The value of the HTML `lang` attribute."""
        return self.html_lang or self.code


REGISTRY: Mapping[str, Locale] = {
    locale.code: locale
    for locale in (
        Locale("fi", "fi", "suomi", offered=True),
        Locale("sv", "sv", "svenska", offered=True),
        Locale("en", "en", "English", fallback=(), offered=True),
        Locale("ar", "ar", "العربية", "rtl", ARABIC, offered=True, draft=True),
        Locale("so", "so", "Soomaali"),
        Locale("prs", "fa_AF", "دری", "rtl", ZERO_ONE, "fa-AF", ("fa", "en")),
        Locale("fa", "fa", "فارسی", "rtl", ZERO_ONE),
        Locale("ckb", "ckb", "کوردیی ناوەندی", "rtl"),
        Locale("ru", "ru", "русский", plural=SLAVIC),
        Locale("uk", "uk", "українська", plural=SLAVIC),
        Locale("th", "th", "ไทย", plural=NONE),
        Locale("vi", "vi", "Tiếng Việt", plural=NONE),
        Locale("ne", "ne", "नेपाली"),
        Locale("bn", "bn", "বাংলা", plural=ZERO_ONE),
        Locale("fil", "fil", "Filipino", plural=FILIPINO),
        Locale("tr", "tr", "Türkçe"),
        Locale("fr", "fr", "français", plural=ZERO_ONE),
        Locale("zh-Hans", "zh_Hans", "简体中文", plural=NONE),
        Locale("hi", "hi", "हिन्दी", plural=ZERO_ONE),
    )
}
OFFERED: tuple[Locale, ...] = tuple(locale for locale in REGISTRY.values() if locale.offered)
DEFAULT = REGISTRY["en"]
ALIASES = {"fa-af": "prs", "fa-ir": "fa", "ku-iq": "ckb", "zh": "zh-Hans", "zh-cn": "zh-Hans", "tl": "fil"}
BY_LOWER = {code.lower(): locale for code, locale in REGISTRY.items()}

LONGEST_TAG = 40
DESK = "/desk"
"""The side of coaches and admins: its languages stand one place further on, `/desk/fi/groups`."""
SHELVES = frozenset({"work"})
"""Places below a language that end with a slash, as the language itself does."""

_current: ContextVar[Locale] = ContextVar("locale", default=DEFAULT)


def current() -> Locale:
    """The language of the page that is being made."""
    return _current.get()


@contextmanager
def using(locale: Locale) -> Iterator[None]:
    """Make what is inside in this language."""
    token = _current.set(locale)
    try:
        yield
    finally:
        _current.reset(token)


def known(tag: str) -> Locale | None:
    """The registry's language for a tag, through aliases, whatever its case. `ckb-Arab` is ckb; kmr is nobody."""
    lower = tag.strip().lower().replace("_", "-") if len(tag) <= LONGEST_TAG else ""
    while lower:
        found = REGISTRY[ALIASES[lower]] if lower in ALIASES else BY_LOWER.get(lower)
        if found:
            return found
        lower = lower.rpartition("-")[0]
    return None


def offered(tag: str) -> Locale | None:
    """The language for a tag if readers can choose it today."""
    locale = known(tag)
    return locale if locale and locale.offered else None


def at_desk(path: str) -> bool:
    """Whether this is an address of the desk."""
    return path == DESK or path.startswith(f"{DESK}/")


def parted(path: str) -> tuple[str, str, str, str]:
    """An address in parts: its side ("/desk" or ""), the language as it is written, the slash, and the place."""
    side = DESK if path.startswith(f"{DESK}/") else ""
    first, slash, rest = path[len(side) + 1 :].partition("/")
    return side, first, slash, rest


def best_guess(accept: str) -> Locale | None:
    """The first offered language of an Accept-Language header, by weight. Garbage is nobody's language."""
    weighed: list[tuple[float, Locale]] = []
    for part in accept[:400].split(",")[:20]:
        tag, _, weight = part.partition(";")
        locale = offered(tag)
        if locale:
            weighed.append((_weight(weight), locale))
    weighed.sort(key=lambda pair: -pair[0])
    return next((locale for weight, locale in weighed if weight > 0), None)


def _weight(text: str) -> float:
    value = text.strip().lower().removeprefix("q=").strip()
    if not value:
        return 1.0
    digits = value.replace(".", "", 1)
    return float(value) if digits.isascii() and digits.isdigit() else 0.0


@cache
def name_in(locale: Locale, reader: Locale) -> str:
    """A language's name in the reader's language, falling back to English where CLDR has none."""
    for babel in (reader.babel, "en"):
        names = BabelLocale.parse(babel)
        # CLDR has a name of its own for some pairs: fa_AF is Dari
        name = names.languages.get(locale.babel) or BabelLocale.parse(locale.babel).get_display_name(babel)
        if name:
            return str(name)
    return locale.native


@dataclass(slots=True)
class Catalogues:
    """Interface strings. A catalogue is compiled from its .po file when it is first asked for."""

    folder: Path
    loaded: dict[str, NullTranslations] = field(default_factory=dict)

    def of(self, locale: Locale) -> NullTranslations:
        """The catalogue of a language, with English underneath."""
        if locale.code not in self.loaded:
            self.loaded[locale.code] = self._read(locale)
        return self.loaded[locale.code]

    def _read(self, locale: Locale) -> NullTranslations:
        path = self.folder / locale.babel / "LC_MESSAGES" / "messages.po"
        if not path.exists():
            return NullTranslations()
        with path.open("rb") as source:
            catalogue = read_po(source, locale=locale.babel)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return GNUTranslations(compiled)

    def gettext(self, message: str) -> str:
        """A string in the current language."""
        return self.of(current()).gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A string with a number in the current language."""
        return self.of(current()).ngettext(one, many, count)


class LocaleLayer:
    """Pure ASGI: the language of the address becomes the language of everything made for this request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """`/FI/help/` moves to `/fi/help`; an unknown first part is left to the router, which has no such page."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        side, first, slash, rest = parted(scope["path"])
        locale = offered(first) if first else None
        if locale and (first != locale.code or not slash or rest != _place(rest)):
            return await _moved(f"{side}/{locale.code}/{_place(rest)}", scope, receive, send)
        if side and not first:
            return await _moved(side, scope, receive, send)
        token = _current.set(locale or best_guess(_header(scope, b"accept-language")) or DEFAULT)
        try:
            await self.app(scope, receive, send)
        finally:
            _current.reset(token)


def _place(rest: str) -> str:
    place = rest.rstrip("/")
    return f"{place}/" if place in SHELVES else place


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def _moved(path: str, scope: Scope, receive: Receive, send: Send) -> None:
    # 308 keeps the method; only the path goes on, a query is never ours
    await RedirectResponse(quote(path), 308)(scope, receive, send)


@cache
def name_of_tag(tag: str, reader: Locale) -> str:
    """The name of a language that is not in the registry, or its tag where nobody knows it."""
    try:
        return BabelLocale.parse(tag.replace("-", "_")).get_display_name(reader.babel) or tag
    except (UnknownLocaleError, ValueError):
        return tag
