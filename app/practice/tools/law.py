"""What the law says about a tool's subject, from the register, and whom to ask about it."""

from collections.abc import Iterable
from typing import Any

from app.practice.tools.tool import Workbench


def law(names: Iterable[str], bench: Workbench) -> dict[str, Any]:
    """The values of templates/tools/_law.html: facts by id (`f08`).

    `withheld`: one of them is too old to show; `confirmed`: a second person has looked at every one.
    """
    facts = [fact for name in names if (fact := bench.fact(name))]
    asked = dict.fromkeys(fact.ask for fact in facts if fact.ask)
    return {
        "rules": [(fact.statement, fact.lang) for fact in facts if not fact.expired],
        "withheld": any(fact.expired for fact in facts),
        "confirmed": all(fact.signed for fact in facts),
        "checked_on": bench.reader.formatter.date(min(fact.checked_on for fact in facts)),
        "contacts": [contact for name in asked if (contact := bench.contact(name))],
    }
