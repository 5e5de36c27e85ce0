"""Reads what a coach chose to suggest."""

from collections.abc import Collection
from dataclasses import dataclass

from app.coaching.suggesting.offer import Offer
from app.forms import Posted
from app.learners.sharing.places import module_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """Places in the order of the page, and the id of a ready-made encouragement, or "" for none."""

    places: tuple[str, ...] = ()
    encouragement: str = ""


def read_chosen(posted: Posted, offer: Offer, encouragements: Collection[str]) -> Chosen:
    """What was ticked, together with the set whose button was pressed. Whatever we did not offer is left out."""
    wanted = {*posted.all("place"), *offer.of_set(posted.first("set"))}
    words = posted.first("words")
    # a module holds its lessons: whoever is suggested all of it needs no part of it beside
    places = [place for place in offer.places if place in wanted and module_of(place) not in wanted - {place}]
    return Chosen(tuple(places), words if words in encouragements else "")
