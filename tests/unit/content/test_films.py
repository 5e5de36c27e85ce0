"""What an MP4 file tells of itself, and that no file of any kind can harm who reads it."""

import random
from pathlib import Path

import pytest

from app.content.films import Film, read_film
from tests.unit.content.making_media import FILM, box, film


def told(tmp_path: Path, data: bytes) -> Film:
    path = tmp_path / "a.mp4"
    path.write_bytes(data)
    return read_film(path)


@pytest.mark.parametrize("version", [0, 1])
def test_length_and_codecs_are_read_from_the_head(version: int, tmp_path: Path) -> None:
    data = film("avc1", "mp4a", seconds=185, version=version)
    assert told(tmp_path, data) == Film(185, ("avc1", "mp4a"), True)


def test_a_head_behind_the_pictures_is_noticed(tmp_path: Path) -> None:
    assert told(tmp_path, film("avc1", late=True)) == Film(48, ("avc1",), False)


def test_a_box_with_a_long_size_is_stepped_over(tmp_path: Path) -> None:
    assert told(tmp_path, box("free", bytes(90), wide=True) + FILM).codecs == ("avc1", "mp4a")


def test_a_last_box_may_reach_to_the_end(tmp_path: Path) -> None:
    open_ended = FILM[: FILM.index(b"mdat") - 4] + bytes(4) + b"mdat" + b"x" * 80
    assert told(tmp_path, open_ended).seconds == 48


def test_a_length_of_hours_is_not_believed(tmp_path: Path) -> None:
    assert told(tmp_path, film("avc1", seconds=40_000)).seconds == 0


def test_what_is_no_film_tells_nothing(tmp_path: Path) -> None:
    for data in (b"", b"x", b"\0" * 40, b"\xff" * 40, box("moov"), box("ftyp", b"isom"), FILM[:60]):
        assert told(tmp_path, data)[:2] == (0, ())
    assert read_film(tmp_path / "none.mp4") == Film()


def test_a_damaged_film_never_raises(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(FILM)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        found = told(tmp_path, bytes(data[: chance.randint(1, len(data))]))
        assert 0 <= found.seconds < 36_000
        assert len(found.codecs) <= 2
