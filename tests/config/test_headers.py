"""What every answer carries, and what production mode insists on."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.test import Client

from institutions.models import User

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
ADDRESSES = [
    "/",
    "/metingen/",
    "/instellingen/aa/",
    "/instellingen/absent/",
    "/landelijk/",
    "/api/v1/national/figures/",
]


@pytest.mark.parametrize("address", [*ADDRESSES, "/inloggen/"])
def test_every_answer_carries_the_strict_policy(
    signed_in: Callable[[User], Client], worker: User, address: str
) -> None:
    answer = signed_in(worker).get(address)
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_that_a_signed_in_person_sees_stays_on_a_shared_laptop(
    signed_in: Callable[[User], Client], worker: User, address: str
) -> None:
    assert signed_in(worker).get(address)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/inloggen/", "/uitloggen/", "/metingen/nieuw/"])
def test_a_form_of_another_site_is_refused(worker: User, address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(worker)
    assert client.post(address).status_code == 403


def in_production(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a production process with these settings prints; the browser tests' own variable is not for it."""
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    settings = {"ASH_MODE": "production", "ALLOWED_HOSTS": "benchmark.example", "SECRET_KEY": "abcdefghij" * 6}
    settings["STATIC_ROOT"] = "/nowhere"
    return subprocess.run(
        [sys.executable, "-c", code],
        env=inherited | settings | {"DJANGO_SETTINGS_MODULE": "config.settings"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_mode_passes_the_deployment_check_of_django() -> None:
    check = "import django; django.setup(); from django.core.management import call_command as c; "
    done = in_production(check + "c('check', deploy=True, fail_level='INFO')")
    assert done.returncode == 0, done.stderr


def test_debugging_in_production_is_refused_by_name() -> None:
    done = in_production("import django; django.setup()", DJANGO_DEBUG="1")
    assert "DJANGO_DEBUG shows settings and rows to visitors" in done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "DATABASE_COUNTER_URL", "BROKER_URL"])
def test_a_missing_setting_in_production_is_named(name: str) -> None:
    code = f"import os; os.environ.pop({name!r}); import django; django.setup()"
    assert f"Set the {name} environment variable" in in_production(code).stderr
