"""Questions to passkeys: one answer each, for five minutes, for whom they were asked (tests/browser answers them)."""

import json

import pytest
from sqlmodel import func, select

from app.accounts.actions import sweep
from app.accounts.factors.actions import add_passkey
from app.accounts.keys.actions import keep_challenge, take_challenge
from app.accounts.models import Challenge as Row
from app.accounts.passkeys import CHALLENGE_SECONDS, Ceremony, new_challenge
from app.db import open_session
from tests.client import Client
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO, PASSWORD, Desk

QUESTION, ANSWER = "/desk/en/passkey/question", "/desk/en/passkey"


def waiting(desk: Desk) -> int:
    """How many questions wait for an answer."""
    with open_session(desk.engine, writes=False) as session:
        return session.exec(select(func.count()).select_from(Row)).one()


def test_a_question_is_taken_once_by_the_browser_that_was_asked(desk: Desk) -> None:
    secrets, now = desk.doors.secrets, desk.doors.clock.seconds()
    asked = new_challenge(Ceremony.SIGN_IN, now, b"m" * 16)
    with desk.writing() as session:
        cookie = keep_challenge(session, secrets, asked, now)
    assert take_challenge(desk.engine, secrets, cookie[:-1] + "A") is None
    assert take_challenge(desk.engine, secrets, "") is None
    assert take_challenge(desk.engine, secrets, cookie) == asked
    assert take_challenge(desk.engine, secrets, cookie) is None


def test_an_answer_that_proves_nothing_has_had_its_turn(desk: Desk, client: Client) -> None:
    question = client.post(QUESTION)
    assert question.headers["content-type"] == "application/json"
    assert (question.json()["rpId"], question.json()["allowCredentials"]) == ("localhost", [])
    assert waiting(desk) == 1
    for answer in ("", "no json", json.dumps({"id": "x"})):
        assert "did not open the desk" in client.post(ANSWER, {"answer": answer}, status=422).text
    assert waiting(desk) == 0


def test_after_a_password_only_passkeys_of_this_member_are_asked_for(desk: Desk, client: Client) -> None:
    for email, name in ((CHEN, b"one"), (EERO, b"two")):
        here = desk.whole(email)
        with desk.writing() as session:
            add_passkey(session, desk.doors, here, name, b"public", 0, "blue key")
    client.post("/desk/en/sign-in", {"email": CHEN, "password": PASSWORD})
    assert [one["id"] for one in client.post(QUESTION).json()["allowCredentials"]] == ["b25l"]
    reply = client.post(ANSWER, {"answer": "{}"}, status=422)
    assert reply.url.path == ANSWER and "another way" in client.page(reply).said()


def test_old_questions_go_by_themselves(desk: Desk, client: Client, desk_client: DeskClient) -> None:
    client.post(QUESTION)
    desk_client(CHEN).post("/desk/en/account/passkeys/question")
    assert waiting(desk) == 2
    desk.doors.clock.forward(seconds=CHALLENGE_SECONDS)
    client.post(QUESTION)
    assert waiting(desk) == 1
    desk.doors.clock.forward(seconds=CHALLENGE_SECONDS)
    sweep(desk.engine, desk.doors.clock)
    assert waiting(desk) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_new_passkey_is_asked_for_by_name_and_with_the_reader_checked(desk_client: DeskClient) -> None:
    question = desk_client(CHEN).post("/desk/en/account/passkeys/question").json()
    assert question["user"]["name"] == CHEN
    assert question["authenticatorSelection"]["userVerification"] == "required"
    assert question["attestation"] == "none"
