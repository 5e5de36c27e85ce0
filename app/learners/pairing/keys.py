"""What passes from phone to phone: a box that only the value in the new phone's cookie opens (SAFETY K7). Pure."""

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from app.learners.tokens import key_of
from app.security.boxes import Damaged, derived, seal, unseal
from app.security.tokens import as_token

PUBLIC_BYTES = 32
LABEL = "pairing seal"


def public_key(token: str) -> bytes:
    """The half that the server may keep. The other half is made from the cookie whenever it is needed."""
    return _private(token).public_key().public_bytes_raw()


def sealed_for(public: bytes, content: bytes, *bound: bytes) -> bytes:
    """A box for the phone with this public key, bound to a place; whoever seals it cannot open it again."""
    once = X25519PrivateKey.generate()
    sent = once.public_key().public_bytes_raw()
    key = derived(once.exchange(X25519PublicKey.from_public_bytes(public)), LABEL)
    return sent + seal(content, key, sent, public, *bound)


def opened_with(token: str, box: bytes, *bound: bytes) -> bytes:
    """What was sealed for the phone that holds this token, or Damaged."""
    private, sent = _private(token), box[:PUBLIC_BYTES]
    try:
        key = derived(private.exchange(X25519PublicKey.from_public_bytes(sent)), LABEL)
    except ValueError:
        raise Damaged from None
    return unseal(box[PUBLIC_BYTES:], key, sent, private.public_key().public_bytes_raw(), *bound)


def session_cookie(token: str) -> str:
    """The cookie of the session that this phone gets: the same at a second tap and after a lost reply."""
    return as_token(key_of(token, "pairing session"))


def _private(token: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(key_of(token, "pairing"))
