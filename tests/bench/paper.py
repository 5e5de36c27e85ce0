"""What paper costs: the first page, each page after it, and what a worker that prints holds in memory.

Run: `python -m tests.bench.paper`. Each figure is of a fresh process; it prints and asserts nothing.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from app.handouts.docx import docx
from app.handouts.finish import page_count
from app.handouts.languages import direction
from app.handouts.paper import Block, Facts, Heading, Note, Pair, Paper, Points, Table, Text
from app.handouts.pdf import pdf
from tests.bench.machine import about, resident
from tests.bench.table import Row, printed

LONG = {
    "fi": "Pyydä palkkalaskelma joka kerta. Älä pelkää kysyä: hyvä työnantaja vastaa.",
    "ar": "كل ساعة عمل لها أجر. لا أحد يأخذ جواز سفرك إلى بيته، شكراً.",
    "th": "ทุกชั่วโมงที่ทำงานต้องได้รับค่าจ้าง",
    "bn": "প্রতিটি ঘণ্টার মজুরি পাওয়া যায়। চুক্তি, ক্ষুদ্র, র‍্যাব।",
    "am": "ለእያንዳንዱ የሥራ ሰዓት ክፍያ አለ።",
    "zh-Hans": "每个工作小时都有工资，不要害怕提问。",
}


def cv(lang: str, number: int = 0) -> Paper:
    """One page of everything a CV has."""
    said = LONG[lang]
    part: tuple[Block, ...] = (
        Heading(said[:30], 2),
        Points((said,) * 4),
        Facts(((said[:12], said[:40]),) * 3),
    )
    return Paper(
        "Paper 1",
        lang,
        direction(lang),
        (Heading(f"{said[:20]} {number}"), Text(said), *part * 2, Note(said)),
    )


def hours(days: int, number: int = 0) -> Paper:
    """A log of hours."""
    rows = tuple((f"{day}.{number}", "ma", "08:00", "16:30", "0:30", "8:00", "") for day in range(days))
    head = ("Päivä", "", "Alku", "Loppu", "Tauko", "Tunnit", "Sunnuntai")
    return Paper("Paper 1", "fi", "ltr", (Table(head, rows, ("start", "start", *["end"] * 5)),), small=True)  # type: ignore[arg-type]


def both(number: int = 0) -> Paper:
    """Two languages side by side."""
    sides = [(Heading(said[:20], 2), Points((said, f"{number}"))) for said in (LONG["fi"], LONG["ar"])]
    return Paper("Paper 1", "fi", "ltr", tuple(Pair(*sides, "fi", "ar") for _ in range(5)))


PAPERS = {
    **{f"a CV in {lang}": lambda number, lang=lang: cv(lang, number) for lang in LONG},
    "two languages side by side": both,
    "a month of hours": lambda number: hours(31, number),
    "a year of hours": lambda number: hours(366, number),
}


def measure(rounds: int = 9) -> Iterator[Row]:
    """A row for each kind of paper, each in a process of its own."""
    for name in PAPERS:
        told = json.loads(_alone("pdf", name, rounds))
        each = f"{told['after']:.0f} ms a page ({told['pages']} pages)"
        first = f"first {told['first']:.0f} ms, memory {told['before']:.0f} → {told['memory']:.0f} MB"
        yield Row(f"PDF: {name}", f"{each}; {first}", "<= 100 ms a page after the first")
    told = json.loads(_alone("docx", "a CV in fi", rounds))
    first = f"first {told['first']:.0f} ms, memory {told['before']:.0f} → {told['memory']:.0f} MB"
    yield Row("DOCX: a CV in fi", f"{told['after']:.0f} ms; {first}")


def _alone(kind: str, name: str, rounds: int) -> str:
    command = [sys.executable, "-m", "tests.bench.paper", kind, name, str(rounds)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def probe(kind: str, name: str, rounds: int) -> str:
    """In a process of its own: print once, then again and again with other words."""
    import os

    write, before = {"pdf": pdf, "docx": docx}[kind], resident(os.getpid())
    begin = perf_counter()
    made = write(PAPERS[name](0))
    first = perf_counter() - begin
    pages = page_count(made) if kind == "pdf" else 1
    times = []
    for number in range(1, rounds + 1):
        begin = perf_counter()
        write(PAPERS[name](number))
        times.append(perf_counter() - begin)
    after = median(times) / pages * 1000
    memory = resident(os.getpid())
    return json.dumps(
        {"first": first * 1000, "after": after, "pages": pages, "before": before, "memory": memory}
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        print(probe(sys.argv[1], sys.argv[2], int(sys.argv[3])))
    else:
        print(about() + "\n", flush=True)
        printed(measure())
