"""The 112 card on A5: what to say, large, in Finnish and English; what to do, in the reader's language."""

from app import i18n
from app.contacts.calling import called, steps
from app.forms import Posted
from app.handouts.paper import Block, Heading, Paper, Points, Space, Text, Words
from app.practice.tools.t12_112.sentences import sentences
from app.practice.tools.t12_112.spoken import Spoken, interpreter, spoken
from app.practice.tools.tool import FINNISH, Workbench

NUMBER = "112"


def card(state: Spoken, form: Posted, bench: Workbench) -> Paper:
    """In the language that the card is for where we speak it, otherwise in that of the page."""
    lang = spoken(state, bench)
    own = bench.elsewhere(lang) if i18n.offered(lang) else bench
    language = called(lang, own.contacts(), own.locale)
    said, _ = sentences(lang), own.say
    words: list[Block] = [Heading(Words(said.finnish, FINNISH)), Heading(Words(said.english, "en"))]
    asking = interpreter(own)
    if asking and not language.own:
        words.append(Heading(Words(asking.finnish, FINNISH)))
        if asking.lang != FINNISH:
            words.append(Text(Words(asking.meaning, asking.lang)))
    doing = Points(steps(language, _))
    return own.paper(Heading(NUMBER), *words, doing, Text(_("I am here:")), Space(2), size="a5")
