"""Malformed addresses of PostgreSQL and the broker: refused by the name of the setting, without their password."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from config.service_urls import broker, postgresql


def test_a_postgresql_url_gives_connection_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ash_web:s3cret@db:5433/ash?sslmode=require")
    found = postgresql(environ.Env(), "DATABASE_URL")
    assert (found["USER"], found["HOST"], found["PORT"], found["NAME"]) == ("ash_web", "db", 5433, "ash")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "url",
    ["postgresql://a:s3cret@localhost:abc/x", "sqlite:///x", "mysql://a:s3cret@db/x", "notaurl", "postgresql:///x", ""],
)
def test_what_is_no_postgresql_url_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", url)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_OWNER_URL") as refused:
        postgresql(environ.Env(), "DATABASE_OWNER_URL")
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("url", ["foo://x", "notaurl", "amqp://guest:s3cret@x", ""])
def test_what_is_no_broker_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("BROKER_URL", url)
    with pytest.raises(ImproperlyConfigured, match="BROKER_URL must begin with redis://") as refused:
        broker(environ.Env(), "BROKER_URL")
    assert "s3cret" not in str(refused.value)
