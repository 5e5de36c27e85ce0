"""The banned wordings by language. CURRICULUM 5.2: no blame, no surprise, choice, no promises."""

import re
from collections.abc import Mapping


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


PHRASES: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": (
        (
            "S001",
            _any(
                r"\byou should have\b",
                r"\bwhy did(?:n['’]t| not) you\b",
                r"\blet yourself\b",
                r"\byou(?: have)? failed\b",
                r"\billegal (?:person|people|immigrant|worker)s?\b",
                r"\bhonest victims?\b",
                r"\bprostitutes?\b",
                r"\b(?:you are|you were|as) an? victim\b",
            ),
        ),
        (
            "S002",
            _any(
                r"\bwhat happened to you\b",
                r"\b(?:have|were|did|are) (?:you|they)\b[^.?!]*\b(?:forced|beaten|hurt|raped|abused)\b[^.!]*\?",
                r"\b(?:have|were|did|are) (?:you|they)\b[^.?!]*\b(?:trafficked|exploited|threatened)\b[^.!]*\?",
                r"\bhow did you (?:come|get|arrive) (?:to|in|here)\b[^.!]*\?",
                r"\bdo you owe\b",
                r"\bwhat is your (?:residence permit|immigration status|status)\b",
            ),
        ),
        (
            "S004",
            _any(
                r"\bclose your eyes\b",
                r"\btake a deep breath\b",
                r"\byou will get (?:a permit|your money|your pay back|a job)\b",
                r"\bwe miss you\b",
                r"\byour coach (?:assigned|has assigned)\b",
            ),
        ),
    ),
    "fi": (
        (
            "S001",
            _any(
                r"\bolisi?t? (?:pitänyt|sinun pitänyt)\b",
                r"\bsinun olisi pitänyt\b",
                r"\bmik(?:set|si et) sinä\b",
                r"\b(?:epäonnistuit|olet epäonnistunut)\b",
                r"\blaiton (?:ihminen|maahanmuuttaja)\b",
                r"\bprostituoitu\w*",
                r"\bolet uhri\b",
            ),
        ),
        (
            "S002",
            _any(
                r"\bmitä sinulle (?:on tapahtunut|tapahtui)\b",
                r"\bonko sinua (?:lyöty|pakotettu|uhattu|käytetty hyväksi)\b",
                r"\bmiten (?:sinä )?tulit suomeen\b",
                r"\boletko velkaa\b",
                r"\bmikä on oleskelulupasi\b",
            ),
        ),
        (
            "S004",
            _any(
                r"\bsulje silmäsi\b",
                r"\bhengitä syvään\b",
                r"\bsaat varmasti\b",
                r"\bsinua on ikävä\b",
            ),
        ),
    ),
    "ar": (
        ("S001", _any("كان يجب عليك", "كان عليك أن", "لماذا لم", "غير شرعي", "أنت ضحية")),
        ("S004", _any("أغمض عينيك", "أغمضي عينيك", "خذ نفسًا عميقًا")),
    ),
}

LABELS: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": (("S001", _any(r"\bvictims?\b")),),
    "fi": (("S001", _any(r"\buhri(?:t|n|a|lla|lle|ksi|en|eja)?\b")),),
}
"""Words for people that learners do not read about themselves; staff and employers need them."""

VERDICTS: Mapping[str, re.Pattern[str]] = {
    "en": _any(r"(?:that is |this is |you are |sorry, )?(?:wrong|incorrect|false|not correct|not right)\b"),
    "fi": _any(r"(?:vastasit |se on |tämä on )?(?:väärin|virhe|väärä)\b"),
    "ar": _any("(?:هذا )?خطأ"),
}
