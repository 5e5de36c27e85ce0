"""The sheet for a meeting: what stands on it, what does not, and that the learner sees it was made."""

import pytest

from app.learners.sharing.models import GOING, MEETING, NOTHING, Look, Share
from tests.fixtures.coaching import learner_of
from tests.fixtures.sharing import finish, rows
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def at(share: Share) -> str:
    return f"/desk/en/learners/{share.id.hex()}/meeting"


def test_the_sheet_is_a_neutral_file(desk: Desk, desk_client: DeskClient) -> None:
    share = learner_of(desk, CHEN, GOING, ("l03",))
    made = desk_client(CHEN).post(at(share), {"point": "well", "do": "file"})
    assert made.headers["content-type"] == "application/pdf"
    assert made.headers["content-disposition"] == 'attachment; filename="paper.pdf"'
    assert made.content.startswith(b"%PDF-")
    assert b"Askel" not in made.content and share.id.hex().encode() not in made.content


def test_the_sheet_says_what_is_shared_and_what_was_ticked(desk: Desk, desk_client: DeskClient) -> None:
    share = learner_of(desk, CHEN, GOING, ("l03",))
    finish(desk.engine, share.learner_id, "l03/a", "l11/a")
    chen = desk_client(CHEN)
    assert "What you tick is not kept" in chen.page(chen.get(at(share))).said()
    sheet = chen.post(at(share), [("point", "well"), ("point", "made up"), ("do", "page")])
    words = chen.page(sheet).said("article")
    assert "My pay and my pay slip started, 1 of 6 lessons" in words
    assert "What went well" in words and "Questions about papers" not in words and "made up" not in words
    assert "Next meeting Day Time Place" in words
    assert "blue heron" not in words and "Finding a safe job" not in words and "Askel" not in words


@SQLITE
def test_the_label_stands_on_the_sheet_only_when_it_was_ticked(desk: Desk, desk_client: DeskClient) -> None:
    share, chen = learner_of(desk, CHEN), desk_client(CHEN)
    sheet = chen.post(at(share), {"label": "1", "do": "page"})
    assert "blue heron" in chen.page(sheet).said("article")


@SQLITE
def test_a_sheet_of_somebody_who_shares_nothing_says_no_more(desk: Desk, desk_client: DeskClient) -> None:
    share = learner_of(desk, CHEN, NOTHING, ("l03",))
    finish(desk.engine, share.learner_id, *(f"l03/{one}" for one in "abcdef"))
    chen = desk_client(CHEN)
    words = chen.page(chen.post(at(share), {"do": "page"})).said("article")
    assert "Nothing is shared now" in words
    assert "My pay" not in words and "finished" not in words


def test_a_sheet_that_is_only_sent_for_is_a_look_too(desk: Desk, desk_client: DeskClient) -> None:
    share, chen = learner_of(desk, CHEN), desk_client(CHEN)
    chen.post(at(share), {"do": "page"})
    assert [(one.learner_id, one.what) for one in rows(desk.engine, Look)] == [(share.learner_id, MEETING)]


@SQLITE
def test_a_busy_press_keeps_what_was_ticked(
    desk: Desk, desk_client: DeskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.errors import TooMany
    from app.handouts.press import Press

    def busy(*_: object) -> bytes:
        raise TooMany(5)

    monkeypatch.setattr(Press, "printed", busy)
    share, chen = learner_of(desk, CHEN), desk_client(CHEN)
    back = chen.page(chen.post(at(share), {"point": "rest", "label": "1", "do": "file"}, status=429))
    assert "Many people are printing now" in back.said()
    assert [one.get("value") for one in back.all("input") if "checked" in one.attrib] == ["rest", "1"]
