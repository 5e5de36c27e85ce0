"""Small media files for tests: as much of an MP4 as says what it is, an Opus recording, captions."""


def box(name: str, *content: bytes, wide: bool = False) -> bytes:
    """A box of ISO/IEC 14496-12."""
    body = b"".join(content)
    if wide:
        return (1).to_bytes(4) + name.encode() + (len(body) + 16).to_bytes(8) + body
    return (len(body) + 8).to_bytes(4) + name.encode() + body


def film(*codecs: str, seconds: int = 48, late: bool = False, version: int = 0) -> bytes:
    """An MP4 file with a track of each codec; `late`: its head stands behind its pictures."""
    size = 8 if version else 4
    times = bytes(size * 2) + (1_000).to_bytes(4) + (seconds * 1_000).to_bytes(size)
    head = box("moov", box("mvhd", bytes([version, 0, 0, 0]), times), *map(_track, codecs))
    pictures = box("mdat", b"x" * 500)
    return box("ftyp", b"isom") + (pictures + head if late else head + pictures)


def _track(codec: str) -> bytes:
    entries = box("stsd", bytes(4), (1).to_bytes(4), box(codec, bytes(70)))
    return box("trak", box("tkhd", bytes(84)), box("mdia", box("minf", box("stbl", entries))))


FILM = film("avc1", "mp4a")
SOUND = film("mp4a")
OPUS = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(2_000)
CAPTIONS = b"WEBVTT\n\n00:00.500 --> 00:02.000\nHello.\n"
"""Of each kind one in which nothing is wrong."""
