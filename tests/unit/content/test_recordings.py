"""What belongs to a recording is put together for each reader, and the linter looks into the files."""

from pathlib import Path

import pytest

from app.content.indexed import MediaRow
from app.content.recording import Recording
from app.content.recordingview import recording_view
from tests.unit.content.making import lint_lines
from tests.unit.content.making_media import CAPTIONS, FILM, OPUS, SOUND, film

FILES = ("talk.mp4", "talk.en.vtt", "talk.fi.vtt", "talk.ar.vtt", "talk.en.txt", "talk.fi.txt", "talk.opus")
OTHERS = ("talks.fi.vtt", "talk.vtt", "a.fi.opus")


def shown(lang: str, *names: str, film: str = "talk.mp4") -> Recording:
    rows = {name: MediaRow("l03", name, 1_200_000, 48, f"{name}\n one.\n\nTwo.\n") for name in names}
    found = recording_view(film, "Watch", lang, rows, lambda name: f"/media/{name}")
    assert found
    return found


def test_a_film_has_captions_of_all_languages_and_begins_with_the_readers() -> None:
    found = shown("fi", *FILES, *OTHERS)
    assert [lang for lang, _ in found.captions] == ["fi", "en", "ar"]
    assert found.captions[0] == ("fi", "/media/talk.fi.vtt")
    assert (found.paragraphs, found.said_in) == (("talk.fi.txt one.", "Two."), "fi")


def test_without_the_readers_language_english_stands_in() -> None:
    found = shown("prs", *FILES)
    assert [lang for lang, _ in found.captions] == ["en", "ar", "fi"]
    assert found.said_in == "en"


def test_a_film_says_its_length_and_that_of_its_sound() -> None:
    found = shown("en", *FILES, "talk.m4a")
    assert (found.length, found.sound_length) == ("0:48 · 1200 kB", "0:48 · 1200 kB")
    assert found.sound == "/media/talk.m4a", "more phones play it than Opus"
    assert shown("en", *FILES).sound == "/media/talk.opus"


def test_a_film_alone_and_a_recording_have_nothing_beside_them() -> None:
    bare = Recording(True, "Watch", "/media/talk.mp4", "0:48 · 1200 kB")
    assert shown("en", "talk.mp4", *OTHERS) == bare
    sound = shown("fi", *FILES, *OTHERS, film="a.fi.opus")
    assert sound == Recording(False, "Watch", "/media/a.fi.opus", "0:48 · 1200 kB")


def test_a_file_that_is_not_there_is_not_shown() -> None:
    rows = {"talk.mp4": MediaRow("l03", "talk.mp4", 1, 1)}
    assert recording_view("other.mp4", "Watch", "en", rows, lambda name: f"/media/{name}") is None
    assert recording_view("talk.mp4", "Watch", "en", rows, lambda name: "") is None


GOOD = {
    "talk.mp4": FILM,
    "talk.m4a": SOUND,
    "a.en.opus": OPUS,
    "talk.en.vtt": CAPTIONS,
    "talk.en.txt": "Hyvää".encode(),
}


def linted(tmp_path: Path, **changed: bytes) -> list[str]:
    files = {**GOOD, **{name.replace("_", "."): data for name, data in changed.items()}}
    return lint_lines(tmp_path, {f"l03-my-pay/media/{name}": data for name, data in files.items()})


def test_files_that_phones_can_play_are_fine(tmp_path: Path) -> None:
    assert linted(tmp_path) == []
    assert linted(tmp_path, silent_mp4=film("avc1")) == []


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("talk.mp4", film("vp09", "mp4a"), "talk.mp4:1 D021"),
        ("talk.mp4", film("hvc1", "mp4a"), "talk.mp4:1 D021"),
        ("talk.mp4", film("avc1", "Opus"), "talk.mp4:1 D021"),
        ("talk.mp4", SOUND, "talk.mp4:1 D021"),
        ("talk.mp4", b"a picture", "talk.mp4:1 D021"),
        ("talk.mp4", film("avc1", late=True), "talk.mp4:1 D023"),
        ("talk.m4a", FILM, "talk.m4a:1 D021"),
        ("a.en.opus", b"OggS" + bytes(90), "a.en.opus:1 D021"),
        ("talk.en.vtt", CAPTIONS.replace(b"02.000", b"02,000"), "talk.en.vtt:3 D019"),
        ("talk.en.vtt", CAPTIONS + b"\xff", "talk.en.vtt:1 D019"),
        ("talk.en.txt", b" \n", "talk.en.txt:1 D022"),
        ("talk.en.txt", b"Hyv\xe4\xe4", "talk.en.txt:1 D022"),
    ],
)
def test_a_file_that_some_phones_cannot_use_is_told(
    name: str, data: bytes, found: str, tmp_path: Path
) -> None:
    assert linted(tmp_path, **{name: data}) == [found]


def test_a_film_is_only_as_large_as_people_can_pay_for(tmp_path: Path) -> None:
    assert linted(tmp_path, **{"talk.mp4": FILM + bytes(25_000_000)}) == ["talk.mp4:1 D020"]


def test_a_folder_that_is_named_like_a_file_is_told(tmp_path: Path) -> None:
    for name in ("a.mp4", "a.en.txt", "a.en.vtt", "a.en.opus"):
        (tmp_path / "l03-my-pay/media" / name).mkdir(parents=True)
    assert {line.split()[1] for line in lint_lines(tmp_path)} <= {"F005", "D021"}
