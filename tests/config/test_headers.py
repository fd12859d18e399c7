"""What every answer carries, whatever it is, and what production mode insists on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as ours
from django.test import Client

from institutions.models import User
from tests.config.production import in_production

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
OTHERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def broken(*args: Any, **kwargs: Any) -> None:
    raise RuntimeError


def assert_headers(answer: Any) -> None:
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert {name: answer.headers.get(name) for name in OTHERS} == OTHERS
    assert "camera=(), " in answer["Permissions-Policy"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/metingen", 301),
        ("/landelijk/", 403),
        ("/instellingen/absent/", 404),
        ("/api/v1/institutions/aa/figures/", 200),
        ("/api/v1/national/figures/", 403),
        ("/nergens/", 404),
        ("/inloggen/", 302),
        ("/static/css/base.css", 200),
    ],
)
def test_every_answer_carries_every_header(
    signed_in: Callable[[User], Client], worker: User, path: str, status: int
) -> None:
    answer = signed_in(worker).get(path)
    answer.close()
    assert answer.status_code == status
    assert_headers(answer)


def test_who_watches_the_process_needs_no_name_no_session_and_no_database() -> None:
    answer = Client().get("/healthz/", headers={"host": "10.0.0.7"})
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"ok", "no-store")
    assert_headers(answer)


def test_every_kind_of_refusal_and_failure_carries_every_header(
    signed_in: Callable[[User], Client], analyst: User, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setattr("benchmark.views.figures.national_data", broken)
    browser = signed_in(analyst)
    browser.raise_request_exception = False
    forged, secure = Client(enforce_csrf_checks=True), Client()
    elsewhere = {"headers": {"host": "elsewhere.example"}}
    answers = {
        400: browser.get("/", **elsewhere),
        403: forged.post("/inloggen/"),
        405: browser.put("/"),
        500: browser.get("/landelijk/"),
    }
    settings.SECURE_SSL_REDIRECT = True
    answers |= {301: Client().get("/"), 302: secure.get("/", secure=True)}
    refused_at_the_door = Client().get("/", **elsewhere)
    assert [answer.status_code for answer in answers.values()] == list(answers)
    for answer in (*answers.values(), refused_at_the_door):
        assert_headers(answer)


@pytest.mark.parametrize(
    "address",
    ["/", "/metingen/", "/instellingen/aa/", "/instellingen/absent/", "/landelijk/", "/api/v1/national/figures/"],
)
def test_nothing_that_a_signed_in_person_sees_stays_on_a_shared_laptop(
    signed_in: Callable[[User], Client], worker: User, address: str
) -> None:
    assert signed_in(worker).get(address)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/inloggen/", "/", "/nergens/", "/wachtwoord-vergeten/", "/uitnodiging/abc/"])
def test_nothing_on_the_way_to_an_account_is_kept_either(world: None, address: str) -> None:
    assert "no-store" in Client().get(address)["Cache-Control"]


def test_style_sheets_and_scripts_may_be_kept() -> None:
    answer = Client().get("/static/css/base.css")
    answer.close()
    assert "no-store" not in answer["Cache-Control"]


@pytest.mark.parametrize("address", ["/inloggen/", "/uitloggen/", "/metingen/nieuw/"])
def test_a_form_of_another_site_is_refused(worker: User, address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(worker)
    assert client.post(address).status_code == 403


def test_scripts_cannot_read_a_cookie_and_other_sites_cannot_send_one_along(world: None) -> None:
    cookie = Client().get("/inloggen/").cookies[ours.CSRF_COOKIE_NAME]
    assert (bool(cookie["httponly"]), cookie["samesite"]) == (True, "Lax")
    assert (ours.SESSION_COOKIE_HTTPONLY, ours.SESSION_COOKIE_SAMESITE) == (True, "Lax")


PRINT_COOKIES = """
from django.test import Client, override_settings
import django; django.setup()
from django.conf import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)
print(s.SESSION_COOKIE_DOMAIN, s.CSRF_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH, s.CSRF_COOKIE_PATH)
"""


def test_in_production_no_subdomain_can_set_our_cookies() -> None:
    lines = in_production(PRINT_COOKIES).stdout.splitlines()
    assert lines == ["__Host-sessionid __Host-csrftoken True True", "None None / /"]


def test_production_mode_passes_the_deployment_check_of_django() -> None:
    check = "import django; django.setup(); from django.core.management import call_command as c; "
    done = in_production(check + "c('check', deploy=True, fail_level='INFO')")
    assert done.returncode == 0, done.stderr


def test_debugging_in_production_is_refused_by_name() -> None:
    done = in_production("import django; django.setup()", DJANGO_DEBUG="1")
    assert "DJANGO_DEBUG shows settings and rows to visitors" in done.stderr


@pytest.mark.parametrize(
    "name",
    [
        *("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "DATABASE_COUNTER_URL", "DATABASE_LOG_URL", "BROKER_URL"),
        *("MFA_KEYS", "EMAIL_URL", "DEFAULT_FROM_EMAIL", "SITE_URL", "SUPPORT_EMAIL"),
    ],
)
def test_a_missing_setting_in_production_is_named(name: str) -> None:
    done = in_production("import django; django.setup()", **{name: None})
    assert f"Set the {name} environment variable" in done.stderr
