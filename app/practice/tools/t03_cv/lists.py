"""Ready-made words of a CV. What is picked in one language prints in another. Pure."""

from app.i18n import Translate


def sentences(_: Translate) -> dict[str, str]:
    """About me, as a CV says it."""
    return {
        "careful": _("I work carefully and I keep my promises."),
        "quick": _("I learn new things quickly."),
        "people": _("I like to work with people."),
        "hands": _("I like to work with my hands."),
        "team": _("I work well in a team."),
        "alone": _("I can work on my own."),
        "steady": _("I have lived in several places and now I look for steady work."),
        "finnish": _("I am learning Finnish and I want to use it at work."),
        "soon": _("I can start soon."),
        "full": _("I am looking for full-time work."),
        "part": _("I am looking for part-time work."),
        "training": _("I am looking for a place where I can learn at work."),
    }


def speaking(_: Translate) -> dict[str, str]:
    """How well somebody speaks a language, in words."""
    return {
        # NOTE: level of a language in a CV; fi: alkeet
        "beginner": _("Beginner"),
        # NOTE: level of a language in a CV; fi: arkikieli
        "everyday": _("Everyday language"),
        # NOTE: level of a language in a CV; fi: sujuva
        "fluent": _("Fluent"),
        # NOTE: level of a language in a CV; fi: äidinkieli
        "mother": _("Mother tongue"),
    }


def jobs(_: Translate) -> dict[str, str]:
    """Kinds of work and other experience; never an employer."""
    return {
        "cleaning": _("Cleaning work"),
        "kitchen": _("Kitchen work"),
        "cook": _("Work as a cook"),
        "waiting": _("Serving customers in a restaurant or café"),
        "hotel": _("Hotel work"),
        "shop": _("Work in a shop or at a market"),
        "warehouse": _("Warehouse work"),
        "factory": _("Factory work"),
        "building": _("Construction work"),
        "painting": _("Painting and renovation work"),
        "garden": _("Garden and farm work"),
        "forest": _("Forest work and berry picking"),
        "driving": _("Driving and deliveries"),
        "repair": _("Repair of cars and machines"),
        "sewing": _("Sewing and tailoring"),
        "laundry": _("Laundry work"),
        "hair": _("Hair and beauty work"),
        "massage": _("Massage work"),
        "children": _("Child care work"),
        "care": _("Care of older or sick people"),
        "health": _("Health care work"),
        "teaching": _("Teaching"),
        "interpreting": _("Interpreting"),
        "office": _("Office work"),
        "computer": _("IT work"),
        "own": _("A business of my own"),
        "family": _("Caring for family and home"),
        "voluntary": _("Voluntary work"),
        "tryout": _("Work try-out"),
    }


def studies(_: Translate) -> dict[str, str]:
    """Kinds of studies."""
    return {
        # NOTE: fi: peruskoulu
        "basic": _("Basic school"),
        # NOTE: fi: lukio
        "upper": _("General upper secondary school"),
        # NOTE: fi: ammatillinen koulutus
        "vocational": _("Vocational studies"),
        "university": _("University studies"),
        "finnish": _("Finnish language course"),
        "swedish": _("Swedish language course"),
        # NOTE: fi: kotoutumiskoulutus
        "integration": _("Integration training"),
        "reading": _("Reading and writing course"),
        "course": _("Short course"),
        "other": _("Other studies"),
    }


def courses(_: Translate) -> dict[str, str]:
    """Cards and courses that employers in Finland ask for."""
    return {
        # NOTE: fi: hygieniapassi
        "hygiene": _("Hygiene passport"),
        # NOTE: fi: työturvallisuuskortti
        "safety": _("Occupational safety card"),
        # NOTE: fi: ensiapukurssi
        "first-aid": _("First aid course"),
        # NOTE: fi: tulityökortti
        "hot-work": _("Hot work card"),
        # NOTE: fi: tieturvakortti
        "road": _("Road work safety card"),
        # NOTE: fi: sähkötyöturvallisuuskortti
        "electric": _("Electrical work safety card"),
        # NOTE: fi: anniskelupassi
        "alcohol": _("Alcohol serving passport"),
        # NOTE: fi: trukkikortti
        "forklift": _("Forklift card"),
        # NOTE: fi: järjestyksenvalvojakortti
        "steward": _("Security steward card"),
        # NOTE: fi: ajokortti, B-luokka
        "car": _("Driving licence, class B"),
        # NOTE: fi: ajokortti, C-luokka
        "lorry": _("Driving licence, class C"),
        # NOTE: fi: yleinen kielitutkinto (YKI), suomi
        "finnish": _("National test of Finnish (YKI)"),
    }


def hobbies(_: Translate) -> dict[str, str]:
    """What people do in free time."""
    return {
        # NOTE: a hobby
        "sport": _("Sport"),
        # NOTE: a hobby
        "football": _("Football"),
        # NOTE: a hobby
        "walking": _("Walking and nature"),
        # NOTE: a hobby
        "cooking": _("Cooking and baking"),
        # NOTE: a hobby
        "crafts": _("Handicrafts"),
        # NOTE: a hobby
        "music": _("Music and dance"),
        # NOTE: a hobby
        "reading": _("Books"),
        # NOTE: a hobby
        "languages": _("Languages"),
        # NOTE: a hobby
        "helping": _("Helping others"),
        # NOTE: a hobby
        "family": _("Time with family and friends"),
    }
