"""A process in production mode, with every setting that it asks for."""

import os
import subprocess
import sys

SETTINGS = {
    "ASH_MODE": "production",
    "ALLOWED_HOSTS": "benchmark.example",
    "SITE_URL": "https://benchmark.example",
    "CSRF_TRUSTED_ORIGINS": "https://benchmark.example",
    "BEHIND_PROXY": "true",
    "SECRET_KEY": "abcdefghij" * 6,
    "MFA_KEYS": "Zm9yIHRlc3RzIG9ubHksIHRoaXJ0eS10d28gYnl0ZXM=",
    "EMAIL_URL": "smtp://mail.example:25",
    "DEFAULT_FROM_EMAIL": "ASH <ash@benchmark.example>",
    "SUPPORT_EMAIL": "hulp@benchmark.example",
    "STATIC_ROOT": "/nowhere",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}


def production_environment(**changes: str | None) -> dict[str, str]:
    """The environment of this test process in production mode; None takes a setting away.

    The variable that the browser tests need for themselves is not for it.
    """
    values = os.environ | SETTINGS | changes
    return {name: value for name, value in values.items() if value and name != "DJANGO_ALLOW_ASYNC_UNSAFE"}


def in_production(code: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """What such a process prints."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=production_environment(**changes), capture_output=True, text=True, check=False)


def run_in_production(*command: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """What a Python module or script prints that is run in such a process."""
    environment = production_environment(**changes)
    return subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=False)
