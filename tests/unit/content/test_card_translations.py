"""Words of cards go through the tools for translators like all other words."""

from datetime import date
from pathlib import Path

from app.content.translations.exporting import export_po
from app.content.translations.importing import import_po
from app.content.translations.pofile import read_po, write_po
from app.content.translations.stamping import accept, stamp
from app.content.translations.status import translations_status
from tests.unit.content.card_files import CARDS, PHRASE_WORDS, SIGN_WORDS, SIGN_WORDS_FI
from tests.unit.content.making import LANGUAGES, lint_lines, write

EN_WORDS, FI_WORDS = "words/signs.en.md", "words/signs.fi.md"


def counts(folder: Path, name: str) -> dict[str, int]:
    status = translations_status(folder, LANGUAGES, lambda path: [SIGN_WORDS])
    return {state: n for row in status.rows if row.name == name for state, n in row.counts.items() if n}


def test_status_counts_the_cards_of_a_set(tmp_path: Path) -> None:
    folder = write(tmp_path, {**CARDS, FI_WORDS: SIGN_WORDS_FI[: SIGN_WORDS_FI.index("## He pyy")]})
    assert counts(folder, "sign") == {"draft": 1, "missing": 1}
    assert counts(folder, "phrase") == {"draft": 1}


def test_stamping_and_signing_write_into_the_markers_of_cards(tmp_path: Path) -> None:
    folder = write(tmp_path, CARDS)
    assert stamp(folder, LANGUAGES, "fi") == ["phrase/ask-time", "sign/paper-first", "sign/pay-first"]
    assert accept(folder, LANGUAGES, "fi", ["sign/pay-first"], "nk", date(2026, 12, 1)) == ["sign/pay-first"]
    assert counts(folder, "sign") == {"draft": 1, "reviewed": 1}
    text = (folder / FI_WORDS).read_text()
    assert text.count("<!-- sign paper-first src=") == text.count(" ok=nk-2026-12-01 -->") == 1
    stamped = {one: (folder / one).read_text() for one in CARDS}
    assert lint_lines(folder, stamped) == []


def test_a_changed_card_is_stale_and_a_critical_one_says_so(tmp_path: Path) -> None:
    folder = write(tmp_path, CARDS)
    stamp(folder, LANGUAGES, "fi")
    changed = SIGN_WORDS.replace("A paper says", "A paper tells").replace("Nobody may", "Nobody must")
    (folder / EN_WORDS).write_text(changed)
    assert counts(folder, "sign") == {"stale": 1, "stale-critical": 1}
    changes = translations_status(folder, LANGUAGES, lambda path: [SIGN_WORDS]).changes
    assert [change.address for change in changes] == ["sign/paper-first", "sign/pay-first"]
    assert "[-says-] {+tells+}" in changes[0].diff


def test_how_a_phrase_sounds_is_no_reason_to_translate_again(tmp_path: Path) -> None:
    folder = write(tmp_path, CARDS)
    stamp(folder, LANGUAGES, "fi")
    (folder / "words/phrases.en.md").write_text(PHRASE_WORDS.replace("MIL-loin", "MIL-LOIN"))
    assert counts(folder, "phrase") == {"draft": 1}


def test_texts_of_cards_go_out_by_name_and_come_back_the_same(tmp_path: Path) -> None:
    folder = write(tmp_path, CARDS)
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    po = export_po(folder, LANGUAGES, "fi")
    words = {entry.context: entry.words for entry in read_po(po)[0]}
    assert words["sign/pay-first/title"] == "He pyytävät rahaa ensin"
    assert words["sign/pay-first/part.why.title"] == "Miksi"
    assert words["phrase/ask-time/title"] == "Milloin työ alkaa?"
    assert words["question/your-skills/part.c.title"] == ""
    assert import_po(folder, LANGUAGES, "fi", po) == ([], [])
    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before


def test_words_from_a_tool_make_a_card_file_of_a_new_language(tmp_path: Path) -> None:
    folder = write(tmp_path, CARDS)
    entries, _ = read_po(export_po(folder, LANGUAGES, "ar"))
    ours = [one._replace(words=f"ج {one.source}") for one in entries if one.context.startswith("phrase/")]
    result = import_po(folder, LANGUAGES, "ar", write_po("ar", ours))
    assert result == (["phrase/file", "phrase/ask-time"], [])
    text = (folder / "words/phrases.ar.md").read_text()
    assert text.startswith("# ج Phrases\n\n## ج When does work begin? <!-- phrase ask-time src=")
    assert "say=" not in text
    assert counts(folder, "phrase") == {"draft": 1}
