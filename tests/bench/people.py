"""Learners for measuring: each has an open phone and progress of their own. No code is hashed: that is not measured."""

from secrets import token_bytes

from sqlalchemy import Connection
from sqlmodel import Session

from app.clock import Clock
from app.commands.demo import right_answer
from app.config import Settings
from app.content.loader import load
from app.content.shapes import ModuleShape
from app.db import make_engine, open_session
from app.learners.actions import confirm_code, make_code, open_phone
from app.learners.codes import random_code
from app.learners.queries import Opened
from app.learners.sealing import CodeKeys
from app.main import LANGUAGES
from app.practice.actions import complete_lesson, keep_place, save_answers
from app.practice.grading import AnswerState
from app.security.secrets import load_secrets
from app.security.tokens import random_token

MODULE, LETTER = "l03", "b"


def open_phones(settings: Settings, count: int, *, fresh: bool = False) -> list[str]:
    """The cookies of so many learners; the n-th has done a little more of the lesson than the one before, unless
    all are fresh."""
    engine = make_engine(settings.url)
    with open_session(engine, writes=True) as session:
        phones = [_open(session, settings) for _ in range(count)]
        session.flush()
        if not fresh:
            shape = _shape(settings)
            for number, phone in enumerate(phones):
                _practise(session.connection(), phone.learner.id, shape, number)
        session.commit()
    engine.dispose()
    return [phone.cookie for phone in phones]


def _shape(settings: Settings) -> ModuleShape:
    library, _ = load(settings.modules_dir, LANGUAGES, settings.data_dir / "cache")
    return library.shapes[MODULE]


def _open(session: Session, settings: Settings) -> Opened:
    clock, secrets = Clock(), load_secrets(None, settings.data_dir, local_only=True)
    keys = CodeKeys(token_bytes(32), token_bytes(32))
    made = make_code(session, secrets, random_code(), keys, random_token(), clock)
    confirm_code(session, made.learner_id)
    return open_phone(session, made.learner_id, made.data_key, clock, own_phone=False)


def _practise(connection: Connection, learner: bytes, shape: ModuleShape, number: int) -> None:
    items = shape.lessons[LETTER]
    done = items[: number % (len(items) + 1)]
    answers = {f"{MODULE}/{name}": AnswerState(right_answer(shape.items[name]), True) for name in done}
    save_answers(connection, learner, {name: one for name, one in answers.items() if one.value})
    if done:
        keep_place(connection, learner, f"{MODULE}/{LETTER}", done[-1])
    if number % 3 == 0:
        complete_lesson(connection, learner, f"{MODULE}/a", Clock().today())
