"""Passkeys: what a browser is asked, which answers count, and that one wrong thing is enough to refuse."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.passkeys import (
    CHALLENGE_SECONDS,
    Ceremony,
    Challenge,
    Credential,
    PasskeyRefused,
    Site,
    check_registration,
    check_sign_in,
    credential_id_of,
    new_challenge,
    registration_options,
    sign_in_options,
    site_of,
)
from app.config import Settings

NOW = 1_800_000_000
SITE = Site("desk.example", "https://desk.example", "Askel")
ELSEWHERE = Site("trap.example", "https://trap.example", "Askel")
MEMBER, OTHER = b"m" * 16, b"o" * 16
PRESENT, VERIFIED, CARRIES_KEY, HAS_EXTENSIONS = 0x01, 0x04, 0x40, 0x80


def coded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


@dataclass
class SoftKey:
    """A passkey in software: it signs what it is told to, also what no real one would."""

    site: Site = SITE
    flags: int = PRESENT | VERIFIED
    count: int = 0
    id: bytes = b"credential of a software key"
    handle: bytes | None = MEMBER
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    client_extra: dict[str, Any] = field(default_factory=dict)
    statement: tuple[str, dict[str, Any]] = ("none", {})

    def public_key(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})

    def data(self, flags: int) -> bytes:
        return sha256(self.site.rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def client_data(self, kind: str, challenge: bytes) -> bytes:
        told = {"type": kind, "challenge": coded(challenge), "origin": self.site.origin, "crossOrigin": False}
        return json.dumps(told | self.client_extra).encode()

    def answer(self, **response: bytes) -> str:
        texts = {name: coded(content) for name, content in response.items()}
        return json.dumps(
            {"id": coded(self.id), "rawId": coded(self.id), "type": "public-key", "response": texts}
        )

    def register(self, challenge: bytes, kind: str = "webauthn.create") -> str:
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + self.public_key()
        fmt, statement = self.statement
        told = {"fmt": fmt, "attStmt": statement, "authData": self.data(self.flags | CARRIES_KEY) + attested}
        return self.answer(
            clientDataJSON=self.client_data(kind, challenge), attestationObject=cbor2.dumps(told)
        )

    def sign_in(self, challenge: bytes, kind: str = "webauthn.get") -> str:
        client_data, data = self.client_data(kind, challenge), self.data(self.flags)
        signature = self.key.sign(data + sha256(client_data).digest(), ECDSA(SHA256()))
        handle = {} if self.handle is None else {"userHandle": self.handle}
        return self.answer(clientDataJSON=client_data, authenticatorData=data, signature=signature, **handle)


@pytest.fixture
def soft() -> SoftKey:
    return SoftKey()


@pytest.fixture
def registering() -> Challenge:
    return new_challenge(Ceremony.REGISTRATION, NOW, MEMBER)


@pytest.fixture
def entering() -> Challenge:
    return new_challenge(Ceremony.SIGN_IN, NOW)


def kept(soft: SoftKey) -> Credential:
    return Credential(soft.id, soft.public_key(), soft.count)


def enter(
    soft: SoftKey, challenge: Challenge, credential: Credential | None = None, **changed: Any
) -> Credential:
    asked = {"site": SITE, "challenge": challenge, "owner": MEMBER, "now": NOW}
    asked |= {"credential": credential or kept(soft), "answer": soft.sign_in(challenge.value)}
    return check_sign_in(**asked | changed)


def register(soft: SoftKey, challenge: Challenge, **changed: Any) -> Credential:
    asked = {"site": SITE, "challenge": challenge, "member_id": MEMBER, "now": NOW}
    return check_registration(**asked | {"answer": soft.register(challenge.value)} | changed)


def test_a_passkey_is_registered_and_then_signs_in(
    soft: SoftKey, registering: Challenge, entering: Challenge
) -> None:
    new = register(soft, registering)
    assert new == Credential(soft.id, soft.public_key(), 0)
    assert enter(soft, entering, new) == new
    soft.count = 7
    assert enter(soft, entering, new) == replace(new, sign_count=7)
    assert credential_id_of(soft.sign_in(entering.value)) == soft.id


def test_the_question_for_a_new_passkey_asks_for_what_the_rules_say(registering: Challenge) -> None:
    asked = json.loads(registration_options(SITE, registering, "m@ngo.example", "Minna", [b"old"]))
    assert asked["rp"] == {"id": "desk.example", "name": "Askel"}
    assert asked["user"] == {"id": coded(MEMBER), "name": "m@ngo.example", "displayName": "Minna"}
    assert asked["challenge"] == coded(registering.value)
    assert asked["attestation"] == "none"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "preferred"
    assert asked["authenticatorSelection"]["requireResidentKey"] is False
    assert [one["id"] for one in asked["excludeCredentials"]] == [coded(b"old")]
    assert [one["alg"] for one in asked["pubKeyCredParams"]] == [-8, -7, -257]
    assert asked["timeout"] == CHALLENGE_SECONDS * 1000


def test_the_question_at_the_door_names_nobody_unless_somebody_is_known(entering: Challenge) -> None:
    asked = json.loads(sign_in_options(SITE, entering))
    assert asked["rpId"] == "desk.example" and asked["challenge"] == coded(entering.value)
    assert asked["userVerification"] == "required" and asked["allowCredentials"] == []
    known = json.loads(sign_in_options(SITE, entering, [b"one", b"two"]))
    assert [one["id"] for one in known["allowCredentials"]] == [coded(b"one"), coded(b"two")]


WRONG: dict[str, dict[str, Any]] = {
    "another origin": {"site": replace(SITE, origin="https://trap.example")},
    "an origin without tls": {"site": replace(SITE, origin="http://desk.example")},
    "another port": {"site": replace(SITE, origin="https://desk.example:8443")},
    "another rp id": {"site": replace(SITE, rp_id="trap.example")},
    "nobody verified": {"flags": PRESENT},
    "nobody present": {"flags": VERIFIED},
    "inside another site": {"client_extra": {"crossOrigin": True}},
    "a phishing site": {"site": ELSEWHERE},
}


@pytest.mark.parametrize("changed", WRONG.values(), ids=WRONG)
def test_one_wrong_thing_is_enough_to_refuse(
    soft: SoftKey, registering: Challenge, entering: Challenge, changed: dict[str, Any]
) -> None:
    assert register(soft, registering) == enter(soft, entering)  # all is well before the one thing changes
    wrong = replace(soft, **changed)
    with pytest.raises(PasskeyRefused):
        register(wrong, registering)
    with pytest.raises(PasskeyRefused):
        enter(wrong, entering)


def test_the_answer_to_another_challenge_is_refused(
    soft: SoftKey, registering: Challenge, entering: Challenge
) -> None:
    earlier = new_challenge(Ceremony.SIGN_IN, NOW)
    with pytest.raises(PasskeyRefused, match="challenge"):
        enter(soft, entering, answer=soft.sign_in(earlier.value))
    with pytest.raises(PasskeyRefused, match="challenge"):
        register(soft, registering, answer=soft.register(earlier.value))


def test_a_challenge_serves_five_minutes_and_no_second_more(
    soft: SoftKey, registering: Challenge, entering: Challenge
) -> None:
    last = NOW + CHALLENGE_SECONDS - 1
    assert enter(soft, entering, now=last) and register(soft, registering, now=last)
    with pytest.raises(PasskeyRefused, match="too old"):
        enter(soft, entering, now=last + 1)
    with pytest.raises(PasskeyRefused, match="too old"):
        register(soft, registering, now=last + 1)


def test_a_challenge_serves_one_ceremony_only(
    soft: SoftKey, registering: Challenge, entering: Challenge
) -> None:
    mine = new_challenge(Ceremony.SIGN_IN, NOW, MEMBER)
    with pytest.raises(PasskeyRefused, match="something else"):
        enter(soft, registering)
    with pytest.raises(PasskeyRefused, match="something else"):
        register(soft, mine)
    with pytest.raises(PasskeyRefused, match="type"):
        enter(soft, entering, answer=soft.sign_in(entering.value, kind="webauthn.create"))
    with pytest.raises(PasskeyRefused, match="type"):
        register(soft, registering, answer=soft.register(registering.value, kind="webauthn.get"))


def test_a_challenge_serves_one_member_only(soft: SoftKey) -> None:
    for theirs in (
        new_challenge(Ceremony.REGISTRATION, NOW, OTHER),
        new_challenge(Ceremony.REGISTRATION, NOW),
    ):
        with pytest.raises(PasskeyRefused, match="somebody else"):
            register(soft, theirs)
    with pytest.raises(PasskeyRefused, match="somebody else"):
        register(soft, new_challenge(Ceremony.REGISTRATION, NOW), member_id=b"")
    with pytest.raises(PasskeyRefused, match="somebody else"):
        enter(soft, new_challenge(Ceremony.SIGN_IN, NOW, OTHER))


@pytest.mark.parametrize("count", [0, 1, 8, 9])
def test_a_sign_count_that_does_not_grow_is_refused(soft: SoftKey, entering: Challenge, count: int) -> None:
    held = replace(kept(soft), sign_count=9)
    with pytest.raises(PasskeyRefused, match="sign count"):
        enter(replace(soft, count=count), entering, held)
    assert enter(replace(soft, count=10), entering, held).sign_count == 10


def test_an_answer_that_is_sent_again_is_refused(soft: SoftKey, entering: Challenge) -> None:
    counting = replace(soft, count=1)
    answer = counting.sign_in(entering.value)
    held = enter(counting, entering, kept(soft), answer=answer)
    with pytest.raises(PasskeyRefused, match="sign count"):
        enter(counting, entering, held, answer=answer)


def test_another_key_with_the_same_id_is_refused(soft: SoftKey, entering: Challenge) -> None:
    copied = replace(soft, key=generate_private_key(SECP256R1()))
    with pytest.raises(PasskeyRefused, match="signature"):
        enter(copied, entering, kept(soft))


def test_another_passkey_of_the_member_is_refused(soft: SoftKey, entering: Challenge) -> None:
    with pytest.raises(PasskeyRefused, match="another passkey"):
        enter(replace(soft, id=b"another one"), entering, kept(soft))


def test_a_passkey_says_whose_it_is_where_nobody_is_known(soft: SoftKey, entering: Challenge) -> None:
    for handle in (OTHER, None, b""):
        with pytest.raises(PasskeyRefused, match="somebody else's"):
            enter(replace(soft, handle=handle), entering)


def test_a_key_without_memory_serves_as_second_factor(soft: SoftKey) -> None:
    known = new_challenge(Ceremony.SIGN_IN, NOW, MEMBER)
    assert enter(replace(soft, handle=None), known) == kept(soft)
    with pytest.raises(PasskeyRefused, match="somebody else's"):
        enter(replace(soft, handle=OTHER), known)


def test_changed_data_breaks_the_signature(soft: SoftKey, entering: Challenge) -> None:
    answer = json.loads(soft.sign_in(entering.value))
    answer["response"]["authenticatorData"] = coded(replace(soft, count=5).data(soft.flags))
    with pytest.raises(PasskeyRefused, match="signature"):
        enter(soft, entering, answer=json.dumps(answer))


def test_a_passkey_may_vouch_for_itself_but_no_maker_is_asked(soft: SoftKey, registering: Challenge) -> None:
    attested = bytes(16) + len(soft.id).to_bytes(2, "big") + soft.id + soft.public_key()
    signed = soft.data(soft.flags | CARRIES_KEY) + attested
    client = sha256(soft.client_data("webauthn.create", registering.value)).digest()
    statement = {"alg": -7, "sig": soft.key.sign(signed + client, ECDSA(SHA256()))}
    assert register(replace(soft, statement=("packed", statement)), registering).id == soft.id
    with pytest.raises(PasskeyRefused, match="attestation"):
        register(replace(soft, statement=("packed", statement | {"x5c": [b"\x30"]})), registering)
    for fmt in ("tpm", "android-key", "android-safetynet", "fido-u2f", "apple", "unheard-of"):
        with pytest.raises(PasskeyRefused, match="attestation"):
            register(replace(soft, statement=(fmt, statement)), registering)


KEYS = {
    "a point beside the curve": {1: 2, 3: -7, -1: 1, -2: b"\1" * 32, -3: b"\2" * 32},
    "an unknown algorithm": {1: 2, 3: -36, -1: 3, -2: b"\1" * 66, -3: b"\2" * 66},
    "half a key": {1: 2, 3: -7, -1: 1, -2: b"\1" * 32},
    "words for numbers": {1: 2, 3: -7, -1: 1, -2: "x", -3: "y"},
    "a list": [1, 2, 3],
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_what_is_no_key_is_not_kept(
    soft: SoftKey, registering: Challenge, key: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SoftKey, "public_key", lambda _: cbor2.dumps(key))
    with pytest.raises(PasskeyRefused):
        register(soft, registering)


def test_an_id_that_is_not_the_made_one_or_too_long_is_refused(soft: SoftKey, registering: Challenge) -> None:
    answer = json.loads(soft.register(registering.value))
    answer |= {"id": coded(b"x"), "rawId": coded(b"x")}
    with pytest.raises(PasskeyRefused, match="not the one"):
        register(soft, registering, answer=json.dumps(answer))
    assert register(replace(soft, id=b"i" * 1023), registering)
    with pytest.raises(PasskeyRefused, match="too long"):
        register(replace(soft, id=b"i" * 1024), registering)


@pytest.mark.parametrize(
    "answer", ["", "{", "[]", "null", "7", "{}", "[" * 9000, "9" * 9000, "x" * 20_000, '{"id": 1}']
)
def test_what_is_no_answer_is_refused_in_the_same_way(
    soft: SoftKey, registering: Challenge, entering: Challenge, answer: str
) -> None:
    for refuse in (lambda: register(soft, registering, answer=answer), lambda: credential_id_of(answer)):
        with pytest.raises(PasskeyRefused):
            refuse()
    with pytest.raises(PasskeyRefused):
        enter(soft, entering, answer=answer)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=9)
    | st.sampled_from(["public-key", "A", "é"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
SPOTS = [("id",), ("rawId",), ("type",), ("response",)] + [
    ("response", name)
    for name in ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
]


@given(st.sampled_from(SPOTS), ANYTHING)
def test_a_wrong_value_anywhere_is_refused_and_breaks_nothing(spot: tuple[str, ...], value: object) -> None:
    soft, both = (
        SoftKey(),
        dict.fromkeys(("register", "sign_in"), new_challenge(Ceremony.SIGN_IN, NOW, MEMBER)),
    )
    both["register"] = new_challenge(Ceremony.REGISTRATION, NOW, MEMBER)
    for check, name in ((register, "register"), (enter, "sign_in")):
        answer = json.loads(getattr(soft, name)(both[name].value))
        place = answer["response"] if len(spot) == 2 else answer
        if spot[-1] not in place or value == place[spot[-1]] or (spot[-1] == "userHandle" and value is None):
            continue  # not asked for in this ceremony, or right; or a key without memory, which is allowed
        place[spot[-1]] = value
        with pytest.raises(PasskeyRefused):
            check(soft, both[name], answer=json.dumps(answer))


UNFOLDING = bytes.fromhex("821e" + "d81c8100" + "".join(f"d81c82{2 * f'd81d18{n:02x}'}" for n in range(60)))
"""Sixty lists, each with the one before it twice, by reference: 600 bytes that would be written out as 2^60."""


@pytest.mark.parametrize("extension", [UNFOLDING, b"\xd8\x1c\xf6", b"\x9f\xff", b"\x81" * 50 + b"\xf6"])
def test_data_that_unfold_are_refused_before_they_are_read(
    soft: SoftKey,
    registering: Challenge,
    entering: Challenge,
    extension: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain, key = SoftKey.data, soft.public_key()
    monkeypatch.setattr(SoftKey, "public_key", lambda _: key + extension)
    with pytest.raises(PasskeyRefused, match="as passkeys write"):
        register(replace(soft, flags=soft.flags | HAS_EXTENSIONS), registering)
    monkeypatch.setattr(SoftKey, "data", lambda self, flags: plain(self, flags) + extension)
    with pytest.raises(PasskeyRefused, match="as passkeys write"):
        enter(replace(soft, flags=soft.flags | HAS_EXTENSIONS), entering, Credential(soft.id, key, 0))


def test_a_statement_with_references_is_refused_before_it_is_read(
    soft: SoftKey, registering: Challenge
) -> None:
    assert register(replace(soft, statement=("none", {"x": [1]})), registering)
    with pytest.raises(PasskeyRefused, match="as passkeys write"):
        register(replace(soft, statement=("none", {"x": cbor2.CBORTag(28, [1])})), registering)


def test_an_answer_longer_than_any_passkey_writes_is_not_read(soft: SoftKey, entering: Challenge) -> None:
    answer = soft.sign_in(entering.value)
    assert enter(soft, entering, answer=answer.ljust(16 * 1024))
    with pytest.raises(PasskeyRefused, match="too long"):
        enter(soft, entering, answer=answer.ljust(16 * 1024 + 1))
    with pytest.raises(PasskeyRefused, match="not an object"):
        enter(soft, entering, answer=json.dumps(list(json.loads(answer).items())))


def test_extensions_that_a_browser_adds_by_itself_do_no_harm(
    soft: SoftKey, registering: Challenge, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = soft.public_key()
    monkeypatch.setattr(SoftKey, "public_key", lambda _: key + cbor2.dumps({"credProtect": 2}))
    new = register(replace(soft, flags=soft.flags | HAS_EXTENSIONS), registering)
    assert new == Credential(soft.id, key, 0)


@pytest.mark.parametrize("data", [2**33, 2**70, "text", None, [], b"", b"short"])
def test_authenticator_data_that_are_no_data_are_refused(
    soft: SoftKey, registering: Challenge, data: object
) -> None:
    answer = json.loads(soft.register(registering.value))
    told = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
    answer["response"]["attestationObject"] = coded(told)
    with pytest.raises(PasskeyRefused, match="as passkeys write"):
        register(soft, registering, answer=json.dumps(answer))


@given(st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_noise_in_the_attestation_breaks_nothing(place: int, noise: bytes) -> None:
    soft, challenge = SoftKey(), new_challenge(Ceremony.REGISTRATION, NOW, MEMBER)
    answer = json.loads(soft.register(challenge.value))
    content = urlsafe_b64decode(answer["response"]["attestationObject"] + "==")
    cut = place % len(content)
    answer["response"]["attestationObject"] = coded(content[:cut] + noise + content[cut + len(noise) :])
    with suppress(PasskeyRefused):  # any other error would be a broken page
        assert register(soft, challenge, answer=json.dumps(answer)).id == soft.id


@given(st.sampled_from(Ceremony), st.binary(max_size=64), st.integers(0, 2**40))
def test_a_challenge_comes_back_from_its_box_as_it_was(ceremony: Ceremony, member: bytes, now: int) -> None:
    challenge = new_challenge(ceremony, now, member)
    assert Challenge.unpacked(challenge.packed()) == challenge
    assert len(challenge.value) == 32 and challenge.value != new_challenge(ceremony, now, member).value
    assert repr(challenge.value) not in repr(challenge)


def test_the_site_is_the_first_of_the_host_names() -> None:
    served = Settings(hosts=" Desk.Example , old.example", tls=True, site_name="Askel")
    assert site_of(served) == SITE
    assert site_of(Settings(hosts="desk.example", allow_http=True, port=80)).origin == "http://desk.example"


def test_the_site_on_a_laptop_is_localhost_with_its_port() -> None:
    assert site_of(Settings(port=8080)) == Site("localhost", "http://localhost:8080", "Askel")
