"""Reads what was printed, as others would: the text of a PDF through poppler, the words of a DOCX."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

TURNING = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks of direction, which poppler adds to every line from right to left."""
NUMBER = re.compile(r"\d+ ?/ ?\d+")


def lines_of(pdf: bytes, folder: Path, *options: str) -> list[str]:
    """Each printed line without the page numbers, in reading order."""
    text = poppler("pdftotext", pdf, folder, *options, "-").translate(TURNING)
    lines = [" ".join(line.split()) for line in text.replace("\f", "\n").splitlines()]
    return [line for line in lines if line and not NUMBER.fullmatch(line)]


def poppler(tool: str, pdf: bytes, folder: Path, *options: str) -> str:
    """What one of poppler's tools says of a PDF."""
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not here (Debian: apt install poppler-utils)")
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    before = [one for one in options if one != "-"]
    after = ["-"] if "-" in options else []
    done = subprocess.run([tool, *before, str(path), *after], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def words(text: str) -> list[str]:
    """Words without punctuation: poppler may put a comma of a line from right to left on its other side."""
    kept = (one if unicodedata.category(one)[0] in "LMN" or one in "\u200c\u200d" else " " for one in text)
    return "".join(kept).split()
