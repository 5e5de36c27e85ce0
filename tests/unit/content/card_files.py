"""Small invented sets of cards that stand in the valid folder of making.py without a complaint."""

from collections.abc import Mapping

SIGNS = """\
[paper-first]
group = "green"
pictogram = "file-text"

[pay-first]
group = "careful"
"""
SIGN_WORDS = """\
# Signs

## They give you a paper <!-- sign paper-first -->

### Why <!-- part why -->

A paper says what you both agreed.

## They ask for money first <!-- sign pay-first critical -->

A job costs you nothing. A week has [40](fact:f08.week-hours) hours.

### Why <!-- part why -->

Nobody may take money for a job. Call [116 006](contact:f42).
"""
SIGN_WORDS_FI = """\
# Merkit

## He antavat sinulle paperin <!-- sign paper-first -->

### Miksi <!-- part why -->

Paperi kertoo sopimuksen.

## He pyytävät rahaa ensin <!-- sign pay-first -->

Työ ei maksa. Viikossa on [40](fact:f08.week-hours) tuntia.

### Miksi <!-- part why -->

Kukaan ei saa ottaa rahaa. Soita [116 006](contact:f42).
"""
PHRASES = """\
[ask-time]
group = "time"
"""
PHRASE_WORDS = '# Phrases\n\n## When does work begin? <!-- phrase ask-time say="MIL-loin TYÖ AL-kaa" -->\n'
PHRASE_WORDS_FI = "# Lauseet\n\n## Milloin työ alkaa? <!-- phrase ask-time -->\n"
QUESTIONS = """\
[your-skills]
group = "usual"

[your-family]
group = "neednot"
"""
QUESTION_WORDS = """\
# Questions

## What can you do? <!-- question your-skills -->

### I can cook. <!-- part a -->

### I can learn. <!-- part b -->

### May I show you? <!-- part c -->

## Do you have children? <!-- question your-family -->

You need not answer.

### Let us talk about the work. <!-- part a -->
"""
CARDS: Mapping[str, str] = {
    "signs.toml": SIGNS,
    "words/signs.en.md": SIGN_WORDS,
    "words/signs.fi.md": SIGN_WORDS_FI,
    "phrases.toml": PHRASES,
    "words/phrases.en.md": PHRASE_WORDS,
    "words/phrases.fi.md": PHRASE_WORDS_FI,
    "interview.toml": QUESTIONS,
    "words/interview.en.md": QUESTION_WORDS,
}
