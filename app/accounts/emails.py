"""An e-mail address as the name that somebody signs in with: one spelling of each."""

from re import fullmatch
from unicodedata import normalize

from app.accounts.models import LONGEST_EMAIL

ADDRESS = r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+"


def read_email(text: str) -> str | None:
    """The address in one spelling, in small letters; None for what cannot be one. Says nothing about who has it."""
    email = normalize("NFKC", text.strip()).casefold()
    fits = len(email) <= LONGEST_EMAIL and email.isprintable() and fullmatch(ADDRESS, email)
    return email if fits else None
