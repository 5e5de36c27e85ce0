"""Sentences that a coach may send along with a suggestion: ready-made, so that nothing else can be said. Pure."""

from collections.abc import Mapping

from app.i18n import Translate


def encouragements(say: Translate) -> Mapping[str, str]:
    """All of them by id, in the language of whoever reads."""
    _ = say
    return {
        "time": _("Take your time with this one."),
        "part": _("One small part at a time is enough."),
        "useful": _("I think this can be useful for you."),
        "talked": _("This is about something we talked about."),
        "together": _("We can look at this together when we meet."),
        "ask": _("You can ask me anything about this."),
        "again": _("You can read this as many times as you like."),
        "choose": _("You choose if and when you read this."),
    }
