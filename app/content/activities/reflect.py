"""`reflect`: one paragraph, a thought for oneself; what is written is sealed in the notebook."""

from app.content.activity import Activity, Complain
from app.content.compiled import Parts
from app.content.reading import prose


def check(parts: Parts, complain: Complain) -> None:
    paragraphs = parts.body.count("<p>")
    if not paragraphs:
        complain("K019", "")
    elif paragraphs > 1:
        complain("K005", f"{paragraphs} paragraphs, one is wanted")


ACTIVITY = Activity("reflect", prose, check)
