"""Malformed addresses of this site and its servers: refused by the name of the setting, without a password."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from config.service_urls import broker, hosts, postgresql, site
from tests.config.production import in_production


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


START = "import django; django.setup(); from django.conf import settings as s; print(s.SITE_URL, s.ALLOWED_HOSTS)"


@pytest.mark.parametrize(
    "url",
    [
        *("http://benchmark.example", "benchmark.example", "https://", "https://benchmark.example/"),
        *("https://benchmark.example:6666", "https://a@benchmark.example", "https://benchmark.example\n"),
        *("https://benchmark.example?x", "https://benchmark.example#x", "https://.example"),
    ],
)
def test_an_address_of_this_site_that_is_more_or_less_than_https_and_a_host_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("SITE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="SITE_URL must be https:// and a host"):
        site(environ.Env(), "SITE_URL")


@pytest.mark.parametrize("named", ["*", ".example.org", "benchmark.example.org,*", "benchmark.example.org, .example"])
def test_a_pattern_of_hosts_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", named)
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS must name each host in full"):
        hosts(environ.Env(), "ALLOWED_HOSTS")


def test_production_knows_its_address_and_refuses_one_that_is_no_site_or_any_host() -> None:
    assert in_production(START).stdout.split() == ["https://benchmark.example", "['benchmark.example']"]
    assert "SITE_URL must be https://" in in_production(START, SITE_URL="http://benchmark.example").stderr
    assert "ALLOWED_HOSTS must name each host in full" in in_production(START, ALLOWED_HOSTS="*").stderr


def test_the_demo_is_found_at_its_port_unless_its_address_is_named() -> None:
    demo = {"ASH_MODE": "demo", "ALLOWED_HOSTS": None, "SITE_URL": None}
    assert in_production(START, **demo, PORT=None).stdout.split()[0] == "http://127.0.0.1:8000"
    assert in_production(START, **demo, PORT="8123").stdout.split()[0] == "http://127.0.0.1:8123"
    named = demo | {"SITE_URL": "http://demo.example:8123"}
    assert in_production(START, **named).stdout.split()[0] == "http://demo.example:8123"
