#!/usr/bin/env python
"""Django's command line; on one's own machine it brings PostgreSQL along where the caller names none."""

import os
import sys
from itertools import pairwise

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError
from psycopg.errors import UndefinedTable

from config.local.environment import is_given, provide_environment, provide_mode, provide_placeholders
from config.local.refusal import Refused
from config.startup import check_connections

OWNER_URL = "DATABASE_OWNER_URL"
WITHOUT_DATABASE = {
    *("help", "version", "check", "collectstatic", "findstatic", "diffsettings"),
    *("makemessages", "compilemessages", "startapp", "startproject"),
}
ONLY_HELP = {"--help", "-h", "--version"}


def main(arguments: list[str]) -> None:
    """Run the command, or say in one sentence why not."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        prepare(arguments)
        execute_from_command_line([sys.argv[0], *arguments])
    except (Refused, ImproperlyConfigured) as refusal:
        sys.exit(f"Refused: {refusal}")
    except OperationalError:
        explain_connections()
        raise
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable):
            raise
        sys.exit("Refused: the database has no tables yet. Run: python manage.py migrate --database owner")


def prepare(arguments: list[str]) -> None:
    """Fill the environment: local services in demo mode, nothing in production."""
    if arguments[:1] == ["create_database_roles"]:
        provide_placeholders()
    elif provide_mode() == "demo":
        provide_environment(start=needs_database(arguments))
    elif works_as_owner(arguments) and not is_given(OWNER_URL):
        raise Refused(f"{OWNER_URL} is not set. Only this command needs it: no serving process should have it.")


def needs_database(arguments: list[str]) -> bool:
    """Whether the command may use the database: any but the few known not to."""
    return bool(arguments) and arguments[0] not in WITHOUT_DATABASE and not ONLY_HELP & set(arguments)


def works_as_owner(arguments: list[str]) -> bool:
    """Whether the command asks for the connection that owns the tables."""
    return "--database=owner" in arguments or ("--database", "owner") in pairwise(arguments)


def explain_connections() -> None:
    """End with one sentence when a connection fails; any other database error keeps its traceback."""
    try:
        check_connections()
    except ImproperlyConfigured as refusal:
        sys.exit(f"Refused: {refusal}")


if __name__ == "__main__":
    main(sys.argv[1:])
