"""The holiday counter: how far its number can be trusted, and what it says once the rule is too old."""

import pytest

from tests.client import Client
from tests.fixtures.clocks import HandClock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TYPED = {"year": "first", "months": "8"}
WITHHELD = {
    "en": "This rule may have changed.",
    "fi": "Tämä sääntö on voinut muuttua.",
    "ar": "ربما تغيّرت هذه القاعدة.",
}


def test_the_days_come_with_the_law_and_its_date(client: Client) -> None:
    page = client.submit(client.get("/en/t10"), "/en/t10", TYPED, press="do=show")
    text = client.page(page).said()
    assert "16 days of holiday" in text
    assert "Checked on 27 November 2026. Not yet confirmed by a second person." in text
    assert 'href="tel:0295016620"' in page.text


@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
def test_an_old_rule_leaves_no_holes_in_sentences(client: Client, clock: HandClock, lang: str) -> None:
    clock.forward(days=400)
    page = client.submit(client.get(f"/{lang}/t10"), f"/{lang}/t10", TYPED, press="do=show")
    assert page.text.count(WITHHELD[lang]) == 1
    assert 'class="groups"' not in page.text
    assert 'id="months-hint"' not in page.text
    assert 'href="tel:0295016620"' in page.text
