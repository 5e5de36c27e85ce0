"""What pages about sharing are made from."""

from app.learning.sharing.naming import Naming
from app.resources import Asked


def naming(asked: Asked) -> Naming:
    """What places are called in the language of the page."""
    return Naming(asked.library, asked.reader, asked.pages.catalogues.gettext)
