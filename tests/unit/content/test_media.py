"""Size and length of recordings."""

from pathlib import Path

from app.content.media import length_text, seconds_of


def _opus(seconds: int) -> bytes:
    head = b"OggS\x00\x02" + (0).to_bytes(8, "little") + b"x" * 40
    return head + b"y" * 70_000 + b"OggS\x00\x04" + (seconds * 48_000).to_bytes(8, "little") + b"z" * 30


def test_the_length_is_read_from_the_last_page(tmp_path: Path) -> None:
    path = tmp_path / "a.en.opus"
    path.write_bytes(_opus(185))
    assert seconds_of(path) == 185


def test_what_is_no_recording_has_no_length(tmp_path: Path) -> None:
    for name, data in (
        ("a.opus", b"OggS"),
        ("b.opus", b""),
        ("c.mp4", _opus(5)),
        ("d.opus", b"OggS\x00\x04" + b"\xff" * 8),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        assert seconds_of(path) == 0
    assert seconds_of(tmp_path / "none.opus") == 0


def test_length_and_size_are_written_the_same_in_every_language() -> None:
    assert length_text(340_400, 185) == "3:05 · 340 kB"
    assert length_text(10, 0) == "1 kB"
