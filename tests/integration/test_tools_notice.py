"""The notice and sick-pay helper: both parts from how long the job has lasted, with the limits of what it says."""

from collections.abc import Mapping

import httpx
import pytest

from tests.client import Client
from tests.fixtures.clocks import HandClock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def shown(client: Client, typed: Mapping[str, str], lang: str = "en", status: int = 200) -> httpx.Response:
    """The page after Show was pressed."""
    return client.submit(client.get(f"/{lang}/t13"), f"/{lang}/t13", typed, press="do=show", status=status)


def plain(client: Client, reply: httpx.Response) -> str:
    """What the page says."""
    return client.page(reply).said()


NOTICES: list[tuple[dict[str, str], str]] = [
    ({"years": "1", "who": "employer"}, "by law at least: 14 days"),
    ({"years": "1", "days": "1", "who": "employer"}, "by law at least: 1 month"),
    ({"years": "٨", "months": "1", "who": "employer"}, "by law at least: 4 months"),
    ({"years": "5", "who": "employee"}, "notice time: 14 days"),
    ({"years": "5", "months": "1", "who": "employee"}, "notice time: 1 month"),
]


def test_notice_time_is_looked_up(client: Client) -> None:
    form = client.get("/en/t13")
    for typed, length in NOTICES:
        text = plain(client, client.submit(form, "/en/t13", typed, press="do=show"))
        assert length in text
        assert "Your contract may say something else. Your collective agreement may give more." in text
        assert "In a trial period the job can end without notice time." in text
        assert ("If you end the job" in text) == (typed["who"] == "employee"), typed


def test_whoever_does_not_say_who_ends_it_sees_both(client: Client) -> None:
    text = plain(client, shown(client, {"months": "6"}))
    assert "If your employer ends the job" in text and "If you end the job" in text


@pytest.mark.parametrize(
    ("typed", "pay"),
    [({"days": "20"}, "Half pay That is €50 of each €100."), ({"days": "31"}, "Full pay It is for the day")],
)
def test_pay_while_ill_depends_on_the_first_month(client: Client, typed: Mapping[str, str], pay: str) -> None:
    text = plain(client, shown(client, typed))
    assert pay in text
    assert "the day you fall ill and the next 9 weekdays" in text


def test_bad_numbers_are_named_and_kept(client: Client) -> None:
    form, most = client.get("/en/t13"), {"years": 60, "months": 11, "days": 31}
    bad = {"years": ("99", "\u202e1"), "months": ("12", "😀"), "days": ("2,5", "-1")}
    for place, typed in ((place, typed) for place, every in bad.items() for typed in every):
        page = client.submit(form, "/en/t13", {place: typed}, press="do=show", status=422)
        assert f"Please write a number from 0 to {most[place]}." in page.text
        assert f'href="#{place}"' in page.text and f'value="{typed}"' in page.text
        assert "Notice time</h2>" not in page.text


def test_nothing_typed_is_asked_for_calmly(client: Client) -> None:
    assert "Please write how long the job has lasted." in shown(client, {}, status=422).text


@pytest.mark.parametrize("lang", ["fi", "sv", "ar"])
def test_the_answer_comes_in_each_language(client: Client, lang: str) -> None:
    page = shown(client, {"years": "2"}, lang)
    assert 'class="groups"' in page.text and f'lang="{lang}"' in page.text


def test_old_rules_are_withheld(client: Client, clock: HandClock) -> None:
    clock.forward(days=400)
    page = shown(client, {"years": "2"})
    assert page.text.count("This rule may have changed.") == 2
    assert 'class="groups"' not in page.text
