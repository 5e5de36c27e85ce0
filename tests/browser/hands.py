"""A learner's hands in a lesson: each kind of activity answered by tapping, the way a person does it."""

from collections.abc import Iterable, Mapping
from datetime import date

from playwright.sync_api import Locator, Page, expect

from app import i18n
from app.config import ROOT
from app.content.models import Item, Reader
from app.content.shapes import ItemShape, ModuleShape
from app.formats import Formatter
from app.i18n import Catalogues
from tests.browser.walk import press
from tests.fixtures.compiled import real_library

RIGHT, THANKS, READ = "Yes, that is it.", "Thank you. There is no right or wrong here.", "You have read this"
LONG = 12
UNANSWERED = frozenset({"step", "cards", "branch", "reflect", "tool"})


def shape_of(code: str) -> ModuleShape:
    """A module, free of language."""
    return real_library().shapes[code]


def reader_of(lang: str) -> Reader:
    """Somebody who reads this language."""
    return Reader(lang, date(2026, 12, 1), Formatter(i18n.REGISTRY[lang]), lambda place: place)


def item_in(lang: str, code: str, item_id: str) -> Item:
    """One item in one language."""
    lesson = real_library().lesson(code, shape_of(code).items[item_id].lesson, reader_of(lang))
    assert lesson
    return next(item for item in lesson.items if item.id == item_id)


def texts_of(lang: str, code: str) -> frozenset[str]:
    """Headings and choices of a module, and every module's title, as far as one can tell them from chance."""
    reader = reader_of(lang)
    found = [module.title for one in real_library().codes if (module := real_library().module(one, reader))]
    for letter in shape_of(code).lessons:
        lesson = real_library().lesson(code, letter, reader)
        assert lesson
        found += [lesson.title, *(item.title for item in lesson.items)]
        found += [option.text for item in lesson.items for option in item.options]
    return frozenset(text for text in found if len(text) >= LONG)


def said(page: Page, sentence: str) -> str:
    """A sentence of the interface in the language of the page."""
    lang = page.locator("html").get_attribute("lang") or ""
    return Catalogues(ROOT / "locales").of(i18n.REGISTRY[lang]).gettext(sentence)


def step_of(page: Page, shape: ItemShape) -> Locator:
    """The box of this item."""
    return page.locator(f'[data-step][id="{shape.number}"]')


def do(page: Page, shape: ItemShape, *, keeps: bool) -> None:
    """One item from beginning to end; whoever has a code also says that it is read."""
    if shape.kind in UNANSWERED:
        _look_at(page, shape)
        if keeps:
            press(page, f'[name="read"][value="{shape.id}"]')
            expect(step_of(page, shape)).to_contain_text(said(page, READ))
        return
    tap_right(page, shape)
    press(page, f'[name="check"][value="{shape.id}"]')
    feedback = step_of(page, shape).locator(".note[role=status]")
    expect(feedback).to_contain_text(said(page, THANKS if shape.correct is None else RIGHT))
    expect(feedback).to_be_in_viewport()


def tap_right(page: Page, shape: ItemShape) -> None:
    """The right answer; where nothing is right or wrong, the first choice."""
    name, right = f"a.{shape.id}", shape.correct
    if shape.kind == "order":
        _sort_rows(page, shape)
    elif shape.kind == "match":
        for option in shape.option_ids:
            page.locator(f'select[name="{name}.{option}"]').select_option(option)
    elif shape.kind == "sort":
        assert isinstance(right, Mapping)
        for thing, pile in right.items():
            page.locator(f'label[for="{name}.{thing}.{pile}"]').click()
    else:
        for option in right if isinstance(right, Iterable) else shape.option_ids[:1]:
            page.locator(f'label[for="{name}.{option}"]').click()


def ticks(page: Page) -> dict[str, str]:
    """Everything that is chosen on the page, by name and value."""
    found: dict[str, str] = page.locator("main").evaluate(
        """main => Object.fromEntries([...main.querySelectorAll('input:checked, select, .rows input')]
             .filter(one => one.value).map((one, at) => [one.closest('.rows') ? one.name + at : one.id, one.value]))"""
    )
    return found


def _look_at(page: Page, shape: ItemShape) -> None:
    step = step_of(page, shape)
    if shape.kind == "cards":
        card = step.locator("details.fold").last
        card.locator("summary").click()
        expect(card.locator(".prose")).to_be_visible()
    if shape.kind == "reflect":
        step.locator("textarea").fill("kowari kowari")
    if shape.kind == "branch":
        step.locator("a.button").first.click()


def _sort_rows(page: Page, shape: ItemShape) -> None:
    """Bubble the right entries up, one tap at a time."""
    assert isinstance(shape.correct, tuple)
    shown = f'input[name="a.{shape.id}"]'
    for place, option in enumerate(shape.correct):
        while page.locator(shown).nth(place).input_value() != option:
            press(page, f'[name="up"][value="{shape.id}.{option}"]')
