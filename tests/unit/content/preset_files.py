"""Small invented presets and a programme of two weeks that stand in the valid folder of making.py."""

from collections.abc import Mapping

from tests.unit.content.making import TRACKS

PLANNED = TRACKS.replace('["l03"]', '["l03", "l04", "l16"]')
PRESETS = """\
[new-job]
places = ["l04", "l03"]
short = ["l04"]

[group]
programme = true
"""
PRESET_WORDS = """\
# Ready sets

## New job <!-- preset new-job -->

Offer it, never push it.

Say what it is about & wait.

## Group <!-- preset group critical -->

For a group.
"""
PRESET_WORDS_FI = """\
# Listat

## Uusi työ <!-- preset new-job -->

Tarjoa, älä painosta.

## Ryhmä <!-- preset group -->

Ryhmälle.
"""
PROGRAMME = """\
[day-a]
day = "a"

[pay]
week = 2
modules = ["l03", "l04", "l16"]
optional = ["l04"]
guest = "guest"

[welcome]
week = 1
modules = ["l16", "l03"]
short = ["l16"]
guest = "none"

[day-b]
day = "b"
"""
PROGRAMME_WORDS = """\
# Programme

## Finnish <!-- programme day-a -->

Practise words.

## Theme <!-- programme day-b -->

Meet.

## Welcome <!-- programme welcome -->

Agree on breaks.

### Help card <!-- part take -->

## Pay <!-- programme pay -->

Read a pay slip.

### A trade union <!-- part guest -->

They tell what it costs.

### My sheet <!-- part take -->

It has three lines.
"""
PROGRAMME_WORDS_FI = """\
# Ohjelma

## Palkka <!-- programme pay -->

Lue palkkalaskelma.

### Ammattiliitto <!-- part guest -->

Vieras kertoo hinnan.

### Oma lomake <!-- part take -->

Siinä on kolme riviä.
"""
PLANS: Mapping[str, str] = {
    "tracks.toml": PLANNED,
    "presets.toml": PRESETS,
    "words/presets.en.md": PRESET_WORDS,
    "programme.toml": PROGRAMME,
    "words/programme.en.md": PROGRAMME_WORDS,
}
IN_FINNISH: Mapping[str, str] = {
    "words/presets.fi.md": PRESET_WORDS_FI,
    "words/programme.fi.md": PROGRAMME_WORDS_FI,
}
