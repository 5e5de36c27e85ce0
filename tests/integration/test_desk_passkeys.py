"""Questions to passkeys: one answer each, for five minutes, for whom they were asked (tests/browser answers them)."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import func, select

from app.accounts.actions import sweep
from app.accounts.factors.actions import add_passkey
from app.accounts.keys.actions import pack_challenge, unpacked_challenge, use_challenge
from app.accounts.models import Challenge as Row
from app.accounts.passkeys import CHALLENGE_SECONDS, Ceremony, new_challenge
from app.db import open_session
from tests.client import Client
from tests.integration.conftest import DeskClient
from tests.unit.accounts.desk import CHEN, EERO, PASSWORD, Desk

QUESTION, ANSWER = "/desk/en/passkey/question", "/desk/en/passkey"


def used(desk: Desk) -> int:
    """How many questions were answered well."""
    with open_session(desk.engine, writes=False) as session:
        return session.exec(select(func.count()).select_from(Row)).one()


def test_a_question_goes_with_the_browser_that_was_asked(desk: Desk) -> None:
    secrets, now = desk.doors.secrets, desk.doors.clock.seconds()
    asked = new_challenge(Ceremony.SIGN_IN, now, b"m" * 16)
    cookie = pack_challenge(secrets, asked)
    assert unpacked_challenge(secrets, cookie) == asked
    for broken in ("", "é", "x" * 5000, cookie[:-6] + "AAAAA="):
        assert unpacked_challenge(secrets, broken) is None


def test_a_question_counts_once(desk: Desk) -> None:
    asked = new_challenge(Ceremony.SIGN_IN, desk.doors.clock.seconds())
    with desk.writing() as session:
        assert use_challenge(session, asked)
        assert not use_challenge(session, asked)
    with desk.writing() as session:
        assert not use_challenge(session, asked)


def test_two_good_answers_at_once_count_once(desk: Desk) -> None:
    asked = new_challenge(Ceremony.SIGN_IN, desk.doors.clock.seconds())

    def answer(_: int) -> bool:
        with desk.writing() as session:
            return use_challenge(session, asked)

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(answer, range(4))) == 1


def test_questions_and_bad_answers_write_nothing(desk: Desk, client: Client) -> None:
    for answer in ("", "no json", json.dumps({"id": "x"})):
        question = client.post(QUESTION)
        assert question.headers["content-type"] == "application/json"
        assert (question.json()["rpId"], question.json()["allowCredentials"]) == ("localhost", [])
        assert "did not open the desk" in client.post(ANSWER, {"answer": answer}, status=422).text
    assert used(desk) == 0


def test_after_a_password_only_passkeys_of_this_member_are_asked_for(desk: Desk, client: Client) -> None:
    for email, name in ((CHEN, b"one"), (EERO, b"two")):
        here = desk.whole(email)
        with desk.writing() as session:
            add_passkey(session, desk.doors, here, name, b"public", 0, "blue key")
    client.post("/desk/en/sign-in", {"email": CHEN, "password": PASSWORD})
    assert [one["id"] for one in client.post(QUESTION).json()["allowCredentials"]] == ["b25l"]
    reply = client.post(ANSWER, {"answer": "{}"}, status=422)
    assert reply.url.path == ANSWER and "another way" in client.page(reply).said()


def test_used_questions_go_when_they_would_be_too_old_anyhow(desk: Desk) -> None:
    with desk.writing() as session:
        use_challenge(session, new_challenge(Ceremony.SIGN_IN, desk.doors.clock.seconds()))
    sweep(desk.engine, desk.doors.clock)
    assert used(desk) == 1
    desk.doors.clock.forward(seconds=CHALLENGE_SECONDS)
    sweep(desk.engine, desk.doors.clock)
    assert used(desk) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_new_passkey_is_asked_for_by_name_and_with_the_reader_checked(desk_client: DeskClient) -> None:
    question = desk_client(CHEN).post("/desk/en/account/passkeys/question").json()
    assert question["user"]["name"] == CHEN
    assert question["authenticatorSelection"]["userVerification"] == "required"
    assert question["attestation"] == "none"
