"""Secrets from files, as containers hand them out: NAME_FILE names the file that holds the value of NAME."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured

SECRETS: Final = (
    "SECRET_KEY",
    "MFA_KEYS",
    "DATABASE_OWNER_URL",
    "DATABASE_URL",
    "DATABASE_COUNTER_URL",
    "DATABASE_LOG_URL",
    "BROKER_URL",
    "EMAIL_URL",
)
"""Every setting that holds a secret; only these can come from a file."""


def with_secret_files(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment, with the contents of the files that it names; a doubtful one is refused by name.

    Not with FileAwareEnv of django-environ: that takes the file without a word when both are given, an empty file
    for an empty secret, and the newline at the end for a part of it.
    """
    named = {name: environment.get(f"{name}_FILE", "") for name in SECRETS}
    return {**environment, **{name: _secret(name, path, environment) for name, path in named.items() if path}}


def _secret(name: str, path: str, environment: Mapping[str, str]) -> str:
    if environment.get(name):
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set. Keep one of the two.")
    try:
        value = Path(path).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise ImproperlyConfigured(f"{name}_FILE: {path} cannot be read ({reason}).") from None
    if not value.strip():
        raise ImproperlyConfigured(f"{name}_FILE: {path} is empty.")
    return value
