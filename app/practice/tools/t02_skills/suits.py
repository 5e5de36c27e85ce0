"""The words around the skills cards: six suits, three levels, four places. Pure; a CV uses the suits, too."""

from app.i18n import Translate

SUITS = ("hands", "people", "order", "machines", "care", "learning")
LEVELS = ("can", "little", "want")
PLACES = ("home", "work", "hobby", "school")


def suit_titles(_: Translate) -> dict[str, str]:
    """The suits by id, in the order shown; they are headings on the profile and in the CV, too."""
    return {
        # NOTE: heading in a CV; fi: Käytännön taidot
        "hands": _("Practical skills"),
        # NOTE: heading in a CV; fi: Työ ihmisten kanssa
        "people": _("Working with people"),
        # NOTE: heading in a CV; fi: Järjestys ja suunnittelu
        "order": _("Order and planning"),
        # NOTE: heading in a CV; fi: Koneet ja laitteet
        "machines": _("Machines and devices"),
        # NOTE: heading in a CV; fi: Hoiva ja huolenpito
        "care": _("Caring for others"),
        # NOTE: heading in a CV; fi: Oppiminen
        "learning": _("Learning"),
    }


def level_words(_: Translate) -> dict[str, str]:
    """How well, as somebody says it of themselves."""
    return {"can": _("I can"), "little": _("A little"), "want": _("Want to learn")}


def place_words(_: Translate) -> dict[str, str]:
    """Where it was learned; never by whom or for whom."""
    return {
        # NOTE: where a skill was learned
        "home": _("at home"),
        # NOTE: where a skill was learned
        "work": _("at work"),
        # NOTE: where a skill was learned
        "hobby": _("in free time"),
        # NOTE: where a skill was learned
        "school": _("at school"),
    }
