"""Where the QR of a card leads: to the learner side, also from a desk that has a host of its own."""

import pytest

from app.config import Settings
from app.security.origin import learner_origin


@pytest.mark.parametrize(
    ("host", "given", "origin"),
    [
        ("localhost:8000", {}, "http://localhost:8000"),
        ("askel.example", {"hosts": "askel.example", "tls": True}, "https://askel.example"),
        (
            "desk.example:443",
            {"hosts": "askel.example, b.example", "desk_host": "Desk.example", "tls": True},
            "https://askel.example",
        ),
        ("desk.example", {"desk_host": "desk.example", "port": 8123}, "http://localhost:8123"),
        ("askel.example", {"hosts": "askel.example", "desk_host": "desk.example"}, "http://askel.example"),
    ],
)
def test_a_card_leads_to_the_host_of_learners(host: str, given: dict[str, object], origin: str) -> None:
    assert learner_origin(host, Settings(**given)) == origin  # type: ignore[arg-type]
