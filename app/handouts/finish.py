"""The last touch on a PDF: nothing in it tells with what it was made, and marked letters of Arabic read in order."""

import re
import zlib

START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
STREAM = re.compile(rb"(?P<head>.*?<<.*?/Length )(?P<size>\d+)(?P<rest>.*?>>\s*stream\r?\n)", re.S)
MAKER = re.compile(
    rb"/Creator\s*\((?:\\.|[^()\\])*\)|<xmp:CreatorTool>[^<]*</xmp:CreatorTool>|/Suspects false"
)
PAGES = re.compile(rb"/Type\s*/Pages\b")
COUNT = re.compile(rb"/Count (\d+)")

# One cluster of letters drawn by several glyphs: "/Span<</ActualText<FEFF0627064B>>>BDC 0 Tr/f0 12 Tf ... TJ EMC"
CLUSTER = re.compile(
    rb"/Span<</ActualText<FEFF((?:0[68][0-9A-F]{2}){2,})>>>BDC( 0 Tr/\w+ [\d.]+ Tf 1 0 0 -1 [-\d.]+ [-\d.]+ Tm)"
    rb"\[\(((?:\\.|[^()\\])*)\)\]TJ\s+EMC",
    re.S,
)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)|([^\\])", re.S)
PLAIN = {b"n": 10, b"r": 13, b"t": 9, b"b": 8, b"f": 12}


def finished(pdf: bytes) -> bytes:
    """The same pages, without the maker's name."""
    objects = [_object(one) for one in _objects(pdf)]
    return _written(pdf, objects)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return next(
        int(found.group(1)) for one in _objects(pdf) if PAGES.search(one) and (found := COUNT.search(one))
    )


def _offsets(pdf: bytes) -> tuple[int, list[int]]:
    found = START.search(pdf)
    if not found:
        raise ValueError("a PDF without an end")
    at = int(found.group(1))
    lines = pdf[at:].splitlines()
    count = int(lines[1].split()[1])
    return at, [int(line.split()[0]) for line in lines[3 : count + 2]]


def _objects(pdf: bytes) -> list[bytes]:
    """Objects 1, 2, 3 ... as they stand in the file."""
    end, offsets = _offsets(pdf)
    order = sorted([*offsets, end])
    following = dict(zip(order, order[1:], strict=False))
    return [pdf[offset : following[offset]] for offset in offsets]


def _object(one: bytes) -> bytes:
    # the pattern takes quadratic time on a long object that is none, such as the tree of a paper's structure
    stream = STREAM.match(one) if b"stream" in one else None
    if not stream:
        return MAKER.sub(b"", one)
    start = stream.end()
    data = one[start : start + int(stream["size"])]
    changed = _stream(stream["head"] + stream["rest"], data)
    if changed == data:
        return one
    head = stream["head"] + str(len(changed)).encode() + stream["rest"]
    return head + changed + one[start + int(stream["size"]) :]


def _stream(dictionary: bytes, data: bytes) -> bytes:
    if b"/Type/Metadata" in dictionary.replace(b" ", b""):
        return MAKER.sub(b"", data)
    if b"/Filter" not in dictionary:
        return CLUSTER.sub(_one_by_one, data)
    if b"/FlateDecode" not in dictionary or b"/Type" in dictionary or b"/Subtype" in dictionary:
        return data
    opened = zlib.decompress(data)
    changed = CLUSTER.sub(_one_by_one, opened) if b"/ActualText" in opened else opened
    return data if changed == opened else zlib.compress(changed, 6)


def _one_by_one(found: re.Match[bytes]) -> bytes:
    """Each glyph with its own letter. They stand as they are seen, from the left: the last letter first."""
    letters = re.findall(rb".{4}", found.group(1))[::-1]
    glyphs = _glyphs(found.group(3))
    if len(letters) != len(glyphs):
        return found.group()
    parts = []
    where = found.group(2)
    for letter, glyph in zip(letters, glyphs, strict=True):
        parts.append(b"/Span<</ActualText<FEFF%s>>>BDC%s<%s>Tj\nEMC" % (letter, where, glyph.hex().encode()))
        where = b""
    return b" ".join(parts)


def _glyphs(text: bytes) -> list[bytes]:
    """The two bytes of each glyph in a PDF string."""
    values = bytes(_byte(one) for one in ESCAPED.finditer(text))
    return [values[place : place + 2] for place in range(0, len(values), 2)]


def _byte(one: re.Match[bytes]) -> int:
    escaped, shown = one.groups()
    if shown:
        return int(shown[0])
    return int(escaped, 8) if escaped.isdigit() else PLAIN.get(escaped, escaped[0])


def _written(pdf: bytes, objects: list[bytes]) -> bytes:
    end, offsets = _offsets(pdf)
    out = bytearray(pdf[: min(offsets)])
    places = {}
    for place in sorted(range(len(objects)), key=offsets.__getitem__):
        places[place] = len(out)
        out += objects[place]
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in range(len(objects)):
        out += b"%010d 00000 n \n" % places[place]
    trailer = pdf[pdf.index(b"trailer", end) :]
    return bytes(out) + START.sub(b"startxref\n%d\n%%%%EOF\n" % start, trailer)
