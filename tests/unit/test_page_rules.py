"""The page rules find what they are there for: each broken page here differs from a good one in one thing."""

from base64 import b64encode
from hashlib import sha256

import pytest

from tests.page_rules import Page

EXIT = "https://weather.example/"
SHEET = "p{margin:0}"
CSP = f"style-src 'self' 'sha256-{b64encode(sha256(SHEET.encode()).digest()).decode()}'"
GOOD = f"""<!doctype html>
<html lang="fi" dir="ltr">
<head><meta charset="utf-8"><title>3.2 - Askel</title><style>{SHEET}</style>
<script defer src="/static/1/js/exit.js" integrity="sha384-x"></script></head>
<body><form method="post" action="/out" autocomplete="off"><button type="submit">Poistu</button></form>
<a href="#main">Tekstiin</a>
<main id="main"><h1>Otsikko</h1><p>Lue <a href="https://example.org/" rel="noreferrer noopener">lisää</a></p>
<form method="post" action="/fi/code" autocomplete="off"><label>Koodi <input name="code"></label>
<button type="submit">Avaa</button></form></main></body></html>"""


def problems(html: str, path: str = "/fi/l03/b") -> list[str]:
    """What the rules say of a page at this address."""
    return Page(html, path, CSP, EXIT).problems()


def test_a_good_page_has_no_problems() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("<!doctype html>", "", "doctype"),
        ("</h1><p>", "</h1><p></div>", "HTML error"),
        ('lang="fi"', 'lang="sv"', "on a page of fi"),
        ('dir="ltr"', 'dir="rtl"', "with dir"),
        ('lang="fi"', 'lang="xx"', "lang 'xx'"),
        ("<h1>Otsikko</h1>", "<h2>Otsikko</h2>", "0 first headings"),
        ("<h1>Otsikko</h1>", "<h1>Otsikko</h1><h1>Toinen</h1>", "2 first headings"),
        ("<h1>Otsikko</h1>", "<h1> </h1>", "empty first heading"),
        ("3.2 - Askel", "Minun palkkani - Askel", "says ['palkka']"),
        ("3.2 - Askel", "A very long title that tells a lot - Askel", "longer than 30"),
        ("<title>3.2 - Askel</title>", "", "not exactly one title"),
        ("<p>Lue", '<p id="main">Lue', "'main' is there 2 times"),
        ("<label>Koodi <input name", "<label for=x>Koodi</label><span><input name", "no label for <input"),
        ("<label>Koodi", "<label for=nowhere>Koodi", "points to ['nowhere']"),
        ('action="/fi/code" autocomplete="off"', 'action="/fi/code"', "may be remembered"),
        ('action="/fi/code"', 'action="code"', "without a root action"),
        ('action="/fi/code"', "", "without a root action"),
        ("<p>Lue", '<textarea aria-label="Oma"></textarea><p>Lue', "outside a form may be remembered"),
        ('<input name="code"', '<input autocomplete="username" name="code"', "may be remembered"),
        ('<input name="code"', '<input type="password" name="code"', "password"),
        ('<button type="submit">Avaa', '<button type="reset">Avaa', "has the type 'reset'"),
        ("<p>Lue", "<button>Nappi</button><p>Lue", "submits nothing"),
        ("<p>Lue", '<button type="submit">Nappi</button><p>Lue', "submits nothing"),
        ('<button type="submit">Avaa', '<button type="submit">', "a button without words"),
        ("<body>", '<body><a href="/">Etusivu</a>', "exit is not first"),
        ('action="/out"', 'action="/fi/out"', "exit is not first"),
        ("<p>Lue", "<dialog open><p>Hei</p></dialog><p>Lue", "can cover the exit"),
        (' rel="noreferrer noopener"', "", "leads elsewhere without care"),
        ('href="https://example.org/"', 'href="http://example.org/"', "leads elsewhere without care"),
        ('href="#main"', 'href="/fi/help?need=work"', "carries a query"),
        ('href="#main"', 'href="help"', "not from the root"),
        ('href="#main"', 'href="#man"', "a link to #man, which is not there"),
        ('src="/static/1/js/exit.js"', 'src="https://cdn.example/x.js"', "leads elsewhere"),
        (' integrity="sha384-x"', "", "without integrity"),
        ("<p>Lue", "<script>alert(1)</script><p>Lue", "inline script"),
        ("<p>Lue", '<p onclick="go()">Lue', "onclick on <p>"),
        ("<p>Lue", '<p style="color:red">Lue', "style attribute"),
        (SHEET, "p{margin:1px}", "policy does not allow"),
        ("Lue <a", "Lue {{ name }} <a", "left over"),
        ("Lue <a", "Lue %(name)s <a", "left over"),
        ('<a href="#main">Tekstiin', '<a href="#main" aria-label="{{ x }}">Tekstiin', "left over"),
        (">lisää</a>", "></a>", "a link without words"),
    ],
)
def test_a_broken_page_is_found(good: str, bad: str, said: str) -> None:
    assert good in GOOD
    found = problems(GOOD.replace(good, bad, 1))
    assert any(said in one for one in found), found


def test_pages_for_staff_have_real_titles_and_no_exit() -> None:
    staff = GOOD.replace("3.2 - Askel", "Working conditions and the rights of workers").replace(
        "/out", "/fi/work/p1"
    )
    assert problems(staff, "/fi/work/p1") == []


def test_a_link_to_the_exit_site_needs_no_rel() -> None:
    assert problems(GOOD.replace('href="#main"', f'href="{EXIT}"')) == []
