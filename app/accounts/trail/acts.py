"""What can be written in the trail: a closed list, so that no text of anybody gets in."""

from enum import StrEnum


class Act(StrEnum):
    """One act at the desk."""

    FOUNDED = "founded"
    INVITED = "invited"
    INVITE_WITHDRAWN = "invite withdrawn"
    JOINED = "joined"
    SIGNED_IN = "signed in"
    PASSWORD_CHANGED = "password changed"  # noqa: S105 - a word, no password
    APP_ADDED = "app added"
    APP_REMOVED = "app removed"
    PASSKEY_ADDED = "passkey added"
    PASSKEY_REMOVED = "passkey removed"
    RECOVERY_CODES_MADE = "recovery codes made"
    RECOVERY_CODE_USED = "recovery code used"
    ROLE_CHANGED = "role changed"
    DISABLED = "disabled"
    ENABLED = "enabled"
    REMOVED = "removed"
    CARD_MADE = "card made"
    CARD_BACK_MADE = "card back made"
    CARD_WITHDRAWN = "card withdrawn"
    GATHERING_BEGUN = "session begun"
    GATHERING_TAKEN_OVER = "session taken over"
    GATHERING_ENDED = "session ended"
    ANCHOR = "anchor"
    """Not an act: what is left of the last entry that expired."""
