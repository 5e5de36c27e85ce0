"""The log of hours: rows added, changed and taken out; weeks, paper and table; nothing typed is lost."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from app.practice.tools.t07_hours.many import folded
from app.practice.tools.t07_hours.rows import Row
from tests.cast import Person
from tests.client import Client
from tests.fixtures.clocks import HandClock
from tests.unit.handouts.reading import lines_of, words

ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LONG_DAY = ("23.11.2026", "7", "20", "60", "Kitchen")
NIGHT = ("28.11.2026", "22.00", "0600", "30", "=1+1")
AFTER_IT = ("29.11.2026", "14", "18", "", "")
NAMES = ("day", "start", "end", "pause", "note")


def form(rows: Sequence[Sequence[str]], **more: str) -> dict[str, str]:
    """The form of a page that shows these rows."""
    fields = {
        f"{name}.{n}": value for n, row in enumerate(rows) for name, value in zip(NAMES, row, strict=True)
    }
    return {**fields, **more}


def logged(client: Client, rows: Sequence[Sequence[str]], lang: str = "en", **more: str) -> httpx.Response:
    """The page with these rows."""
    return client.post(f"/{lang}/t07", form(rows, do="show", **more))


def plain(client: Client, reply: httpx.Response) -> str:
    """What the page says."""
    return client.page(reply).said()


def field(client: Client, reply: httpx.Response, place: str) -> Mapping[str, str]:
    """One field of a page."""
    return next(one.attrib for one in client.page(reply).all("input", "select") if one.get("id") == place)


def paper(client: Client, reply: httpx.Response, kind: str, lang: str = "en", **more: str) -> httpx.Response:
    """What a button for paper gives."""
    return client.submit(reply, f"/{lang}/paper", more, press=f"paper={kind}")


@ONE_DATABASE
def test_a_row_is_added_and_the_next_day_is_suggested(client: Client) -> None:
    page = client.get("/en/t07")
    chosen = [one.get("value") for one in client.page(page).all("option") if "selected" in one.attrib]
    assert chosen[0] == "2026-12-01", "today, while nothing is written"
    typed = {"new.day": "2026-11-26", "new.start": "٨", "new.end": "16.30", "new.pause": "30"}
    page = client.submit(page, "/en/t07", typed, press="row=add")
    assert "Thu 26 November 2026, 8:00–16:30" in plain(client, page)
    chosen = [one.get("value") for one in client.page(page).all("option") if "selected" in one.attrib]
    assert chosen[0] == "2026-11-27"
    assert "autofocus" in field(client, page, "new.start")
    assert field(client, page, "new.start")["value"] == ""
    page = client.submit(page, "/en/t07", {"new.start": "9", "new.end": "10"}, press="do=show")
    assert "Fri 27 November 2026, 9:00–10:00" in plain(client, page)
    assert "Week 48: 9 hours" in plain(client, page)


@ONE_DATABASE
def test_what_is_missing_in_a_new_row_is_said_where_it_is_missing(client: Client) -> None:
    typed = {"new.date": "24.11.", "new.start": "8", "new.end": "25", "new.note": "👷 \u202eabc"}
    page = client.submit(client.get("/en/t07"), "/en/t07", typed, press="row=add", status=422)
    assert 'href="#new.end"' in page.text
    end = field(client, page, "new.end")
    assert end["aria-invalid"] == "true" and "autofocus" in end and end["value"] == "25"
    assert "Please write the time you ended" in page.text
    assert field(client, page, "new.date")["value"] == "24.11."
    assert field(client, page, "new.note")["value"] == "👷 \u202eabc"
    page = client.submit(page, "/en/t07", {}, press="do=show", status=422)
    assert 'href="#new.end"' in page.text


@ONE_DATABASE
def test_a_row_is_taken_out_and_the_others_stay(client: Client) -> None:
    page = logged(client, [LONG_DAY, NIGHT, AFTER_IT])
    page = client.submit(page, "/en/t07", {}, press="row=remove.1")
    text = plain(client, page)
    assert "Change or remove: 2 days" in text
    assert "22:00–6:00" not in text and "7:00–20:00" in text and "14:00–18:00" in text
    assert "autofocus" in next(
        one.attrib for one in client.page(page).all("summary") if one.get("id") == "days"
    )


@ONE_DATABASE
def test_a_week_adds_up_and_what_is_long_is_worth_asking(client: Client) -> None:
    text = plain(client, logged(client, [LONG_DAY, NIGHT, AFTER_IT]))
    assert "Week 48: 23 hours 30 minutes" in text
    assert "Sunday or church holiday 9 hours 30 minutes" in text
    assert "More than 8 hours a day (1) Mon 23 November 2026: 12 hours" in text
    assert "Less than 11 hours of rest (1) Before Sun 29 November 2026: 8 hours" in text
    assert "More than 40 hours a week" not in text
    assert "This is often all right." in text and "Työsuojelu" in text
    assert "illegal" not in text


@ONE_DATABASE
def test_a_week_over_forty_hours_is_worth_asking(client: Client) -> None:
    rows = [(f"{day}.11.2026", "8", "16:30", "", "") for day in range(23, 28)]
    assert "More than 40 hours a week (1) Week 48: 42 hours 30 minutes" in plain(client, logged(client, rows))


@ONE_DATABASE
@pytest.mark.parametrize(
    ("row", "euros"),
    [(("23.11.2026", "7", "20", "60", ""), "€180.00"), (("29.11.2026", "8", "16", "", ""), "€192.00")],
)
def test_hours_are_worth_by_law_at_least_what_the_lesson_says(
    client: Client, row: Sequence[str], euros: str
) -> None:
    text = plain(client, logged(client, [row], pay="12,00"))
    assert f"By law at least {euros} This is an estimate" in text
    assert "It is no promise." in text and "Your collective agreement may give more." in text


@ONE_DATABASE
def test_old_rules_are_withheld_and_the_hours_stay(client: Client, clock: HandClock) -> None:
    clock.forward(days=400)
    text = plain(client, logged(client, [("23.11.2027", "7", "20", "60", "")], pay="12"))
    assert "Week 47: 12 hours" in text
    assert "This rule may have changed." in text
    assert "More than" not in text and "€" not in text


BAD = [
    (("31.2.2026", "8", "16", "", ""), "day.0", "There is no such day."),
    (("1.1.2077", "8", "16", "", ""), "day.0", "This day is far ahead."),
    (("24.11.2026", "8", "25:00", "", ""), "end.0", "Please write the time you ended"),
    (("24.11.2026", "8", "8.00", "", ""), "end.0", "The start and the end are the same."),
    (("24.11.2026", "8", "9", "90", ""), "pause.0", "The break is as long as the work, or longer."),
    (("29.3.2026", "3.30", "9", "", ""), "start.0", "That night the clock went from 3:00 to 4:00."),
    (("24.11.2026", "8", "16", "", "ä" * 10_000), "note.0", "This note is too long."),
    (("\u202e24.11.2026", "8", "16", "", "😀"), "day.0", "Please write the day in figures"),
]


@ONE_DATABASE
def test_bad_input_is_named_at_its_row_and_kept(client: Client) -> None:
    for row, place, message in BAD:
        page = client.post("/en/t07", form([row, ("30.11.2026", "8", "16", "", "")], do="show"), status=422)
        assert f'href="#{place}"' in page.text and message in page.text
        for name, value in zip(NAMES, row, strict=True):
            assert field(client, page, f"{name}.0")["value"] == value
        assert field(client, page, place)["aria-invalid"] == "true"
        assert "Mon 30 November 2026" in plain(client, page), "what can be counted is counted"


@ONE_DATABASE
def test_rows_that_overlap_are_named_and_counted_once(client: Client) -> None:
    page = client.post("/en/t07", form([NIGHT, ("29.11.2026", "5", "9", "", "")], do="show"), status=422)
    text = plain(client, page)
    assert "At the same time you already have: Sat 28 November 2026, 22:00–6:00." in text
    assert "1 day is not counted yet." in text
    assert "Week 48: 7 hours 30 minutes" in text


@ONE_DATABASE
def test_the_nights_of_the_clock_have_their_real_hours(client: Client) -> None:
    rows = [
        ("24.10.2026", "22", "6", "", ""),
        ("28.3.2026", "22", "6", "", ""),
        ("25.10.2026", "22", "3", "", ""),
    ]
    text = plain(client, logged(client, rows))
    assert "22:00–6:00: 9 hours" in text and "22:00–6:00: 7 hours" in text
    text = plain(client, logged(client, [("24.10.2026", "22", "3.30", "", "")]))
    assert "5 hours 30 minutes" in text and "one hour came twice" in text


@ONE_DATABASE
def test_a_very_long_shift_is_counted_and_asked_about(client: Client) -> None:
    asked = "This is a long time. Please check the start and the end."
    text = plain(client, logged(client, [("24.11.2026", "6", "23", "", "")]))
    assert asked in text and "Week 48: 17 hours" in text
    assert asked not in plain(client, logged(client, [("24.11.2026", "6", "22", "", "")]))


@ONE_DATABASE
def test_two_months_fit_on_one_page(client: Client) -> None:
    rows = [(f"{day}.{month}.2026", "8", "16", "30", "x" * 60) for month in (9, 10) for day in range(1, 31)]
    page = logged(client, [*rows, ("31.10.2026", "8", "16", "", ""), ("1.11.2026", "8", "16", "", "")])
    assert "Change or remove: 62 days" in plain(client, page)
    again = client.submit(page, "/en/t07", {}, press="do=show")
    assert "Change or remove: 62 days" in plain(client, again)
    assert 'name="month"' not in page.text or 'type="hidden" name="month"' in page.text


@ONE_DATABASE
def test_a_long_log_is_shown_by_month_and_none_of_it_is_lost(client: Client) -> None:
    page = logged(
        client, [(f"{day}.{month}.2026", "8", "16", "", "") for month in (8, 9) for day in range(1, 31)]
    )
    for day in range(1, 6):
        typed = {"new.date": f"{day}.10.2026", "new.start": "8", "new.end": "16"}
        page = client.submit(page, "/en/t07", typed, press="row=add")
    text = plain(client, page)
    assert "Change or remove: 5 days" in text and "October 2026" in text
    assert "Week 40: 56 hours" in text, "a week is whole, also with days of another month"
    page = client.submit(page, "/en/t07", {"month": "2026-08"}, press="do=show")
    assert "Change or remove: 30 days" in plain(client, page)
    page = client.submit(page, "/en/t07", {}, press="row=remove.0")
    assert "Change or remove: 29 days" in plain(client, page)
    assert paper(client, page, "table").text.count("2026-08-") == 2 * 29
    whole = paper(client, page, "table", span="all").text
    assert whole.count("\r\n") == 1 + 64


@ONE_DATABASE
def test_a_full_log_says_so_and_keeps_the_new_row(client: Client) -> None:
    first = date(2020, 1, 1)
    days = [first + timedelta(number) for number in range(1300)]
    rows = [Row(f"{day.day}.{day.month}.{day.year}", "8:00", "16:00", "30", "") for day in days]
    page = client.post("/en/t07", {"rest": folded(rows), "do": "show"})
    typed = {"new.day": "2026-12-01", "new.start": "8", "new.end": "16"}
    page = client.submit(page, "/en/t07", typed, press="row=add", status=422)
    assert "Your notes are full." in page.text
    assert field(client, page, "new.start")["value"] == "8"
    assert "Change or remove: 23 days" in plain(client, page)
    refused = client.submit(
        page, "/en/paper", {"new.start": "", "new.end": "", "span": "all"}, press="paper=hours", status=422
    )
    assert "These are too many days for one paper." in refused.text


@ONE_DATABASE
def test_the_table_is_for_programs(client: Client) -> None:
    reply = paper(client, logged(client, [LONG_DAY, NIGHT]), "table", speech="both")
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.headers["content-disposition"] == 'attachment; filename="paper.csv"'
    head, *lines = reply.content.decode("utf-8-sig").splitlines()
    assert reply.content.startswith(b"\xef\xbb\xbf") and len(head.split(",")) == 11
    assert lines == [
        "2026-11-23,07:00,2026-11-23,20:00,60,720,12.00,0,0.00,2026-W48,Kitchen",
        "2026-11-28,22:00,2026-11-29,06:00,30,450,7.50,330,5.50,2026-W48,'=1+1",
    ]


@ONE_DATABASE
@pytest.mark.parametrize("lang", ["en", "fi", "ar"])
@pytest.mark.parametrize("speech", ["", "fi", "both"])
def test_the_paper_has_weeks_sums_and_room_for_a_signature(
    client: Client, lang: str, speech: str, tmp_path: Path
) -> None:
    page = logged(client, [LONG_DAY, NIGHT, AFTER_IT], lang)
    more = {"speech": speech} if lang != "fi" else {}
    pdf = paper(client, page, "hours", lang, **more)
    assert pdf.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    lines = lines_of(pdf.content, tmp_path, "-layout")
    text = " ".join(words(" ".join(lines)))
    assert "29 11 2026 23 11 2026" not in text, "a week goes from Monday to Sunday beside Arabic, too"
    for said in ("7 00", "20 00", "22 00", "12 00", "23 30", "9 30", "Kitchen", "1 1"):
        assert said in text, said
    assert "Askel" not in text and "localhost" not in text


@ONE_DATABASE
def test_no_paper_is_made_of_nothing(client: Client) -> None:
    page = client.submit(client.get("/en/t07"), "/en/paper", {}, press="paper=hours", status=422)
    assert "Please write down one day first." in page.text


def test_the_log_is_kept_and_told_and_taken_out_with_its_last_row(amina: Person) -> None:
    amina.make_code()
    phone = amina.phone
    typed = {"new.date": "23.11.2026", "new.start": "7", "new.end": "20", "new.note": "مطبخ"}
    phone.submit(amina.visit("t07"), "/ar/t07", typed, press="row=add")
    page = amina.visit("t07")
    assert 'value="23.11.2026"' in page.text and 'value="مطبخ"' in page.text
    told = amina.visit("notebook").text
    assert "7:00–20:00" in told and "مطبخ" in told
    phone.submit(page, "/ar/t07", {}, press="row=remove.0")
    assert "7:00–20:00" not in amina.visit("notebook").text
    assert 'value="23.11.2026"' not in amina.visit("t07").text


@ONE_DATABASE
def test_without_scripts_a_row_is_added_and_only_once(amina: Person) -> None:
    amina.make_code()
    phone, navigates = amina.phone, {"Sec-Fetch-Mode": "navigate"}
    typed = {"new.date": "23.11.2026", "new.start": "7", "new.end": "20"}
    page = amina.visit("t07")
    moved = phone.submit(page, "/ar/t07", typed, press="row=add", headers=navigates, follow_redirects=False)
    assert moved.status_code == 303
    assert "refresh" in phone.get("/ar/t07").headers
    page = phone.get("/ar/t07")
    assert page.text.count('value="23.11.2026"') == 1
    assert amina.visit("t07").text.count('value="23.11.2026"') == 1
