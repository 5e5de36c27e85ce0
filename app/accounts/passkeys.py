"""Passkeys (WebAuthn): what a browser is asked, and whether its answer counts. Bytes in, values out."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from secrets import token_bytes
from typing import Any, Self

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    decode_credential_public_key,
    decoded_public_key_to_cryptography,
    parse_authentication_credential_json,
    parse_cbor,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AttestationFormat,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from app.accounts.ctap import is_plain, is_plain_data
from app.config import Settings

CHALLENGE_BYTES = 32
CHALLENGE_SECONDS = 300
LONGEST_ANSWER = 16 * 1024
LONGEST_ID = 1023
ALGORITHMS = [
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]
BROKEN = (WebAuthnException, ValueError, TypeError, LookupError, RecursionError)
"""What reading an answer can end in: the library lets Python's own errors out when a value has a wrong type."""


class PasskeyRefused(Exception):
    """An answer that proves nothing. The reason is for whoever looks for a fault, never for a page."""


class Ceremony(Enum):
    """What a challenge is for."""

    REGISTRATION = b"r"
    SIGN_IN = b"s"


@dataclass(frozen=True, slots=True)
class Site:
    """This site as browsers and passkeys know it. A passkey serves one `rp_id`: a new host name means new ones."""

    rp_id: str
    origin: str
    name: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """What must be signed: for one ceremony, for one member, for five minutes, once.

    The caller keeps it sealed and takes it away before the answer is checked, so that no answer counts twice.
    """

    value: bytes = field(repr=False)
    ceremony: Ceremony
    member_id: bytes
    """Empty when nobody is known yet: a passkey that says by itself whose it is."""
    ends_at: int

    def packed(self) -> bytes:
        """As bytes, to be sealed."""
        return self.ceremony.value + self.ends_at.to_bytes(8, "big") + self.value + self.member_id

    @classmethod
    def unpacked(cls, content: bytes) -> Self:
        """From what was sealed."""
        value, member_id = content[9 : 9 + CHALLENGE_BYTES], content[9 + CHALLENGE_BYTES :]
        return cls(value, Ceremony(content[:1]), member_id, int.from_bytes(content[1:9], "big"))


@dataclass(frozen=True, slots=True)
class Credential:
    """The half of a passkey that the server keeps. It opens nothing by itself."""

    id: bytes
    public_key: bytes
    sign_count: int


def site_of(settings: Settings) -> Site:
    """The desk under its own host name, or the first of the site's; on a laptop, localhost with its port."""
    named = [name.strip().lower() for name in (settings.desk, *settings.hosts.split(",")) if name.strip()]
    host = named[0] if named else "localhost"
    origin = f"https://{host}" if settings.tls else f"http://{host}:{settings.port}"
    return Site(host, origin.removesuffix(":80"), settings.site_name)


def new_challenge(ceremony: Ceremony, now: int, member_id: bytes = b"") -> Challenge:
    """A fresh random challenge."""
    return Challenge(token_bytes(CHALLENGE_BYTES), ceremony, member_id, now + CHALLENGE_SECONDS)


def registration_options(
    site: Site, challenge: Challenge, email: str, name: str, known: Iterable[bytes]
) -> str:
    """The question to `navigator.credentials.create`, as JSON. `known`: passkeys that the member has already."""
    options = generate_registration_options(
        rp_id=site.rp_id,
        rp_name=site.name,
        user_id=challenge.member_id,
        user_name=email,
        user_display_name=name,
        challenge=challenge.value,
        timeout=CHALLENGE_SECONDS * 1000,
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_descriptors(known),
        supported_pub_key_algs=ALGORITHMS,
    )
    return options_to_json(options)


def sign_in_options(site: Site, challenge: Challenge, known: Iterable[bytes] = ()) -> str:
    """The question to `navigator.credentials.get`, as JSON. Without `known` any passkey of this site may answer."""
    options = generate_authentication_options(
        rp_id=site.rp_id,
        challenge=challenge.value,
        timeout=CHALLENGE_SECONDS * 1000,
        allow_credentials=_descriptors(known),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def check_registration(
    site: Site, challenge: Challenge, member_id: bytes, answer: str, now: int
) -> Credential:
    """The new passkey of this member, or PasskeyRefused."""
    _still_good(challenge, Ceremony.REGISTRATION, now)
    _must(bool(member_id) and challenge.member_id == member_id, "the challenge was made for somebody else")
    with _reading():
        given = parse_registration_credential_json(_fields(answer))
        _must(_unattested(given.response.attestation_object), "the attestation was not asked for")
        _same_page(given.response.client_data_json)
        found = verify_registration_response(
            credential=given,
            expected_challenge=challenge.value,
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            require_user_verification=True,
            supported_pub_key_algs=ALGORITHMS,
        )
        _must(len(found.credential_id) <= LONGEST_ID, "the id of the passkey is too long")
        _must(given.raw_id == found.credential_id, "the passkey is not the one that was made")
        # a key that is no key would be kept now, and fail at every sign-in
        decoded_public_key_to_cryptography(decode_credential_public_key(found.credential_public_key))
    return Credential(found.credential_id, found.credential_public_key, found.sign_count)


def credential_id_of(answer: str) -> bytes:
    """Which passkey an answer claims to come from, for looking it up. Nothing is proved yet."""
    with _reading():
        return parse_authentication_credential_json(_fields(answer)).raw_id


def check_sign_in(
    site: Site, challenge: Challenge, credential: Credential, owner: bytes, answer: str, now: int
) -> Credential:
    """The passkey of `owner` with its new sign count, to be kept, or PasskeyRefused."""
    _still_good(challenge, Ceremony.SIGN_IN, now)
    _must(challenge.member_id in (b"", owner), "the challenge was made for somebody else")
    with _reading():
        given = parse_authentication_credential_json(_fields(answer))
        _must(given.raw_id == credential.id, "another passkey answered")
        # who is not known by name is known by the passkey alone: then it has to say whose it is
        unnamed = given.response.user_handle is None and challenge.member_id != b""
        _must(unnamed or given.response.user_handle == owner, "the passkey is somebody else's")
        _must(is_plain_data(given.response.authenticator_data), "the data are not written as passkeys write")
        _same_page(given.response.client_data_json)
        found = verify_authentication_response(
            credential=given,
            expected_challenge=challenge.value,
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            credential_public_key=credential.public_key,
            credential_current_sign_count=credential.sign_count,
            require_user_verification=True,
        )
    return replace(credential, sign_count=found.new_sign_count)


def _descriptors(known: Iterable[bytes]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=one) for one in known]


def _must(holds: bool, reason: str) -> None:
    if not holds:
        raise PasskeyRefused(reason)


def _still_good(challenge: Challenge, ceremony: Ceremony, now: int) -> None:
    _must(challenge.ceremony is ceremony, "the challenge was made for something else")
    _must(now < challenge.ends_at, "the challenge is too old")


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except BROKEN as problem:
        raise PasskeyRefused(str(problem)) from problem


def _fields(answer: str) -> dict[str, Any]:
    _must(len(answer) <= LONGEST_ANSWER, "the answer is too long")
    fields = json.loads(answer)
    _must(isinstance(fields, dict), "the answer is not an object")
    return dict(fields)


def _unattested(attestation: bytes) -> bool:
    # "none" was asked for. A passkey may vouch for itself; chains of certificates are not even read
    _must(is_plain(attestation), "the attestation is not written as passkeys write")
    found = parse_cbor(attestation)
    data, statement = found["authData"], found["attStmt"]
    _must(isinstance(data, bytes) and is_plain_data(data), "the data are not written as passkeys write")
    by_itself = found["fmt"] == AttestationFormat.PACKED and "x5c" not in statement
    return found["fmt"] == AttestationFormat.NONE or by_itself


def _same_page(client_data: bytes) -> None:
    _must(not parse_client_data_json(client_data).cross_origin, "the answer comes from inside another site")
