"""The product with every language of the registry offered, twenty in all, as it will be one day.

Run by tests/bench/library.py in place of `python -m app`: the registry of today offers fewer."""

import sys
from dataclasses import replace

from app import i18n

TWENTIETH = replace(i18n.REGISTRY["fa"], code="ur", babel="ur", native="اردو")
ALL = {code: replace(one, offered=True, draft=False) for code, one in i18n.REGISTRY.items()}
ALL |= {"ur": replace(TWENTIETH, offered=True)}


def offer_all() -> None:
    """Before anything else looks at the registry."""
    i18n.REGISTRY, i18n.OFFERED = ALL, tuple(ALL.values())
    i18n.BY_LOWER = {code.lower(): one for code, one in ALL.items()}


if __name__ == "__main__":
    offer_all()
    from app.cli import main

    sys.exit(main())
