"""The addresses of PostgreSQL and the broker, from the environment; a malformed one is refused by its name."""

from typing import Any, Final

import environ
from django.core.exceptions import ImproperlyConfigured

DATABASES: Final = ("postgresql://", "postgres://")
BROKERS: Final = ("redis://", "rediss://", "redis+socket://")


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
