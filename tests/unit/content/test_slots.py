"""Holes in compiled HTML, escaping, plain text."""

from app.content.slots import escape, fill, plain, shown, slot


def test_a_hole_is_filled_by_kind_and_arguments() -> None:
    html = f"<p>{slot('fact', 'f08.hours', '40')}</p>"
    assert fill(html, lambda kind, arguments: f"{kind}:{'/'.join(arguments)}") == "<p>fact:f08.hours/40</p>"


def test_arguments_cannot_break_out_of_their_hole() -> None:
    html = slot("x", "a\x1fb\x02c\x03d", "<\"'>&")
    seen: list[list[str]] = []

    def filler(kind: str, arguments: list[str]) -> str:
        seen.append(arguments)
        return ""

    assert fill(html, filler) == ""
    assert seen == [["abcd", "<\"'>&"]]


def test_escape_covers_text_and_attributes_and_drops_controls() -> None:
    assert escape("<a b='c' d=\"e\">&\x02\x03") == "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;"


def test_plain_text_of_html_has_a_space_between_blocks() -> None:
    assert (
        plain("<p>One <strong>two</strong></p><ul><li>three</li><li>4 &lt; 5</li></ul>")
        == "One two three 4 < 5"
    )


def test_shown_text_is_what_the_author_typed() -> None:
    assert (
        shown(f"<p>{slot('fact', 'f08.x', '40')} h {slot('term', 'a')}x{slot('/term', 'a')}</p>") == "40 h x"
    )
