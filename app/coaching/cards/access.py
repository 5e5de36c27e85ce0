"""Pages of cards: the list with the form for a new one, and a card itself, which shows its digits once."""

from dataclasses import dataclass, field
from functools import partial

from sqlmodel import Session
from starlette.responses import HTMLResponse

from app.accounts.access import Desk
from app.accounts.trail.actions import note_act
from app.accounts.trail.acts import Act
from app.coaching.access import known_id, known_share
from app.coaching.cards.actions import Wanted, card_of, make_card, make_card_back
from app.coaching.cards.forms import NewCardForm
from app.coaching.cards.queries import learner_labels, open_cards
from app.coaching.cards.seeds import Seed, digits_from, new_seed, read_seed
from app.coaching.cards.sheet import Handed
from app.coaching.groups.queries import coach_group, coach_groups
from app.coaching.labels import new_label
from app.errors import NotFound
from app.formats import Formatter
from app.handouts.qr import qr_svg
from app.i18n import Locale
from app.learners.cards.models import Card
from app.learners.codes import grouped
from app.learners.models import Learner
from app.learners.sharing.models import Share
from app.pages import alternates
from app.security.origin import learner_origin


@dataclass(frozen=True, slots=True)
class Made:
    """A card that was made by a form, and the digits that only this reply knows."""

    card: Card
    digits: str = field(repr=False)


def cards_page(
    desk: Desk, session: Session, problem: str = "", form: NewCardForm | None = None
) -> HTMLResponse:
    """What waits for somebody, and the form for one more, with what is chosen there already."""
    waiting = open_cards(session, desk.here, desk.clock.today())
    taken = learner_labels(session, desk.here) | {card.label for card in waiting}
    label = new_label(taken, desk.locale.code)
    groups = coach_groups(session, desk.here)
    return desk.page(
        "coaching/cards/cards.html",
        422 if problem else 200,
        alternates=alternates(f"{desk.home}/cards"),
        cards=waiting,
        groups=groups,
        names={one.id: one.name for one in groups},
        presets=[
            preset for preset in desk.library.presets(desk.reader) if preset.ready and not preset.programme
        ],
        seed=fresh_seed(desk, label).sealed,
        problem=problem,
        group=form.group if form else "",
        lang=form.lang if form else desk.locale,
    )


def card_page(desk: Desk, form: NewCardForm, made: Made, notice: str = "", status: int = 200) -> HTMLResponse:
    """The digits, large. Reloading sends the same form, which shows the same card; nothing of it is in an address."""
    sheet = handed(desk, form.lang, made)
    return desk.page(
        "coaching/cards/card.html",
        status,
        alternates=alternates(f"{desk.home}/cards"),
        card=made.card,
        form=form,
        groups_of_digits=grouped(made.digits).split(),
        handed=sheet,
        drawn=partial(qr_svg, sheet.address),
        notice=notice,
    )


def fresh_seed(desk: Desk, label: str) -> Seed:
    """For a form that is shown now."""
    return new_seed(desk.secrets.salt, desk.here.id, label, desk.clock.seconds())


def made_card(desk: Desk, session: Session, form: NewCardForm) -> Made | None:
    """The card of this form, made now or before; None for a form that is too old. Raises UsedUp, TooManyOpen."""
    seed = read_seed(desk.secrets.salt, desk.here.id, form.seed, desk.clock.seconds())
    if seed is None:
        return None
    return _card_back(desk, session, form, seed) if form.share else _new_card(desk, session, form, seed)


def card_before(desk: Desk, session: Session, form: NewCardForm) -> Made | None:
    """The card that this form made; None where it is not there any more. Makes none. Raises UsedUp."""
    seed = read_seed(desk.secrets.salt, desk.here.id, form.seed, desk.clock.seconds())
    if seed is None:
        return None
    digits = _digits_back(desk, session, form, seed)[0] if form.share else _digits(desk, form, seed)
    card = card_of(session, desk.secrets, desk.here, digits, desk.clock.today())
    return Made(card, digits) if card else None


def handed(desk: Desk, lang: Locale, made: Made) -> Handed:
    """What the sheet in this language says."""
    origin = learner_origin(desk.request.headers.get("host", ""), desk.pages.settings)
    site = f"{origin}/{lang.code}/card"
    until = Formatter(lang).date(made.card.expires_on)
    shown = site.partition("://")[2]
    return Handed(made.digits, shown, f"{site}/{made.digits}", until, made.card.learner_id is not None)


def _new_card(desk: Desk, session: Session, form: NewCardForm, seed: Seed) -> Made:
    group = coach_group(session, desk.here, known_id(form.group)) if form.group else None
    if form.group and group is None:
        raise NotFound
    places = next((one.ready for one in desk.library.presets(desk.reader) if one.id == form.preset), ())
    digits = _digits(desk, form, seed)
    wanted = Wanted(seed.label, group.id if group else None, places)
    card, fresh = make_card(
        session, desk.secrets, desk.here, digits, wanted, desk.clock.today(), desk.locale.code
    )
    return _noted(desk, session, Made(card, digits), Act.CARD_MADE if fresh else None)


def _card_back(desk: Desk, session: Session, form: NewCardForm, seed: Seed) -> Made:
    digits, share = _digits_back(desk, session, form, seed)
    card, fresh = make_card_back(session, desk.secrets, desk.here, digits, share, desk.clock.today())
    return _noted(desk, session, Made(card, digits), Act.CARD_BACK_MADE if fresh else None)


def _digits(desk: Desk, form: NewCardForm, seed: Seed) -> str:
    parts = (desk.here.id, form.group.encode(), form.preset.encode())
    return digits_from(desk.secrets.salt, seed, parts)


def _digits_back(desk: Desk, session: Session, form: NewCardForm, seed: Seed) -> tuple[str, Share]:
    """Of a card back to this learner, if they allow one. Once it was used the code is another, and so are these."""
    share = known_share(desk, session, form.share)
    learner = session.get(Learner, share.learner_id)
    if not share.lets_back or learner is None:
        raise NotFound
    return digits_from(desk.secrets.salt, seed, (desk.here.id, share.id, learner.lookup)), share


def _noted(desk: Desk, session: Session, made: Made, act: Act | None) -> Made:
    if act:
        note_act(session, desk.secrets, desk.clock, desk.here.organisation_id, desk.here.id, act)
    return made
