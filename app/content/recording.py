"""A recording as a page shows it: its length, captions in every language there is, its words, its sound alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recording:
    """`words` is what the text calls it. `captions` are languages with addresses, what a page starts with first;
    `paragraphs` is what is said in it, in the language `said_in`; `sound` the film without pictures."""

    film: bool
    words: str
    address: str
    length: str
    captions: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    said_in: str = "en"
    sound: str = ""
    sound_length: str = ""
