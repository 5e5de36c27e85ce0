"""T16: three faces to choose from, and what may help now. Not kept, also with a code: nobody needs a record of
somebody's tired days, so there is none. No score and no name for how anybody feels."""

from typing import Any

from app.forms import Posted
from app.practice.tools.tool import Filled, State, Tool, Workbench

FACES = {"smile": "spruce", "neutral": "sky", "sad": "apricot"}
"""The face, and the tint it stands on."""


class Energy(State):
    """`smile`, `neutral`, `sad` or nothing."""

    face: str = ""


def read(form: Posted, bench: Workbench) -> Filled[Energy]:
    """The face, or nothing: it need not be chosen."""
    face = form.first("face")
    return Filled(Energy(face=face if face in FACES else ""))


def show(state: Energy, bench: Workbench) -> dict[str, Any]:
    """The faces with their words."""
    _ = bench.say
    words = {
        "smile": _("I have energy"),
        "neutral": _("I have a little energy"),
        "sad": _("I am very tired"),
    }
    return {"faces": [(face, f"mood-{face}", tint, words[face]) for face, tint in FACES.items()]}


TOOL = Tool(
    "t16",
    "mood-smile",
    lambda _: _("Energy check"),
    lambda _: _("How much energy do you have now?"),
    Energy,
    read,
    show,
)
