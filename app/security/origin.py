"""Who may change something: only our own pages (SAFETY N4). And where learners find the site."""

from collections.abc import Mapping

from app.config import Settings


def same_origin(headers: Mapping[bytes, bytes], host: str, *, https: bool) -> bool:
    """True for Sec-Fetch-Site: same-origin or, where a browser sends none, for an Origin equal to ours."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site == b"same-origin"
    origin = headers.get(b"origin", b"").decode("latin-1").lower()
    return bool(origin) and origin == f"{'https' if https else 'http'}://{host.lower()}"


def learner_origin(host: str, settings: Settings) -> str:
    """Where learners find this site: the host that was asked for or, at a desk with a host of its own, the first other.

    The gate has let this host in: it is one of ours.
    """
    if settings.desk and host.partition(":")[0].lower() == settings.desk:
        others = [name.strip().lower() for name in settings.hosts.split(",") if name.strip()]
        host = others[0] if others else f"localhost:{settings.port}"
    return f"{'https' if settings.tls else 'http'}://{host}"
