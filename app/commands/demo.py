"""`demo`: a small cast in an empty data folder, for trying out and for tests from outside. Never beside real people."""

import json
from argparse import ArgumentParser, Namespace
from base64 import b32decode
from binascii import Error as BinasciiError
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session as DatabaseSession
from sqlmodel import func, select

from app.accounts.entering.doors import Doors
from app.accounts.totp import PERIOD, digits_at
from app.clock import Clock
from app.commands import Refused
from app.commands.demo_desk import fill_desk, in_words
from app.commands.demo_session import hold_session
from app.commands.migrate import migrate
from app.config import Settings
from app.content.loader import load
from app.content.shapes import ItemShape, ModuleShape
from app.db import make_engine, open_session
from app.learners.actions import confirm_code, make_code
from app.learners.codes import grouped, random_code
from app.learners.models import Learner
from app.learners.sealing import code_keys
from app.main import LANGUAGES
from app.practice.actions import complete_lesson, keep_place, save_answers
from app.practice.grading import MANY, ONE, PAIRS, READ, AnswerState
from app.practice.notebook.actions import write_page
from app.practice.notebook.book import Book
from app.practice.tools.shelf import TOOLS
from app.practice.tools.t01_plan.steps import Plan
from app.security.hashing import SlowLane
from app.security.secrets import load_secrets
from app.security.throttle import Throttle
from app.security.tokens import random_token


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody of the cast: finished lessons, and one that is half way (`l03/b`), if there is one."""

    name: str
    lang: str
    done: tuple[str, ...]
    under_way: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    """What they wrote in the notebook, by its page: a thought on a lesson, or the own words of a plan."""


CAST = (
    Part(
        "Amina",
        "ar",
        ("l01/a", "l01/b", "l03/a"),
        "l03/b",
        {"l09/r-day": "أريد عملاً في الصباح قرب حديقة هادئة.", "t01": "أسأل عن دورة الطبخ يوم الثلاثاء."},
    ),
    Part(
        "Bruno",
        "fi",
        ("l03/a", "l03/b", "l11/a"),
        "l11/b",
        {
            "l03/r-place": "Pankkikortti on sinisessä laatikossa.",
            "t01": "Soitan ammattiopistoon ennen lounasta.",
        },
    ),
    Part("Farah", "en", (), "l09/a", {"l09/r-words": "I plan well and I keep quiet mornings."}),
    Part("Linh", "en", ("l03/a", "l03/b", "l09/a"), "l09/b", {"l09/r-day": "A kitchen with two windows."}),
    Part("Teo", "sv", tuple(f"l03/{letter}" for letter in "abcdef"), "", {"t01": "Jag ringer biblioteket."}),
)


def arguments(parser: ArgumentParser) -> None:
    """For programs, or for people."""
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.add_argument(
        "--digits",
        metavar="SECRET",
        default="",
        help="only print what an authenticator app with this secret shows now",
    )


def run(options: Namespace) -> int:
    """Fill it, and print who there is. The codes are shown this once."""
    settings = Settings()
    if options.digits:
        print(_digits(options.digits, Clock(settings.clock).seconds()))
        return 0
    migrate(settings)
    engine = make_engine(settings.url)
    try:
        cast = filled(settings, engine)
    finally:
        engine.dispose()
    if options.json:
        print(json.dumps(cast, ensure_ascii=False))
    else:
        print("\n".join(f"{one['name']:8} {one['lang']:4} {one['code']}" for one in cast["learners"]))
        print("\n".join(in_words(cast)))
    return 0


def _digits(secret: str, now: int) -> str:
    try:
        return digits_at(b32decode(secret), now // PERIOD)
    except BinasciiError:
        raise Refused("This is not a secret that the demo printed.") from None


def filled(settings: Settings, engine: Engine) -> dict[str, Any]:
    """The cast as plain values, after it was written: learners, organisations with their people, open invites."""
    clock = Clock(settings.clock)
    secrets = load_secrets(settings.secrets_file, settings.data_dir, local_only=settings.local_only)
    library, _ = load(settings.modules_dir, LANGUAGES, settings.data_dir / "cache", frozenset(TOOLS))
    with open_session(engine, writes=True) as session:
        if session.exec(select(func.count()).select_from(Learner)).one():
            raise Refused(
                "There are learners already. The demo fills an empty data folder only (ASKEL_DATA_DIR)."
            )
        cast, ids = [], {}
        for part in CAST:
            code = random_code()
            made = make_code(session, secrets, code, code_keys(code, secrets.salt), random_token(), clock)
            confirm_code(session, made.learner_id)
            _practise(session, made.learner_id, part, library.shapes, clock.today())
            _write(session, Book.of(made.learner_id, made.data_key), part)
            markers = list(part.words.values())
            ids[part.name] = made.learner_id
            cast.append({"name": part.name, "code": grouped(code), "lang": part.lang, "markers": markers})
        lane = SlowLane()
        doors = Doors(Throttle(engine, clock), lane, secrets, clock)
        desk, host = fill_desk(session, doors, ids)
        lane.close()
        session.commit()
    hold_session(engine, doors, library.shapes, host)
    return {"learners": cast, **desk}


def _practise(
    session: DatabaseSession, learner: bytes, part: Part, shapes: Mapping[str, ModuleShape], day: date
) -> None:
    connection = session.connection()
    for lesson in (*part.done, part.under_way):
        code, _, letter = lesson.partition("/")
        items = shapes[code].lessons.get(letter, ()) if code in shapes else ()
        reached = items if lesson in part.done else items[: (len(items) + 1) // 2]
        if not reached:
            continue
        answers = {
            f"{code}/{name}": AnswerState(right_answer(shapes[code].items[name]), True) for name in reached
        }
        save_answers(connection, learner, {name: one for name, one in answers.items() if one.value})
        keep_place(connection, learner, lesson, reached[-1])
        if lesson in part.done:
            complete_lesson(connection, learner, lesson, day)


def _write(session: DatabaseSession, book: Book, part: Part) -> None:
    """Sealed as everything in a notebook: a search from outside finds none of these words."""
    for name, words in part.words.items():
        page = Plan(words=words).model_dump_json() if name == "t01" else words
        write_page(session.connection(), book, name, page)


def right_answer(shape: ItemShape) -> str:
    """What somebody who knows would choose; the first option where nothing is right or wrong. As it is stored."""
    right = shape.correct
    if shape.kind in PAIRS and isinstance(right, Mapping):
        return ",".join(f"{thing}={place}" for thing, place in right.items())
    if right is not None:
        return ",".join(
            option for option in (right if shape.kind == "order" else shape.option_ids) if option in right
        )
    if shape.kind in ONE | MANY:
        return shape.option_ids[0]
    return READ
