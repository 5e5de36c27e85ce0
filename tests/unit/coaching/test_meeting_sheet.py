"""The meeting sheet, made from what is shared: neutral, with no more than the level allows."""

from app import i18n
from app.coaching.meeting.sheet import Ticked, meeting_paper, points_in_words, states_in_words
from app.handouts.paper import plain, said
from app.learners.sharing.models import FINISHED, GOING, NOTHING
from app.learning.sharing.view import BEGUN, DONE, NOT_FINISHED, UNKNOWN, SharedModule, SharedView

ENGLISH = i18n.REGISTRY["en"]
NOTHING_TICKED = Ticked()


def paper_words(view: SharedView, ticked: Ticked = NOTHING_TICKED) -> list[str]:
    paper = meeting_paper(view, ticked, ENGLISH, str)
    assert paper.title == "Paper 1"
    return [plain(one) for one in said(paper.blocks)]


def pay(level: str, state: str, stones: tuple[str, ...] = (), *, stuck: bool = False) -> SharedView:
    module = SharedModule("l03", "My pay", "en", "receipt", state, stones, stuck, True, True, ())
    return SharedView("blue heron", level, (module,), ())


def test_each_level_says_its_own() -> None:
    words = paper_words(pay(GOING, BEGUN, ("done", "ahead", "ahead"), stuck=True))
    assert "started, 1 of 3 lessons, I am stuck, not now" in words
    assert "finished, not now" in paper_words(pay(FINISHED, DONE))
    nothing = paper_words(pay(NOTHING, UNKNOWN))
    assert "My pay" not in nothing and "Nothing is shared now. That is fine." in nothing


def test_only_what_was_ticked_stands_on_it() -> None:
    words = paper_words(pay(FINISHED, DONE), Ticked(("rest", "step")))
    points = points_in_words(str)
    assert [one for one in words if one in points.values()] == [points["rest"], points["step"]]
    assert "blue heron" not in words
    assert "blue heron" in paper_words(pay(FINISHED, DONE), Ticked(label=True))


def test_every_state_has_words_and_no_point_asks_a_question() -> None:
    assert states_in_words(str).keys() == {UNKNOWN, NOT_FINISHED, BEGUN, DONE}
    assert not any("?" in words for words in points_in_words(str).values())
