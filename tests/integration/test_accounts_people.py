"""Who works here: invites, roles, disabling, removing; and the wall between organisations."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import SQLModel, col, func, select

from app.accounts.actions import (
    accept_invite,
    change_role,
    disable_member,
    enable_member,
    invite_member,
    remove_member,
    withdraw_invite,
)
from app.accounts.entering.queries import OpenMember
from app.accounts.factors.actions import add_passkey, make_paper_codes
from app.accounts.models import ADMIN, COACH, Member, MemberInvite, MemberSession, Organisation
from app.accounts.queries import colleague, colleagues, has_member, open_invite, open_invites
from app.db import open_session
from app.errors import NotFound
from app.security.tokens import hashed
from tests.fixtures.clocks import HandClock
from tests.unit.accounts.desk import CHEN, DALIA, EERO, Desk, kept_hash, opened_desk, there

NEW = "new@one.example"


def id_of(desk: Desk, email: str) -> bytes:
    found = desk.member(email)
    assert found is not None
    return found.id


def rows(desk: Desk, table: type[SQLModel]) -> int:
    with open_session(desk.engine, writes=False) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def disabled(desk: Desk, here: OpenMember, member_id: bytes) -> bool:
    with desk.writing() as session:
        return disable_member(session, desk.doors.secrets, desk.doors.clock, here, member_id)


def with_role(desk: Desk, here: OpenMember, member_id: bytes, role: str) -> bool:
    with desk.writing() as session:
        return change_role(session, desk.doors.secrets, desk.doors.clock, here, member_id, role)


def removed(desk: Desk, here: OpenMember, member_id: bytes) -> bool:
    with desk.writing() as session:
        return remove_member(session, desk.doors.secrets, desk.doors.clock, here, member_id)


def test_an_invite_makes_one_member_with_its_address_and_role(desk: Desk) -> None:
    token = desk.invite(desk.one, NEW, ADMIN)
    entered = there(desk.join(token))
    assert (entered.member.email, entered.member.role, entered.member.organisation_id) == (
        NEW,
        ADMIN,
        desk.one,
    )
    assert not entered.member.second_factor and desk.who(entered.cookie) == entered.member
    assert desk.join(token) is None
    assert desk.knock(NEW) is not None
    assert desk.acts(desk.one)[-2:] == ["invited", "joined"]


def test_an_invite_lasts_for_a_day(desk: Desk, clock: HandClock) -> None:
    token = desk.invite(desk.one, NEW)
    clock.forward(hours=23, minutes=59)
    with open_session(desk.engine, writes=False) as session:
        assert open_invite(session, token, clock.seconds()) is not None
        assert [one.email for one in open_invites(session, desk.one, clock.seconds())] == [NEW]
        assert open_invites(session, desk.two, clock.seconds()) == []
    clock.forward(minutes=1)
    assert desk.join(token) is None
    with open_session(desk.engine, writes=False) as session:
        assert open_invites(session, desk.one, clock.seconds()) == []


@pytest.mark.parametrize("token", ["", "x", "Um_DoyN0Xc-G7cmQM5zRAA", "\x00" * 22, "ä" * 22])
def test_a_link_that_nobody_made_opens_nothing(desk: Desk, token: str) -> None:
    assert desk.join(token) is None


def test_a_token_has_128_bits_and_only_its_hash_is_kept(desk: Desk) -> None:
    token = desk.invite(desk.one, NEW)
    assert len(token) == 22 and token != desk.invite(desk.one, NEW)
    with open_session(desk.engine, writes=False) as session:
        kept = session.exec(select(MemberInvite.token_hash)).all()
    assert token.encode() not in kept and all(len(one) == 32 for one in kept)


def test_a_second_invite_ends_the_first_and_a_withdrawn_one_opens_nothing(desk: Desk) -> None:
    first, eero = desk.invite(desk.one, NEW), desk.whole(EERO)
    second = desk.invite(desk.one, NEW, ADMIN)
    assert desk.join(first) is None
    with desk.writing() as session:
        assert withdraw_invite(session, desk.doors.secrets, desk.doors.clock, eero, NEW)
        assert not withdraw_invite(session, desk.doors.secrets, desk.doors.clock, eero, NEW)
    assert desk.join(second) is None
    assert desk.acts(desk.one).count("invite withdrawn") == 1


def test_no_admin_withdraws_an_invite_of_another_organisation(desk: Desk) -> None:
    token, eero = desk.invite(desk.two, NEW), desk.whole(EERO)
    with desk.writing() as session:
        assert not withdraw_invite(session, desk.doors.secrets, desk.doors.clock, eero, NEW)
    assert desk.join(token) is not None


def test_an_invite_is_used_once_even_at_the_same_moment(desk: Desk) -> None:
    token = desk.invite(desk.one, NEW)
    kept_hash()
    with ThreadPoolExecutor(4) as pool:
        assert sum(one is not None for one in pool.map(desk.join, [token] * 4)) == 1
    assert desk.acts(desk.one).count("joined") == 3


def test_an_invite_for_an_address_that_somebody_has_looks_like_an_expired_one(desk: Desk) -> None:
    before = rows(desk, Member)
    token = desk.invite(desk.two, CHEN)
    assert desk.join(token) is None
    assert rows(desk, Member) == before and rows(desk, MemberInvite) == 0
    with open_session(desk.engine, writes=False) as session:
        assert has_member(session, CHEN) and not has_member(session, NEW)


def test_only_known_roles_are_kept(desk: Desk) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), desk.writing() as session:
        invite_member(session, desk.doors.secrets, desk.doors.clock, desk.one, NEW, "owner", None)
    assert rows(desk, MemberInvite) == 0 and "invited" not in desk.acts(desk.one)[5:]


def test_colleagues_are_those_of_one_organisation(desk: Desk) -> None:
    with open_session(desk.engine, writes=False) as session:
        assert {one.email for one in colleagues(session, desk.one)} == {CHEN, EERO}
        assert {one.email for one in colleagues(session, desk.two)} == {DALIA}
        assert colleague(session, desk.one, id_of(desk, DALIA)) is None
        assert colleague(session, desk.one, id_of(desk, CHEN)) is not None


@pytest.mark.parametrize("change", [disabled, removed, lambda *given: with_role(*given, ADMIN)])
def test_a_foreign_person_is_as_unknown_as_nobody(desk: Desk, change: object) -> None:
    eero, dalia = desk.whole(EERO), desk.half(DALIA)
    for member_id in (dalia.member.id, b"n" * 16):
        with pytest.raises(NotFound):
            change(desk, eero, member_id)  # type: ignore[operator]
    assert desk.who(dalia.cookie) is not None
    assert desk.acts(desk.two) == ["founded", "invited", "joined"]


def test_another_role_ends_the_sessions_of_its_person(desk: Desk) -> None:
    eero, chen = desk.whole(EERO), desk.half(CHEN)
    assert with_role(desk, eero, chen.member.id, ADMIN)
    assert desk.who(chen.cookie) is None
    assert desk.half(CHEN).member.role == ADMIN
    assert desk.acts(desk.one)[-1] == "role changed"


def test_the_last_admin_stays(desk: Desk) -> None:
    eero, chen = desk.whole(EERO), id_of(desk, CHEN)
    assert not disabled(desk, eero, eero.id)
    assert not removed(desk, eero, eero.id)
    assert not with_role(desk, eero, eero.id, COACH)
    assert with_role(desk, eero, chen, ADMIN) and disabled(desk, eero, chen)
    assert not disabled(desk, eero, eero.id)
    with desk.writing() as session:
        enable_member(session, desk.doors.secrets, desk.doors.clock, eero, chen)
    assert with_role(desk, eero, eero.id, COACH)


def test_two_admins_who_disable_each_other_at_once_leave_one(desk: Desk) -> None:
    eero = desk.whole(EERO)
    with_role(desk, eero, id_of(desk, CHEN), ADMIN)
    chen = desk.whole(CHEN)
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(disabled, desk, *pair) for pair in ((eero, chen.id), (chen, eero.id))]
    [late] = [one.exception() for one in asked if one.exception()]
    assert isinstance(late, NotFound)
    assert sorted(there(desk.member(email)).disabled for email in (CHEN, EERO)) == [False, True]


def test_a_removed_person_leaves_no_row_but_in_the_trail(desk: Desk) -> None:
    eero = desk.whole(EERO)
    chen = desk.whole(CHEN)
    with desk.writing() as session:
        make_paper_codes(session, desk.doors, chen)
        there(add_passkey(session, desk.doors, chen, b"credential", b"key", 0, "Phone"))
    assert removed(desk, eero, chen.id)
    with open_session(desk.engine, writes=False) as session:
        for table in SQLModel.metadata.sorted_tables:
            if "member_id" in table.columns:
                ours = select(func.count()).select_from(table).where(table.columns["member_id"] == chen.id)
                assert session.exec(ours).one() == 0, table.name
    assert desk.member(CHEN) is None and desk.knock(CHEN) is None
    assert desk.acts(desk.one)[-1] == "removed"


def test_everything_of_an_organisation_goes_with_it(desk: Desk) -> None:
    desk.half(CHEN)
    desk.invite(desk.one, NEW)
    with desk.writing() as session:
        session.delete(session.get_one(Organisation, desk.one))
    with open_session(desk.engine, writes=False) as session:
        assert session.exec(select(Member.email)).all() == [DALIA]
        assert session.exec(select(MemberInvite)).all() == []
        there_yet = select(MemberSession.member_id).where(col(MemberSession.member_id) != id_of(desk, DALIA))
        assert session.exec(there_yet).all() == []
    assert desk.acts(desk.one) == [] and desk.acts(desk.two) != []


def test_an_invite_dies_with_its_organisation(database_url: str, clock: HandClock) -> None:
    with opened_desk(database_url, clock) as desk:
        token = desk.invite(desk.one, NEW)
        with desk.writing() as session:
            session.delete(session.get_one(Organisation, desk.one))
        with desk.writing() as session:
            assert session.get(MemberInvite, hashed(token)) is None
            assert accept_invite(session, desk.doors, token, "New", kept_hash()) is None
