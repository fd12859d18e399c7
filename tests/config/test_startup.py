"""Each thing that is wrong with a service: a sentence that names the setting and says what to do."""

import copy
import os
import uuid
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from psycopg import sql

from config import startup
from config.settings import DATABASE_SETTINGS as SETTINGS
from config.startup import check_services
from config.startup_roles import MigrationNeeded, StartupRefused
from institutions.database_roles import OWNER

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)

SERVING = ("default", "counter", "log")
Databases = dict[str, dict[str, Any]]


@pytest.fixture
def databases(monkeypatch: pytest.MonkeyPatch) -> Databases:
    """A copy of the connection settings for a test to spoil; the broker's address is in `startup.settings`."""
    spoilable = copy.deepcopy(settings.DATABASES)
    names, broker = settings.DATABASE_SETTINGS, settings.CELERY_BROKER_URL
    spoiled = SimpleNamespace(DATABASES=spoilable, DATABASE_SETTINGS=names, CELERY_BROKER_URL=broker)
    monkeypatch.setattr(startup, "settings", spoiled)
    return spoilable


@pytest.fixture
def administer() -> Callable[..., None]:
    """Run a statement as database administrator, which only the server of the test run itself allows."""
    if "ASH_TEST_ADMIN_URL" not in os.environ:
        pytest.skip("needs the administrator of the test run's own PostgreSQL")

    def run(statement: str, **names: str) -> None:
        identifiers = {name: sql.Identifier(value) for name, value in names.items()}
        with psycopg.connect(os.environ["ASH_TEST_ADMIN_URL"], autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(**identifiers))

    return run


@pytest.fixture
def become(databases: Databases, administer: Callable[..., None]) -> Iterator[Callable[[str, str], str]]:
    """Let a connection use a new role with the given attributes that may come in and no more; the role's name."""
    made = []

    def use(alias: str, attributes: str) -> str:
        role = f"startup_{uuid.uuid4().hex[:8]}"
        administer(f"CREATE ROLE {{role}} LOGIN PASSWORD 'hunter2' {attributes}", role=role)
        made.append(role)
        as_owner("GRANT CONNECT ON DATABASE {database} TO {role}", role)
        as_owner("GRANT USAGE ON SCHEMA public TO {role}", role)
        databases[alias].update(USER=role, PASSWORD="hunter2")
        return role

    yield use
    for role in made:
        as_owner("REVOKE ALL ON DATABASE {database} FROM {role}", role)
        as_owner("REVOKE ALL ON SCHEMA public FROM {role}", role)
        administer("DROP ROLE {role}", role=role)


def as_owner(statement: str, role: str) -> None:
    """Run a statement about a role in the test database."""
    owner = connections["owner"]
    names = {"database": sql.Identifier(owner.settings_dict["NAME"]), "role": sql.Identifier(role)}
    with owner.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(**names))


def refusal() -> str:
    with pytest.raises(StartupRefused) as refused:
        check_services()
    return str(refused.value)


def test_services_that_are_in_order_are_accepted_in_silence(databases, caplog):
    check_services()
    assert caplog.messages == []


@pytest.mark.parametrize("alias", SETTINGS)
def test_a_wrong_host_is_named(databases, alias):
    databases[alias].update(HOST="127.0.0.1", PORT="1")
    message = refusal()
    assert message.startswith(f"{SETTINGS[alias]}: no connection.")
    assert message.endswith("Check host and port in the URL and whether PostgreSQL runs there.")


def test_a_wrong_password_is_named_and_not_shown(databases):
    databases["default"]["PASSWORD"] = "hunter2"
    message = refusal()
    assert message.startswith("DATABASE_URL: no connection.")
    assert "Correct the password in the URL, or draw new ones: python manage.py create_database_roles" in message
    assert "hunter2" not in message


def test_a_password_that_a_typing_error_put_in_the_address_is_not_shown(databases):
    databases["default"].update(HOST="hunter2.invalid", PASSWORD="hunter2")
    assert "hunter2" not in refusal()


@pytest.mark.parametrize("key", ["NAME", "USER"])
def test_a_missing_database_or_role_is_named(databases, key):
    databases["counter"][key] = "nowhere"
    message = refusal()
    assert message.startswith("DATABASE_COUNTER_URL: no connection.")
    assert '"nowhere"' in message


def test_a_missing_database_says_how_to_create_it(databases):
    databases["default"]["NAME"] = "nowhere"
    assert "Create database and roles first: python manage.py create_database_roles" in refusal()


@pytest.mark.parametrize("alias", SETTINGS)
def test_a_superuser_is_refused_for_every_connection(become, alias):
    role = become(alias, "SUPERUSER")
    assert f"{SETTINGS[alias]}: role {role} is a superuser, so row-level security would not hold." in refusal()


@pytest.mark.parametrize("alias", SETTINGS)
def test_a_role_that_bypasses_row_level_security_is_refused(become, alias):
    role = become(alias, "BYPASSRLS")
    assert f"{SETTINGS[alias]}: role {role} has BYPASSRLS, so row-level security would not hold." in refusal()


@pytest.mark.parametrize("alias", SERVING)
def test_the_owner_is_refused_for_serving_counting_and_logging(databases, alias):
    databases[alias].update(USER=databases["owner"]["USER"], PASSWORD=databases["owner"]["PASSWORD"])
    message = refusal()
    assert f"{SETTINGS[alias]}: role {OWNER} owns the database or its tables" in message
    assert "Only DATABASE_OWNER_URL names the owner." in message


@pytest.mark.parametrize("alias", SERVING)
def test_a_member_of_the_owner_is_refused_like_the_owner(become, alias):
    role = become(alias, f"IN ROLE {OWNER} NOINHERIT")
    assert f"{SETTINGS[alias]}: role {role} owns the database or its tables" in refusal()


@pytest.mark.parametrize("alias", ["default", "counter"])
def test_a_role_without_rights_on_a_table_is_told_which_and_how_to_get_them(become, alias):
    role = become(alias, "")
    with pytest.raises(MigrationNeeded) as refused:
        check_services()
    message = str(refused.value)
    assert message.startswith(f"{SETTINGS[alias]}: role {role} may not SELECT ")
    assert message.endswith("python manage.py migrate --database owner")


def test_a_role_without_any_rights_in_the_database_is_refused(become):
    role = become("default", "")
    as_owner("REVOKE USAGE ON SCHEMA public FROM {role}", role)
    assert f"DATABASE_URL: role {role} has no rights in this database. Use a role made by: " in refusal()


def test_an_owner_that_may_not_create_tables_is_refused(become):
    role = become("owner", "")
    assert f"DATABASE_OWNER_URL: role {role} may not create tables." in refusal()


def test_an_empty_database_is_told_to_migrate(databases, administer):
    empty = f"startup_{uuid.uuid4().hex[:8]}"
    administer("CREATE DATABASE {empty} OWNER {owner}", empty=empty, owner=OWNER)
    try:
        for database in databases.values():
            database["NAME"] = empty
        with pytest.raises(MigrationNeeded) as refused:
            check_services()
        databases["log"].update(USER=databases["owner"]["USER"], PASSWORD=databases["owner"]["PASSWORD"])
        assert "DATABASE_LOG_URL: role ash_owner owns the database" in refusal()
    finally:
        administer("DROP DATABASE {empty} WITH (FORCE)", empty=empty)
    message = str(refused.value)
    assert message.startswith("DATABASE_OWNER_URL: ")
    assert "migration(s) missing" in message
    assert message.endswith("Run: python manage.py migrate --database owner")


def test_a_broker_that_is_down_is_a_warning_only_and_its_password_is_not_shown(databases, caplog):
    startup.settings.CELERY_BROKER_URL = "redis://:hunter2@127.0.0.1:1/0"
    check_services()
    (warning,) = caplog.messages
    assert warning.startswith("BROKER_URL: redis://:**@127.0.0.1:1/0 does not answer")
    assert "Entering goes on; figures follow when it is back." in warning
