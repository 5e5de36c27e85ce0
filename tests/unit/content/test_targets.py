"""Where a link may lead."""

import pytest

from app.content.targets import target_of


@pytest.mark.parametrize(
    ("href", "kind"),
    [
        ("fact:f08.week-hours", "fact"),
        ("contact:f42", "contact"),
        ("contact:f42.phone_alt", "contact"),
        ("term:payslip", "term"),
        ("lang:fi", "lang"),
        ("#s-read", "step"),
        ("l11", "page"),
        ("l11/c", "page"),
        ("p1", "page"),
        ("e3/a", "page"),
        ("help", "page"),
        ("https://example.org", "web"),
        ("https://example.org:8443/a?b#c", "web"),
        ("https://example.org?x=1", "web"),
    ],
)
def test_a_target_of_ours_is_allowed(href: str, kind: str) -> None:
    target = target_of(href)
    assert target
    assert target.kind == kind


@pytest.mark.parametrize(
    "href",
    [
        "", "#", "l1", "L11", "l11/", "l11/cc", "/l11", "fact:f08", "fact:f08.", "contact:", "admin", "help/x",
        "lang:xx", "lang:",
        "http://example.org", "HTTPS://example.org", "https://", "https:///x", "https://a@b.example", "//example.org",
        "https://exa mple.org", "https://example.org/\"x", "https://example.org/<x>", "https://-a-.example\n",
        "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "tel:112", "media/../x", "pictogram:coins",
    ],
)  # fmt: skip
def test_any_other_target_is_refused(href: str) -> None:
    assert target_of(href) is None
