"""The people of the tests. Amina and Bruno are learners; each has a phone of their own."""

import re
from dataclasses import dataclass

import httpx

from tests.client import Client
from tests.page_rules import Page, text_of

CODE = re.compile(r"\d{4}(?:\s\d{4}){4}")


@dataclass
class Person:
    """Somebody with a phone (a client), a language, and perhaps a code."""

    name: str
    lang: str
    phone: Client
    code: str = ""

    def at(self, place: str) -> str:
        """The address of a place in their language: `amina.at("l03/a")`."""
        return f"/{self.lang}/{place}"

    def visit(self, place: str = "", **options: object) -> httpx.Response:
        """Go to a page in their language."""
        return self.phone.get(self.at(place), **options)

    def make_code(self) -> httpx.Response:
        """Get a code of their own, and write it down."""
        shown = self.phone.submit(self.visit("code"), self.at("code/new"))
        self.code = shown_code(self.phone.page(shown))
        return self.phone.submit(shown, self.at("code/written"))

    def enter_code(self, code: str = "", **options: object) -> httpx.Response:
        """Type a code, their own if none is given."""
        typed = {"code": code or self.code}
        return self.phone.submit(self.visit("code"), self.at("code"), typed, **options)

    def leave(self) -> httpx.Response:
        """Press exit."""
        return self.phone.post("/out")


def shown_code(page: Page) -> str:
    """The code that a page shows, as it shows it."""
    words = " ".join("".join(text_of(page.root)).split())
    found = CODE.search(words)
    assert found, "no code on this page"
    return found.group()
