"""The headers of every reply (SAFETY N3): nothing from elsewhere, nothing kept, nothing told."""

from base64 import b64encode
from hashlib import sha256

PERMISSIONS = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access",
    "usb", "xr-spatial-tracking",
)  # fmt: skip

DESK_MAY = frozenset(
    {"fullscreen", "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock"}
)
"""What pages of the desk may do themselves: passkeys, and a screen that shows a group what to do."""

Headers = list[tuple[bytes, bytes]]


def style_hash(css: str) -> str:
    """The CSP source that allows exactly this inline sheet."""
    return "'sha256-" + b64encode(sha256(css.encode()).digest()).decode() + "'"


def policy(style: str) -> str:
    """The content security policy of our own pages, with the hash of the critical sheet."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' {style}",
            "img-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types askel",
        )
    )


def permissions(own: frozenset[str]) -> str:
    """The permissions policy: everything off, but for what these pages may do themselves."""
    return ", ".join(f"{name}=({'self' if name in own else ''})" for name in PERMISSIONS)


def standing_headers(style: str, *, tls: bool, desk: bool = False) -> Headers:
    """What every reply carries, errors included. A reply's own Cache-Control and Referrer-Policy win."""
    pairs = {
        "content-security-policy": policy(style),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
        "permissions-policy": permissions(DESK_MAY if desk else frozenset()),
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
    }
    if tls:
        pairs["strict-transport-security"] = "max-age=63072000; includeSubDomains"
    return [(name.encode(), value.encode()) for name, value in pairs.items()]
