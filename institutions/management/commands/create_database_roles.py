"""Prepares a database server of one's own."""

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser
from psycopg.conninfo import conninfo_to_dict

from institutions.database_roles import DATABASE_ROLES, create_roles
from institutions.secret_files import with_secret_files

UNKNOWN_PASSWORD = "PASSWORD"  # noqa: S105 a place to fill in


class Command(BaseCommand):
    """Needs neither tables nor settings: a database administrator runs it once, before anything else."""

    help = "Create the database and its four roles as database administrator, and print their connection URLs."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--admin-url",
            required=True,
            help="postgresql://... of an administrator, to a database that exists",
        )
        parser.add_argument("--database", default="ash", help="name of the database to create (default: ash)")
        passwords = parser.add_mutually_exclusive_group()
        passwords.add_argument("--reset-passwords", action="store_true", help="new ones for roles that exist too")
        passwords.add_argument("--from-environment", action="store_true", help="those in the DATABASE_*_URL set now")

    def handle(self, *, admin_url: str, database: str, reset_passwords: bool, **options: Any) -> None:
        passwords = passwords_from_environment() if options["from_environment"] else None
        try:
            created = create_roles(admin_url, database=database, passwords=passwords, reset_passwords=reset_passwords)
            address = address_for_roles(admin_url, database)
        except psycopg.Error as error:
            raise CommandError(
                f"--admin-url: {str(error).strip()}\nGive the URL of a superuser, or of a role with "
                "CREATEROLE and CREATEDB, to a database that exists (usually postgres)."
            ) from error
        if not passwords:
            self._print_urls(address, created)

    def _print_urls(self, address: str, created: dict[str, str]) -> None:
        for name, role in DATABASE_ROLES.items():
            password = created.get(name, UNKNOWN_PASSWORD)
            self.stdout.write(f"{role.setting}=postgresql://{name}:{password}@{address}")
        if len(created) < len(DATABASE_ROLES):
            self.stderr.write(
                f"Roles that were there keep their password: put it in the place of {UNKNOWN_PASSWORD}, "
                "or draw new ones with --reset-passwords."
            )


def passwords_from_environment() -> dict[str, str]:
    """The password per role in the four DATABASE_*_URL or their files; CommandError names the first that has none."""
    given = with_secret_files(os.environ)
    return {name: _password(name, role.setting, given) for name, role in DATABASE_ROLES.items()}


def _password(name: str, setting: str, given: Mapping[str, str]) -> str:
    try:
        found = conninfo_to_dict(given.get(setting, ""))
    except psycopg.ProgrammingError:
        found = {}
    if found.get("user") != name or not found.get("password"):
        raise CommandError(f"{setting} must be postgresql://{name}:password@host:5432/database.")
    return str(found["password"])


def address_for_roles(admin_url: str, database: str) -> str:
    """What follows the @ in the URLs to print: the administrator's server, with this database."""
    found = conninfo_to_dict(admin_url)
    host, port = str(found.get("host") or ""), str(found.get("port") or "5432")
    if host.startswith("/"):
        return f"/{database}?host={quote(host)}&port={port}"
    return f"{host or 'localhost'}:{port}/{database}"
