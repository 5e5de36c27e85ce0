"""Hostile input for fuzz tests, and the judge of what may come out of it."""

import random
from html.parser import HTMLParser
from urllib.parse import urlsplit

SNIPPETS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- step s-x -->",
    "<!--",
    "-->",
    "![x](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>)",
    '[x](https://a.example/"onmouseover="alert(1))',
    '!["onload=alert(1) x="](pictogram:coins)',
    "[x](fact:f08.week-hours)",
    "[x](contact:f42)",
    "[x](term:payslip)",
    "[x <b>](lang:fi)",
    "[x](#s-slip)",
    "[x](media/a.en.opus)",
    "&lt;script&gt;&#60;b&#x3e;&#2;&#3;",
    "\x00\x02fact\x1ff08\x03",
    "\u202e\u2066\u2028\ue000\ufeff",
    "`" * 50,
    "*" * 50,
    "[" * 50,
    "> " * 30,
    "- " * 30,
    "\n## X <!-- lesson a -->\n",
    "\n### X <!-- single q-x critical -->\n\n- [x] a <!-- a -->\n",
    "\n### X <!-- sort t-x -->\n\n| a | b |\n| - | - |\n| c <!-- c --> | d <!-- d --> |\n",
    "\n### X <!-- branch b-x -->\n\nA\n\n- [a](#b-x) <!-- a -->\n",
    "\n#### X <!-- x -->\n",
    "\n---\n",
    "\n&a: [*a, *a]\n",
    "\n| a | b |\n| --- |\n",
    "\r\n\r",
    "\t\t",
    "🙂" * 10,
)


def mutated(text: str, chance: random.Random) -> bytes:
    """A text with a few random changes; now and then not even text any more."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        end = min(len(text), at + chance.choice((0, 1, 5, 60, 400)))
        how = chance.randint(0, 3)
        if how == 0:
            text = text[:at] + text[end:]
        elif how == 1:
            text = text[:at] + chance.choice(SNIPPETS) + text[at:]
        elif how == 2:
            text = text[:end] + text[at:end] + text[end:]
        else:
            lines = text.split("\n")
            first = chance.randrange(len(lines))
            lines.insert(chance.randrange(len(lines) + 1), lines.pop(first))
            text = "\n".join(lines)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        at = chance.randint(0, len(data))
        data = data[:at] + bytes(chance.randrange(256) for _ in range(chance.randint(1, 9))) + data[at:]
    return data


TAGS: dict[str, frozenset[str]] = {
    **{
        tag: frozenset()
        for tag in ("p", "ul", "ol", "li", "strong", "br", "table", "thead", "tbody", "tr", "td")
    },
    "th": frozenset({"scope"}),
    "aside": frozenset({"class"}),
    "div": frozenset({"class", "role", "aria-label", "aria-hidden"}),
    "svg": frozenset(),
    "title": frozenset(),
    "a": frozenset({"href", "rel", "class"}),
    "bdi": frozenset({"dir"}),
    "span": frozenset({"lang", "dir"}),
}


class Judge(HTMLParser):
    """Lists everything in HTML that our rules never write."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.bad.append(f"<{tag}>")
        for name, value in attrs:
            if name not in TAGS.get(tag, frozenset()):
                self.bad.append(f"{tag} {name}")
            if name in {"href", "src"} and not _is_fine(value or ""):
                self.bad.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.bad.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.bad.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.bad.append(f"instruction {data}")


def _is_fine(address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme in {"tel", "mailto"}:
        return True
    if parts.scheme == "https":
        return bool(parts.hostname) and "@" not in parts.netloc
    return not parts.scheme and not parts.netloc and address.startswith(("#", "/"))


def judged(html: str) -> list[str]:
    """What is wrong with HTML, nothing if it is ours."""
    judge = Judge()
    judge.feed(html)
    judge.close()
    holes = [letter for letter in html if letter in "\x00\x02\x03\x1f"]
    return judge.bad + [f"control character {ord(letter)}" for letter in holes]
