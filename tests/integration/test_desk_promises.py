"""What learners are promised about the desk, asked of all of it: no code, no own words, and states said in words."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from starlette.types import ASGIApp

from app.learners.models import Learner
from app.learners.sharing.actions import suggest
from app.learners.sharing.models import GOING
from tests.cast import Person
from tests.client import Client, Raw
from tests.conftest import inside
from tests.fixtures.coaching import circle, learner_of, term_of
from tests.fixtures.sharing import begin, finish, rows, shared
from tests.integration.conftest import DeskClient
from tests.integration.desk_matrix import ROUTES
from tests.unit.accounts.desk import CHEN, Desk

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
THOUGHT = "A kitchen with two windows."
HEADERS = {"Sec-Fetch-Site": "same-origin"}
LEAVES = ("sign-out", "/end", "/removal", "/password", "/account/")
"""Forms that end something; what they answer is asked elsewhere."""


@pytest.fixture
def rosa(make_client: Callable[..., Client]) -> Person:
    """A learner who has a code and wrote something in her notebook."""
    made = Person("Rosa", "en", make_client())
    made.make_code()
    made.phone.submit(made.visit("l09/d"), made.at("l09/d/answers"), {"n.r-day": THOUGHT})
    assert THOUGHT in made.visit("notebook").text
    return made


@SQLITE
def test_no_route_of_the_desk_answers_with_a_code_or_words_of_a_notebook(
    rosa: Person, desk: Desk, app: ASGIApp, raw: Raw, engine: Engine
) -> None:
    group, learner = circle(desk, CHEN), rows(engine, Learner)[0].id
    here = term_of(desk, CHEN)
    share = shared(desk, learner, here, GOING, group_id=group, lets_back=True)
    with desk.writing() as session:
        suggest(session, here, [share], ["l03", "l09"])
    named = {"lang": "en", "group_id": group.hex(), "share_id": share.id.hex(), "number": "1"}
    sent = {"point": "well", "do": "page", "place": "l03", "label": "calm star"}
    raw.jar.update({inside(app).state.cookies.desk.name: desk.cookie(CHEN)})
    secret = {rosa.code, re.sub(r"\D", "", rosa.code), THOUGHT, learner.hex()}
    seen = 0
    for line in ROUTES:
        method, path = line.split(" ")
        address = re.sub(r"\{(\w+)\}", lambda found: named.get(found[1], found[0]), path)
        if "{" in address or any(word in address for word in LEAVES):
            continue
        reply = raw.request(method, address, data=sent if method == "POST" else None, headers=HEADERS)
        assert not [word for word in secret if word in reply.text], line
        seen += share.label in reply.text or "calm star" in reply.text
    assert seen > 8


@SQLITE
def test_a_group_says_in_words_how_far_a_module_is(desk: Desk, desk_client: DeskClient) -> None:
    group = circle(desk, CHEN)
    share = learner_of(desk, CHEN, GOING, ("l01", "l03", "l09"), group_id=group)
    begin(desk.engine, share.learner_id, "l03/a")
    finish(desk.engine, share.learner_id, *(f"l09/{letter}" for letter in "abcde"))
    coach = desk_client(CHEN)
    cells = coach.page(coach.get(f"/desk/en/groups/{group.hex()}")).all("td")
    words = {cell.get("data-label"): " ".join("".join(cell.itertext()).split()) for cell in cells}
    assert words["Welcome: this is your space"].endswith("not finished yet")
    assert words["My pay and my pay slip"].endswith("started")
    assert words["What I can do"].endswith("finished")
