"""The addresses of this site and of its servers, from the environment; a malformed one is refused by its name."""

import re
from typing import Any, Final

import environ
from django.core.exceptions import ImproperlyConfigured

DATABASES: Final = ("postgresql://", "postgres://")
MAIL_SERVERS: Final = {"smtp+tls": 587, "smtp+ssl": 465, "smtp": 25}
"""How mail is handed over, and the port where the URL names none; smtps is left out, for it means two things."""

BROKERS: Final = ("redis://", "rediss://", "redis+socket://")

SITE: Final = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)*")


def site(env: environ.Env, name: str) -> str:
    """Where visitors find this site, as links in mail begin; raises ImproperlyConfigured for anything but https://host."""
    url: str = env(name)
    if not SITE.fullmatch(url):
        raise ImproperlyConfigured(f"{name} must be https:// and a host, such as https://benchmark.example.org.")
    return url


def hosts(env: environ.Env, name: str) -> list[str]:
    """The hosts that this site answers to; raises ImproperlyConfigured for a pattern, to which any name may belong."""
    named: list[str] = env.list(name)
    if any(host.strip().startswith(("*", ".")) for host in named):
        raise ImproperlyConfigured(f"{name} must name each host in full, such as benchmark.example.org.")
    return named


def postgresql(env: environ.Env, name: str) -> dict[str, Any]:
    """The connection settings in this URL; raises ImproperlyConfigured, without the URL: it may hold a password."""
    refusal = ImproperlyConfigured(f"{name} must be like postgresql://role:password@host:5432/database.")
    if not env(name).startswith(DATABASES):
        raise refusal
    try:
        settings: dict[str, Any] = env.db_url(name)
    except ValueError:
        raise refusal from None
    if not settings["USER"]:
        raise refusal
    return settings


def broker(env: environ.Env, name: str) -> str:
    """The URL of a Redis or Valkey server; raises ImproperlyConfigured for anything else."""
    url: str = env(name)
    if not url.startswith(BROKERS):
        raise ImproperlyConfigured(f"{name} must begin with {' or '.join(BROKERS)}, such as redis://host:6379/0.")
    return url


def mail_server(env: environ.Env, name: str) -> dict[str, Any]:
    """Django's settings for the mail server in this URL; raises ImproperlyConfigured, without the URL."""
    refusal = ImproperlyConfigured(f"{name} must be like smtp+tls://user:password@host:587 (or smtp+ssl://, smtp://).")
    scheme = env(name).partition("://")[0]
    if scheme not in MAIL_SERVERS:
        raise refusal
    try:
        settings: dict[str, Any] = env.email_url(name)
    except ValueError:
        raise refusal from None
    if not settings["EMAIL_HOST"]:
        raise refusal
    settings["EMAIL_PORT"] = settings["EMAIL_PORT"] or MAIL_SERVERS[scheme]
    return {key: value or "" for key, value in settings.items() if key not in ("EMAIL_BACKEND", "EMAIL_FILE_PATH")}
