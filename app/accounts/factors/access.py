"""The page on which an app is set up: the secret as a QR code and spelled, the same again after a slip."""

from functools import partial

from starlette.responses import Response

from app.accounts.access import Desk, status_of
from app.accounts.factors.actions import Offer, offer_app, offered_secret
from app.accounts.totp import grouped, otpauth_uri, spelled
from app.handouts.qr import qr_svg
from app.pages import alternates
from app.security.boxes import as_text


def app_page(desk: Desk, template: str, place: str, problem: str = "", box: bytes = b"") -> Response:
    """An offer that is still good is shown again: somebody has scanned it already."""
    secret = offered_secret(desk.doors, desk.here, box)
    offer = Offer(secret, box) if secret else offer_app(desk.doors, desk.here)
    uri = otpauth_uri(offer.secret, desk.here.email, desk.pages.settings.site_name)
    return desk.page(
        template,
        qr=partial(qr_svg, uri),
        spelled=grouped(spelled(offer.secret)),
        offer=as_text(offer.sealed),
        alternates=alternates(f"{desk.home}/{place}"),
        **status_of(problem),
    )
