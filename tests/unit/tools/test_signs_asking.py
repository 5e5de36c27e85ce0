"""Every sign of the product has a question that one can ask politely."""

import re
import tomllib

from app.config import ROOT
from app.practice.tools.t14_ad.asking import questions


def test_each_sign_of_the_register_has_a_question() -> None:
    signs = tomllib.loads((ROOT / "modules" / "signs.toml").read_text("utf-8"))
    assert list(questions(str)) == list(signs)


def test_questions_are_short_questions() -> None:
    for question in questions(str).values():
        assert question.endswith("?")
        for sentence in re.split(r"(?<=[?.]) ", question):
            assert len(sentence.split()) <= 14, sentence
