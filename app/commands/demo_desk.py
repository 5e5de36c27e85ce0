"""The desk of the demo: two organisations whose people can sign in, a group of five, and what each of them shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from secrets import randbelow, token_urlsafe
from typing import Any

from sqlmodel import Session as DatabaseSession

from app.accounts.actions import accept_invite, found_organisation, invite_member
from app.accounts.entering.actions import end_sessions
from app.accounts.entering.doors import Doors
from app.accounts.entering.queries import OpenMember
from app.accounts.factors.actions import add_app, make_paper_codes, offer_app
from app.accounts.models import ADMIN, COACH
from app.accounts.passwords import password_hash
from app.accounts.tokens import JOIN
from app.accounts.totp import PERIOD, digits_at, spelled
from app.coaching.cards.actions import Wanted, make_card
from app.coaching.models import CoachGroup
from app.learners.codes import grouped as code_groups
from app.learners.digits import PAYLOAD, with_check_digit
from app.learners.sharing.actions import begin_share, decline, press_stuck, suggest
from app.learners.sharing.models import FINISHED, GOING, NOTHING

GROUP = "Tuesday group"
SUGGESTED = ("l03", "l09", "l11", "t07")
ENCOURAGED = "time"
NEW_COACH = "gita@vaahtera.example"
LABEL_ON_CARD = "golden swan"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk of the demo."""

    name: str
    email: str
    role: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What one learner lets Chen see: the level, modules at which they are stuck, places for "not now"."""

    label: str
    level: str
    stuck: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    lets_back: bool = False


ORGANISATIONS: Mapping[str, tuple[Person, ...]] = {
    "Pihlaja (demo)": (
        Person("Eero", "eero@pihlaja.example", ADMIN),
        Person("Chen", "chen@pihlaja.example", COACH),
    ),
    "Vaahtera (demo)": (Person("Dalia", "dalia@vaahtera.example", COACH),),
}
SHARES: Mapping[str, Shared] = {
    "Amina": Shared("blue heron", GOING, stuck=("l03",), lets_back=True),
    "Bruno": Shared("quiet birch", FINISHED),
    "Farah": Shared("red mitten", NOTHING),
    "Linh": Shared("north star", GOING),
    "Teo": Shared("small boat", FINISHED, declined=("l11",)),
}


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who can sign in, and with what. The secrets are told this once."""

    person: Person
    here: OpenMember
    password: str = field(repr=False)
    totp_secret: str = field(repr=False)

    def told(self) -> dict[str, str]:
        """For whoever tries it out."""
        secrets = {"password": self.password, "totp_secret": self.totp_secret}
        return {
            "name": self.person.name,
            "email": self.person.email,
            "role": self.person.role,
            **secrets,
        }


def fill_desk(
    session: DatabaseSession, doors: Doors, learners: Mapping[str, bytes]
) -> tuple[dict[str, Any], OpenMember]:
    """Organisations, a link for one coach more and a card for one learner more. `learners`: ids by name.

    And Chen, who is there to host.
    """
    people: dict[str, Joined] = {}
    told = []
    for name, staff in ORGANISATIONS.items():
        organisation = found_organisation(session, doors.secrets, doors.clock, name)
        joined = [_join(session, doors, organisation.id, person) for person in staff]
        people |= {one.person.name: one for one in joined}
        told.append({"name": name, "people": [one.told() for one in joined]})
    group_id = _share(session, doors, people["Chen"].here, people["Dalia"].here, learners)
    card = _card(session, doors, people["Chen"].here, group_id)
    other = people["Dalia"].here.organisation_id
    token = invite_member(session, doors.secrets, doors.clock, other, NEW_COACH, COACH, None)
    invite = {"kind": "member", "email": NEW_COACH, "role": COACH, "path": f"{JOIN}{token}"}
    return {"organisations": told, "invites": [invite, card]}, people["Chen"].here


def in_words(desk: Mapping[str, Any]) -> Sequence[str]:
    """The same for people: a line for each who can sign in, and one for each invite."""
    lines = []
    for organisation in desk["organisations"]:
        lines += ["", f"{organisation['name']}: /desk"]
        for one in organisation["people"]:
            lines.append(f"  {one['role']:6} {one['email']:26} {one['password']}  app {one['totp_secret']}")
    return [*lines, "", *(f"{one['path']}" for one in desk["invites"])]


def _join(session: DatabaseSession, doors: Doors, organisation_id: bytes, person: Person) -> Joined:
    """By the same road as anybody: an invite, a password, an app, codes on paper that nobody wrote down."""
    token = invite_member(
        session, doors.secrets, doors.clock, organisation_id, person.email, person.role, None
    )
    password = token_urlsafe(12)
    half = accept_invite(session, doors, token, person.name, password_hash(password))
    assert half is not None
    offer = offer_app(doors, half.member)
    # the digits of the step before: those of now are still good when somebody signs in at once
    before = digits_at(offer.secret, doors.clock.seconds() // PERIOD - 1)
    whole = add_app(session, doors, half.member, offer.sealed, before)
    assert whole is not None
    make_paper_codes(session, doors, whole.member)
    end_sessions(session, whole.member.id)
    return Joined(person, whole.member, password, spelled(offer.secret))


def _share(
    session: DatabaseSession, doors: Doors, chen: OpenMember, dalia: OpenMember, learners: Mapping[str, bytes]
) -> bytes:
    """Five learners of Chen in one group; one of them has Dalia, too, and shares nothing with her."""
    group, week = CoachGroup(member_id=chen.id, name=GROUP), doors.clock.week()
    session.add(group)
    session.flush()
    for name, shared in SHARES.items():
        learner = learners[name]
        made = begin_share(
            session,
            learner,
            chen,
            shared.label,
            group.id,
            shared.level,
            lets_back=shared.lets_back,
            week=week,
        )
        suggest(session, chen, [made], SUGGESTED, ENCOURAGED)
        for place in shared.declined:
            decline(session, learner, chen.id, place)
        for module in shared.stuck:
            press_stuck(session, learner, chen.id, module)
    begin_share(session, learners["Bruno"], dalia, "calm river", None, NOTHING, lets_back=False, week=week)
    return group.id


def _card(session: DatabaseSession, doors: Doors, chen: OpenMember, group_id: bytes) -> dict[str, str]:
    """A card of Chen that nobody has used yet. It leads into the same group."""
    digits = with_check_digit(f"{randbelow(10**PAYLOAD):0{PAYLOAD}}")
    wanted = Wanted(LABEL_ON_CARD, group_id, SUGGESTED[:1])
    make_card(session, doors.secrets, chen, digits, wanted, doors.clock.today(), "en")
    path = f"/en/card/{digits}"
    return {"kind": "learner", "email": chen.email, "digits": code_groups(digits), "path": path}
