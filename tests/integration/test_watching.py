"""Nobody watches visits, whatever the environment asks for (SAFETY N1)."""

import pytest

from tests.conftest import MakeApp, inside

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_requests_are_not_traced_even_where_the_environment_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, make_app: MakeApp
) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    asked = inside(make_app())._telemetry
    assert not any(asked[name] for name in ("tracing", "metrics", "logs", "auto_configure"))
