"""The compile cache."""

from pathlib import Path

from app.content.store import Store


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    Store(tmp_path / "a" / "b").write("x", ("ä", [1, {"y": None}]))
    assert Store(tmp_path / "a" / "b").read("x") == ["ä", [1, {"y": None}]]


def test_without_a_folder_memory_keeps_it() -> None:
    store = Store(None)
    store.write("x", [1])
    assert store.read("x") == [1]
    assert store.read("y") is None


def test_a_broken_file_is_as_good_as_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for data in (b"", b"{", b"\xff\xfe", b"[" * 100_000):
        (tmp_path / "x.json").write_bytes(data)
        assert store.read("x") is None


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "cache")
    store.write("x", [1])
    assert store.read("x") == [1]


def test_what_is_no_longer_needed_goes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in ("a", "b"):
        store.write(name, [])
    store.keep_only({"b"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.json"]
