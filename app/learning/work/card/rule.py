"""When the answers of a client are a reason to look closer. Pure; it says nothing about the client or the job.

One yes, or two maybes (the guide card of the employment services; the checker for learners, T06, has the same rule).
What was skipped counts as nothing, and so does a no.
"""

from collections.abc import Iterable

YES, MAYBE, NO, SKIP = "yes", "maybe", "no", "skip"
ANSWERS = (YES, MAYBE, NO, SKIP)
"""In the order of the page."""
YESES, MAYBES = 1, 2
"""So many of them are a reason. The page gives both to its script."""


def look_closer(answers: Iterable[str]) -> bool:
    """True from one yes or two maybes on."""
    said = list(answers)
    return said.count(YES) >= YESES or said.count(MAYBE) >= MAYBES
