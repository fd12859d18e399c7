"""What must be in order before anything serves or counts; each refusal names the setting and what to do."""

import contextlib
import logging
from typing import Any

import psycopg
from django.conf import settings
from kombu import Connection
from kombu.exceptions import OperationalError

from config.startup_accounts import check_accounts
from config.startup_roles import CREATE_ROLES, OWNER, StartupRefused, check_rights, check_role, check_tables

NEW_PASSWORDS = f"{CREATE_ROLES} --reset-passwords"
ADVICE = (
    ("password authentication failed", f"Correct the password in the URL, or draw new ones: {NEW_PASSWORDS}"),
    ("no password supplied", "Put the password in the URL: postgresql://role:password@host:5432/database."),
    ("does not exist", f"Create database and roles first: {CREATE_ROLES}"),
    ("permission denied for database", f"Give the role the right to connect: {CREATE_ROLES}"),
    ("too many clients", "Raise max_connections of the server, or start fewer processes."),
)
OTHERWISE = "Check host and port in the URL and whether PostgreSQL runs there."
SHORT_PATIENCE = {"socket_connect_timeout": 1, "socket_timeout": 1}

logger = logging.getLogger(__name__)


def check_services() -> None:
    """Return when every database is fit for use, else raise StartupRefused; a silent broker is a warning.

    MigrationNeeded comes last: whoever answers it by migrating must know that all else is in order.
    """
    with contextlib.ExitStack() as opened:
        named = settings.DATABASE_SETTINGS
        connections = {alias: opened.enter_context(connect(alias)) for alias in named}
        for alias, setting in named.items():
            check_role(connections[alias], setting, alias)
        sees_tables = OWNER if OWNER in named else "default"
        check_tables(connections[sees_tables], named[sees_tables])
        for alias, setting in named.items():
            check_rights(connections[alias], setting, alias)
        check_accounts(connections["default"])
    warn_of_silent_broker()


def check_connections() -> None:
    """Return when every database can be reached; raise StartupRefused otherwise."""
    for alias in settings.DATABASE_SETTINGS:
        connect(alias).close()


def connect(alias: str) -> psycopg.Connection[Any]:
    """A connection of our own with the settings of the alias."""
    database, setting = settings.DATABASES[alias], settings.DATABASE_SETTINGS[alias]
    try:
        return psycopg.connect(**_parameters(database), autocommit=True)
    except psycopg.Error as error:
        reason = _reason(error, database.get("PASSWORD", ""))
        advice = next((advice for part, advice in ADVICE if part in reason), OTHERWISE)
        raise StartupRefused(f"{setting}: no connection. {reason} {advice}") from None


def _parameters(database: dict[str, Any]) -> dict[str, Any]:
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {name: database[key] for name, key in names.items() if database.get(key)}
    return {"connect_timeout": 3, **database.get("OPTIONS", {}), **given}


def _reason(error: psycopg.Error, password: str) -> str:
    """The driver's words on one line, without the password should a mistyped URL have put it in them."""
    words = " ".join(str(error).split()).rstrip(".")
    return f"{words.replace(password, '***') if password else words}."


def warn_of_silent_broker() -> None:
    """Entering goes on without a broker; only figures come later."""
    url = settings.CELERY_BROKER_URL
    with Connection(url, connect_timeout=1, transport_options=SHORT_PATIENCE) as broker:
        try:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=1)
        except OperationalError as error:
            text = "BROKER_URL: %s does not answer (%s). Entering goes on; figures follow when it is back."
            logger.warning(text, broker.as_uri(), error)
