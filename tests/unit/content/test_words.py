"""Words of registers: glossary, facts, contacts, tracks, host notes."""

from app.content.source import source_of
from app.content.words import WordFile, compile_host, compile_words
from tests.unit.content.making import GLOSSARY, WORDS, codes, filling


def compiled(text: str, kind: str) -> tuple[WordFile, list[str]]:
    source, report = source_of(text.encode(), "x.md")
    return compile_words(source, report, kind, "en"), codes(report)


def test_a_term_has_its_finnish_word_and_sound() -> None:
    words, complaints = compiled(GLOSSARY, "term")
    assert complaints == []
    assert [(one.id, one.finnish, one.sounds) for one in words.entries][0] == (
        "payslip",
        "palkkalaskelma",
        "PALK-ka",
    )


def test_a_contact_has_named_parts() -> None:
    words, complaints = compiled(WORDS["words/contacts.en.md"], "contact")
    assert complaints == []
    entry = words.entries[1]
    assert filling()(entry.part("call")) == "<p>Somebody listens.</p>\n"
    assert entry.part("open") == ""


def test_the_revision_of_an_entry_covers_its_parts() -> None:
    text = WORDS["words/contacts.en.md"]
    before, after = (compiled(one, "contact")[0].entries for one in (text, text.replace("listens", "hears")))
    assert before[0].stamp == after[0].stamp
    assert before[1].stamp != after[1].stamp


def test_what_does_not_belong_is_reported() -> None:
    for text, code in (
        (GLOSSARY.replace("term payslip", "fact payslip"), "3:1 M003"),
        (GLOSSARY.replace(' <!-- term payslip fi="palkkalaskelma" say="PALK-ka" -->', ""), "3:1 M001"),
        (GLOSSARY.replace("term gross", "term payslip"), "7:1 M005"),
        (GLOSSARY.replace("say=", "tell="), "3:51 M008"),
        (GLOSSARY.replace("# Words\n", ""), "1:1 M016"),
        (GLOSSARY + "\n### Part <!-- part who -->\n", "11:1 M003"),
        ("### Low\n", "1:1 M016"),
    ):
        assert code in compiled(text, "term")[1], text


def test_the_opening_of_host_notes_is_about_the_whole_module() -> None:
    source, report = source_of(
        b"# Notes <!-- host src=0a1b2c3d -->\n\nThe [room](l03).\n\n### A <!-- s-a -->\n\nx\n", "x"
    )
    opening, note = compile_host(source, report, "en").entries
    assert (opening.id, opening.title, opening.stamp.src, note.id) == ("", "Notes", "0a1b2c3d", "s-a")
    assert [ref.target for ref in opening.refs] == ["l03"]
    for head, code in (("# Notes", "1:1 M001"), ("# Notes <!-- step s-a -->", "1:1 M003")):
        source, report = source_of(f"{head}\n\nThe room.\n".encode(), "x")
        assert compile_host(source, report, "en").entries == ()
        assert codes(report) == [code]


def test_host_notes_name_an_item_each() -> None:
    source, report = source_of(
        b"# Notes\n\n### Start <!-- s-slip -->\n\nx\n\n### Talk <!-- step s-keep -->\n\nHi.\n", "x"
    )
    words = compile_host(source, report, "en")
    assert [entry.id for entry in words.entries] == ["s-slip", "s-keep"]
    assert codes(report) == []
    for text, code in (
        ("## X <!-- s-a -->", "1:1 M015"),
        ("### X", "1:1 M001"),
        ("### X <!-- S -->", "1:1 M004"),
    ):
        source, report = source_of(text.encode(), "x")
        assert compile_host(source, report, "en").entries == ()
        assert codes(report) == [code]
