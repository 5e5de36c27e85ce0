"""For every code of the linter one change of the valid folder that calls it up, and where."""

from collections.abc import Mapping
from typing import NamedTuple

from tests.unit.content.making import CONTACTS, EN, FACTS, FI, FINNISH, GLOSSARY, MODULE, TRACKS, WORDS
from tests.unit.content.making_media import film

Files = Mapping[str, str | bytes | None]


AR = "l03-my-pay/ar.md"
ARABIC = """\
---
code: l03
lang: ar
title: S
aims: [a, b, c]
---
# S

## S <!-- lesson a -->

### Y <!-- step s-slip -->

Hm?
"""


class Case(NamedTuple):
    """`old` becomes `new` in `file`; the code is expected on the line where `at` stands (line 1 if it is "")."""

    code: str
    file: str
    old: str
    new: str
    at: str = ""
    others: Files = {}


_TEXTS: Mapping[str, str] = {
    "facts.toml": FACTS,
    "contacts.toml": CONTACTS,
    "tracks.toml": TRACKS,
    "glossary.en.md": GLOSSARY,
    EN: MODULE,
    FI: FINNISH,
    AR: ARABIC,
    **WORDS,
}


def changed(case: Case) -> tuple[Files, str]:
    """The files to write, and the changed text."""
    text = _TEXTS[case.file]
    assert not case.old or case.old in text, f"{case.code}: nothing to change"
    text = text.replace(case.old, case.new, 1) if case.old else text + case.new
    return {**case.others, case.file: text}, text


_STEP = "You get a [pay slip](term:payslip) each time."
_LONG = " ".join(["word"] * 20) + "."
_FIFTEEN = "It is what it is, and it has been so for a long, long time. "
_SIXTY = " ".join(["Few words here."] * 3)
_STAMPED = FINNISH.replace("<!-- step s-slip -->", "<!-- step s-slip src=00000000 -->").replace(
    "<!-- single q-slip -->", "<!-- single q-slip src=00000000 -->"
)
_MOVED = FINNISH.replace("### Säilytä", "## Muuta <!-- lesson b -->\n\n### Säilytä")
_BRANCH = """\
### A scene <!-- branch b-one -->

A boss says: sign.

- [Sign](#TARGET) <!-- sign -->
- [Wait](#s-keep) <!-- wait -->

"""
_CHOICE = """\
### Choose <!-- KIND q-two -->

- [x] One <!-- one -->
- [x] Two <!-- two -->
- [x] Three <!-- three -->

> All are.

"""
_CARDS = "### Cards <!-- cards c-cards -->\n\n#### One <!-- one -->\n\nText.\n\n"

_QUESTION = """
### {at} <!-- truefalse q-{at} -->

- [x] True <!-- yes -->
- [ ] False <!-- no -->

> It is.
"""
_TEST = "\n## Check <!-- lesson t minutes=4 test -->\n" + "".join(_QUESTION.format(at=at) for at in range(5))


def _item(code: str, text: str, at: str) -> Case:
    return Case(code, EN, "### Keep them", f"{text}### Keep them", at)


CASES = (
    Case("F001", EN, "", "x\n" * 300_000),
    Case("F003", EN, "What now?", "What\x07 now?", "now?"),
    Case("F004", EN, "What now?", "Now what. " * 1_100, "Now what."),
    Case("F007", EN, "What now?", "What\u202e now?", "now?"),
    Case("F008", EN, "What now?", "What\ue000 now?", "now?"),
    Case("F010", EN, "---\ncode", "code"),
    Case("F011", EN, "minutes: 4", "minutes: ]", "minutes: ]"),
    Case("F012", EN, "level: A2\n", ""),
    Case("F013", EN, "level: A2", "level: Z9", "level:"),
    Case("F014", EN, "level: A2", "level: A2\nmood: calm", "mood:"),
    Case("F015", EN, "level: A2", "level: &a A2", "level:"),
    Case("F016", EN, "code: l03", "code: l04", "code:"),
    Case("F017", EN, "minutes: 4", "minutes: 5", "minutes: 5"),
    Case("F018", EN, "content_note: none", "content_note: mild", "content_note"),
    Case("F022", EN, "retired: [s-old]", "retired: [s-old]\npass_mark: 80", "pass_mark"),
    Case("M001", EN, " <!-- step s-keep -->", "", "### Keep"),
    Case("M002", EN, "<!-- step s-keep -->", "<!-- step s-keep= = -->", "### Keep"),
    Case("M003", EN, "step s-keep", "stair s-keep", "### Keep"),
    Case("M004", EN, "step s-keep", "step S_keep", "### Keep"),
    Case("M005", EN, "step s-keep", "step s-slip", "### Keep"),
    Case("M006", EN, "step s-keep", "step s-old", "### Keep"),
    Case("M007", EN, "What now?", "What <!-- hm --> now?", "now?"),
    Case("M008", EN, "step s-keep", "step s-keep mood=calm", "### Keep"),
    Case("M008", EN, "step s-keep", "step s-keep room", "### Keep"),
    Case("M009", EN, " <!-- wait -->", "", "- [ ] Wait"),
    Case("M010", EN, "lesson a minutes", "lesson aa minutes", "## The slip"),
    Case(
        "M011",
        EN,
        "",
        "\n## More <!-- lesson a minutes=4 -->\n\n### Yes <!-- step s-yes -->\n\nYes.\n\n> [!IMPORTANT]\n> Yes.\n",
        "## More",
    ),
    Case("M012", EN, "# My pay\n", "Stray.\n\n# My pay\n", "Stray."),
    Case("M013", EN, "", "\n## More <!-- lesson b minutes=4 -->\n", "## More"),
    Case("M014", EN, "### Keep them <!--", "### <!--", "### <!--"),
    Case("M015", "glossary.en.md", "# Words", "# Words\n\n### Low", "### Low"),
    Case("M016", EN, "# My pay", "# Your pay", "# Your pay"),
    Case("D001", EN, "What now?", "What <b>now</b>?", "What <b>"),
    Case("D002", EN, "What now?", "What `now`?", "What `now`"),
    Case("D003", EN, "What now?", "[What](http://a.example)", "[What]"),
    Case("D004", EN, "What now?", "> What now?", "> What now?"),
    Case("D005", EN, "What now?", "![x](a.png)", "![x]"),
    Case("D006", EN, "What now?", "[x](media/../a.opus)", "[x](media"),
    Case("D007", EN, "What now?", "[x](media/a.en.opus)", "[x](media"),
    Case("D008", EN, _STEP, "- One\n  - Two\n", "- Two"),
    Case("D009", EN, "What now?", "[What](#s-nowhere)", "[What]"),
    Case("D011", EN, "What now?", "[What](l99)", "[What]"),
    Case("D012", EN, "What now?", "[4](fact:f08.days)", "[4]"),
    Case("D013", EN, "What now?", "[4](contact:f99)", "[4]"),
    Case("D014", EN, "What now?", "[4](term:nothing)", "[4]"),
    Case("D015", EN, "[40](fact", "[41](fact", "[41]"),
    Case("D016", EN, " facts=f08 ", " ", "[40](fact"),
    Case("D018", EN, "facts: [f08]", "facts: []", "## The slip"),
    _item("K001", "### Poll <!-- poll p-one -->\n\nWhich one?\n\n", "### Poll"),
    Case("K002", EN, "- [x] Ask for it", "- [ ] Ask for it", "### No slip"),
    _item("K003", _CHOICE.replace("KIND", "truefalse"), "### Choose"),
    _item("K004", _CHOICE.replace("KIND", "multi"), "### Choose"),
    _item("K005", "### Poll <!-- poll p-one -->\n\n- One <!-- one -->\n\n", "### Poll"),
    Case("K006", EN, "- [ ] Wait", "- Wait", "- Wait"),
    _item("K007", "### List <!-- poll p-one -->\n\n- [x] One <!-- a -->\n- B <!-- b -->\n\n", "- [x] One"),
    Case("K008", EN, "| Line | Pile |\n| --- | --- |", "| Line | Pile | C |\n| --- | --- | --- |", "| Line"),
    Case("K009", EN, "| Pension <!--", "| Tax <!--", "### Sort"),
    Case("K010", EN, "Ask first <!-- ask -->", "Usual", "### Sort"),
    Case("K011", EN, "Ask first <!-- ask -->", "Ask first", "| A fine"),
    Case("K012", EN, "> Ask about what you do not know.\n", "", "### Sort"),
    _item("K013", _BRANCH.replace("TARGET", "s-nowhere"), "- [Sign]"),
    _item("K014", _BRANCH.replace("TARGET", "b-one"), "### A scene"),
    _item("K015", "### Tool <!-- tool t04 -->\n\nOpen it.\n\n", "### Tool"),
    _item("K016", _CARDS, "### Cards"),
    Case("K017", EN, "> Ask about what", "Ask about what", "Ask about what"),
    Case("K018", EN, "[!IMPORTANT]", "[!TIP]", "## The slip"),
    _item("K019", "### Void <!-- step s-void -->\n\n", "### Void"),
    Case("K020", EN, "What now?", "> [!IMPORTANT]\n> Ask.", "### No slip"),
    Case("K021", EN, "facts=f08 pictogram", "facts=f08 test pictogram", "### Sort"),
    Case("K022", EN, "facts=f08 pictogram", "facts=f08 test pictogram", "## The slip"),
    Case("K023", EN, "", _TEST + _TEST.replace("lesson t", "lesson u").replace("q-", "r-"), "## Check"),
    Case("R001", "facts.toml", "[f08]", "[f08", "[f08"),
    Case("R002", "facts.toml", 'topic = "working-time"\n', "", "[f08]"),
    Case("R003", "facts.toml", 'grade = "A"', 'grade = "Z"', "[f08]"),
    Case("R004", "facts.toml", 'grade = "A"', 'grade = "A"\nmood = "calm"', "[f08]"),
    Case("R005", "facts.toml", "verify_by = 2027-05-20", "verify_by = 2026-11-30", "[f08]"),
    Case("R006", "contacts.toml", "verify_by = 2027-02-20", "verify_by = 2026-11-30", "[f40]"),
    Case("R007", "facts.toml", 'ask = "f42"', 'ask = "f99"', "[f08]"),
    Case("R008", "tracks.toml", "", TRACKS.replace("rights", "skills"), "[skills]"),
    Case("R009", "words/facts.en.md", "", "\n## Other <!-- fact f99 -->\n\nText.\n", "## Other"),
    Case("R011", "glossary.en.md", ' fi="bruttopalkka"', "", "## Gross"),
    Case("P001", EN, "What now?", _LONG, "word word"),
    Case("P002", EN, "What now?", (_FIFTEEN * 3 + "\n\n") * 8, "## The slip"),
    Case("P003", EN, "What now?", "One. Two. Three. Four.", "One. Two."),
    Case("P004", EN, _STEP, (_SIXTY + "\n\n") * 8, "### A slip"),
    Case("P005", EN, "What now?", (_SIXTY + "\n\n") * 40, "## The slip"),
    Case("P006", EN, "What now?", "What *now*?", "What *now*"),
    Case("P007", EN, "What now?", "What NOWHERE?", "NOWHERE"),
    Case("P008", EN, "What now?", "Take 20 %.", "Take 20"),
    Case("P009", EN, "What now?", "Call 116 006.", "Call 116"),
    Case("P010", EN, _STEP, "A week has 40 hours.", "A week has 40 hours"),
    Case("P011", EN, _STEP, "".join(f"- {n}\n" for n in "abcdefgh"), "- a"),
    Case("P012", EN, _STEP, "It is [7.30](fact:f08.extra).", "### A slip"),
    Case("P013", EN, _STEP, "A week has forty hours.", "A week has forty hours"),
    Case("P014", EN, _STEP, f"Look at your gross pay.\n\n{_STEP}", "Look at"),
    Case("P101", AR, "Hm?", _LONG, "word word"),
    Case("P102", AR, "Hm?", _FIFTEEN * 3, "## S"),
    Case("P103", AR, "Hm?", "One. Two. Three. Four.", "One. Two."),
    Case("P104", AR, "Hm?", (_SIXTY + "\n\n") * 8, "### Y"),
    Case("P105", AR, "Hm?", (_SIXTY + "\n\n") * 40, "## S"),
    Case("S001", EN, "What now?", "You should have asked.", "You should"),
    Case("S002", EN, "What now?", "Were you ever hurt at work?", "Were you"),
    Case("S003", EN, "> You may wait.", "> Wrong. You may wait.", "- [ ] Wait"),
    Case("S004", EN, "What now?", "Close your eyes.", "Close your"),
    Case("S005", EN, "facts=f08 pictogram", "facts=f08 note=strong pictogram", "## The slip"),
    Case("S006", EN, "facts=f08 pictogram", "facts=f08 note=strong pictogram", "## The slip"),
    Case("T001", FI, "### Säilytä ne <!-- step s-keep -->", "### Säilytä ne <!-- step s-other -->"),
    Case("T002", FI, "step s-keep", "step s-other", "### Säilytä"),
    Case("T003", FI, "step s-keep", "reflect s-keep", "### Säilytä"),
    Case("T004", FI, "<!-- wait -->", "<!-- stay -->", "### Laskelma ei"),
    Case("T005", FI, "- [ ] Odota", "- [x] Odota", "- [x] Odota"),
    Case("T006", FI, "Mitä nyt?", "Mitä [nyt](help)?", "### Laskelma ei"),
    Case("T007", FI, "Soita [116 006](contact:f42)", "Soita", "### Säilytä"),
    Case("T008", FI, "Mitä nyt?", "Mitä 3 nyt?", "### Laskelma ei"),
    Case("T009", FI, "Mitä nyt?", "Mitä ٣ nyt?", "### Laskelma ei"),
    Case("T010", FI, "[palkkalaskelman](term:payslip)", "laskelman", "### Laskelma joka"),
    Case("T011", FI, "Mitä nyt?", "Mitä nyt?", "### Säilytä"),
    Case("T014", FI, "> Saat odottaa. Kysyäkin voi.\n", "", "] Odota"),
    Case("T015", FI, "step s-keep", "step s-keep ok=today", "### Säilytä"),
    Case("T016", FI, "step s-keep", "step s-keep src=xyz", "### Säilytä"),
)
OTHER_CASES: Mapping[str, tuple[Files, str, int]] = {
    "D019": ({"l03-my-pay/media/talk.en.vtt": b"WEBVTT\n\nHello\n"}, "talk.en.vtt", 3),
    "D020": ({"l03-my-pay/media/talk.mp4": bytes(25_000_001)}, "talk.mp4", 1),
    "D021": ({"l03-my-pay/media/talk.mp4": b"x"}, "talk.mp4", 1),
    "D022": ({"l03-my-pay/media/talk.en.txt": b" "}, "talk.en.txt", 1),
    "D023": ({"l03-my-pay/media/talk.mp4": film("avc1", late=True)}, "talk.mp4", 1),
    "F002": ({EN: MODULE.encode().replace(b"What now?", b"What \xff")}, "en.md", 29),
    "F006": ({"l03-my-pay/xx.md": FINNISH}, "xx.md", 1),
    "F019": ({EN: None, FI: FINNISH}, "fi.md", 1),
    "F020": ({"l03-other/en.md": MODULE}, "l03-other", 1),
    "R012": (
        {
            "signs.toml": '[pay-first]\ngroup = "careful"\n',
            "words/signs.en.md": "# Signs\n\n## Money first <!-- sign pay-first -->\n",
        },
        "signs.en.md",
        3,
    ),
    "R013": ({"programme.toml": '[day-b]\nday = "b"\n'}, "programme.toml", 1),
    "T017": ({FI: _MOVED}, "fi.md", 44),
    "T012": ({FI: _STAMPED}, "fi.md", 14),
    "T013": ({FI: _STAMPED}, "fi.md", 18),
}
