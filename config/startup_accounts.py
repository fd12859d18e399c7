"""Nobody may get into a real registry the way people get into the demo."""

from typing import Any, Final

import psycopg
from django.conf import settings
from django.urls import NoReverseMatch, reverse

from config.startup_roles import StartupRefused
from institutions.row_context import Scope

RESERVED: Final = ".example"
"""The top-level domain of every demo account, where nobody has an address (RFC 2606)."""

ONE_CLICK: Final = ("demo_login", "demo_confirm")
DEMO_USERS: Final = "SELECT min(email) FROM institutions_user WHERE is_active AND lower(email) LIKE %s"


def check_accounts(web: psycopg.Connection[Any]) -> None:
    """Return in the demo, and when everybody needs a password and a second factor; raise StartupRefused otherwise."""
    if settings.DEMO:
        return
    if not settings.SECOND_FACTOR_REQUIRED:
        raise StartupRefused("SECOND_FACTOR_REQUIRED is off, which is for the demo only. Switch it on.")
    if settings.DEMO_ACCOUNTS or any(map(_has_address, ONE_CLICK)):
        raise StartupRefused("DEMO_ACCOUNTS lets people in by one click, which is for the demo only. Empty it.")
    if email := _demo_user(web):
        raise StartupRefused(
            f"The database holds the demo account {email}. This looks like the database of a demo: name another one, "
            "or make the account inactive."
        )


def _has_address(name: str) -> bool:
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False


def _demo_user(web: psycopg.Connection[Any]) -> str | None:
    """An account that only the demo has, seen as somebody who signs in sees it: the owner may not be named here."""
    with web.transaction():
        web.execute("SELECT set_config('app.scope', %s, true)", [Scope.SIGNING_IN.value])
        found = web.execute(DEMO_USERS, [f"%{RESERVED}"]).fetchone()
    return found[0] if found else None
