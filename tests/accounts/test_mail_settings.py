"""Where mail goes, by the environment; a setting that is missing or malformed is named and never shown."""

from typing import Any

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

import config.settings as written_settings
from config.service_urls import mail_server
from tests.config.test_headers import in_production

SHOW = "import django; django.setup(); from django.conf import settings as s; print(s.EMAIL_BACKEND, "
SHOW += "s.MAIL_DELIVERY_BACKEND, s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_TIMEOUT, s.DEFAULT_FROM_EMAIL)"


def read(url: str) -> dict[str, Any]:
    env = environ.Env()
    env.ENVIRON = {"EMAIL_URL": url}
    return mail_server(env, "EMAIL_URL")


def test_the_demo_keeps_its_mail_in_its_own_directory() -> None:
    assert written_settings.EMAIL_BACKEND == "accounts.mail_backend.QueuedMail"
    assert written_settings.MAIL_DELIVERY_BACKEND == "django.core.mail.backends.filebased.EmailBackend"
    assert written_settings.EMAIL_FILE_PATH == written_settings.LOCAL_DIR / "mail"


def test_production_queues_mail_and_hands_it_to_the_server_of_the_environment() -> None:
    given = {"EMAIL_URL": "smtp+tls://mail.example", "DEFAULT_FROM_EMAIL": "benchmark@example.org"}
    found = in_production(SHOW, **given).stdout.split()
    assert found == [
        "accounts.mail_backend.QueuedMail",
        "django.core.mail.backends.smtp.EmailBackend",
        "mail.example",
        "587",
        "10",
        "benchmark@example.org",
    ]


@pytest.mark.parametrize("name", ["EMAIL_URL", "DEFAULT_FROM_EMAIL"])
def test_production_refuses_to_start_without_a_mail_setting_and_names_it(name: str) -> None:
    code = f"import os; os.environ.pop({name!r}); import django; django.setup()"
    assert f"Set the {name} environment variable" in in_production(code).stderr


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp+tls://user%40x:p%2Fw@mail.example", 587, True, ""),
        ("smtp+tls://user%40x:p%2Fw@mail.example:2525", 2525, True, ""),
        ("smtp+ssl://user%40x:p%2Fw@mail.example", 465, "", True),
    ],
)
def test_a_url_gives_server_port_and_encryption(url: str, port: int, tls: Any, ssl: Any) -> None:
    found = read(url)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example", port)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("user@x", "p/w")
    assert (found.get("EMAIL_USE_TLS", ""), found.get("EMAIL_USE_SSL", "")) == (tls, ssl)


def test_a_server_without_a_password_gets_none() -> None:
    found = read("smtp://localhost")
    assert (found["EMAIL_PORT"], found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == (25, "", "")


@pytest.mark.parametrize(
    "url", ["", "mail.example", "smtps://u:geheim@mail.example", "http://u:geheim@x", "smtp://", "smtp://u:geheim@h:x"]
)
def test_a_malformed_url_is_refused_by_name_and_never_shown(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(url)
    assert "EMAIL_URL" in str(refusal.value)
    assert "geheim" not in str(refusal.value)
