"""Speaks HTTP for certificates: one address for all. The name is printed and forgotten with the request."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.errors import Problem
from app.forms import PostedForm
from app.handouts.paper import Paper
from app.learning.passing.certificate import Certificate, certificate_paper
from app.learning.passing.forms import LONGEST_NAME, NameForm, read_name_form
from app.learning.passing.ticket import Passed, read_ticket
from app.learning.work.languages import PAPER_LANGUAGES
from app.practice.papers.access import on_paper, trouble
from app.resources import Asked, CurrentPage

router = APIRouter()


@router.get("/{lang}/work/certificate")
def certificate_again(asked: CurrentPage) -> Response:
    """Somebody typed or reloaded the address of a form."""
    return RedirectResponse(f"/{asked.locale.code}/work/", 303)


@router.post("/{lang}/work/certificate")
def certificate(asked: CurrentPage, posted: PostedForm) -> Response:
    """The paper; the form again where something is missing. Without a fresh test there is neither."""
    form = read_name_form(posted, asked.locale)
    passed = read_ticket(_salt(asked.request), form.ticket, asked.clock.seconds())
    if passed is None or passed.code not in asked.library.shapes:
        return asked.page("learning/certificate_over.html", 422, discreet=False)
    if form.problem:
        return _form_again(asked, form)
    return on_paper(asked, lambda: _paper(asked, passed, form), lambda error: _form_again(asked, form, error))


def _salt(request: Request) -> bytes:
    salt: bytes = request.app.state.secrets.salt
    return salt


def _form_again(asked: Asked, form: NameForm, error: Problem | None = None) -> HTMLResponse:
    return asked.page(
        "learning/certificate.html",
        error.status if error else 422,
        discreet=False,
        form=form,
        paper_languages=PAPER_LANGUAGES,
        longest=LONGEST_NAME,
        notice=trouble(error) if error else "",
    )


def _paper(asked: Asked, passed: Passed, form: NameForm) -> Paper:
    words = asked.pages.catalogues.of(form.locale)
    found = asked.library.module(passed.code, asked.reader)
    one = Certificate(
        form.name,
        passed.code,
        asked.library.audiences.get(passed.code, ""),
        passed.right,
        passed.total,
        found.minutes if found else 0,
        passed.day,
        passed.version,
        asked.pages.settings.site_name,
    )
    return certificate_paper(one, form.locale, words.gettext, words.ngettext)
