"""Takes every policy and every `visible_to` away in turn, and wants to see the checks fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections
from psycopg import sql

from benchmark.models import MonthSplit, MonthTally, Release
from institutions.access import context_of
from institutions.models import User
from institutions.row_context import row_context
from institutions.row_policies import apply_row_policies, tables_and_rows
from measurements.models import Measurement
from tests.institutions.row_security.rows import inquiry
from tests.institutions.row_security.test_every_table import differences
from tests.institutions.row_security.test_every_table import rows_of_everybody as rows_of_everybody

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

POLICIES = """
    SELECT tablename, policyname, cmd, roles[1],
           coalesce(qual, 'true') = 'true' AND coalesce(with_check, 'true') = 'true'
      FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname
"""
Policy = tuple[str, str, str, str, bool]


def every_policy() -> list[Policy]:
    """Table, name, command and role of each policy, and whether it lets everything pass already."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(POLICIES)
        return list(cursor.fetchall())


def run_as_owner(statement: str, **names: str) -> None:
    identifiers = {name: sql.Identifier(value) for name, value in names.items()}
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(**identifiers))


@contextmanager
def without(table: str, name: str) -> Iterator[None]:
    """The policy is gone inside the block, and all of its app are set again after it."""
    run_as_owner("DROP POLICY {name} ON {table}", name=name, table=table)
    try:
        yield
    finally:
        for app in apps.get_app_configs():
            if table in tables_and_rows(app):
                apply_row_policies(app, "owner")


def open_wide(table: str, command: str, role: str) -> None:
    conditions = {"SELECT": "USING (true)", "INSERT": "WITH CHECK (true)", "DELETE": "USING (true)"}
    condition = conditions.get(command, "USING (true) WITH CHECK (true)")
    run_as_owner(f"CREATE POLICY wide ON {{table}} FOR {command} TO {{role}} {condition}", table=table, role=role)


@pytest.mark.usefixtures("rows_of_everybody")
def test_no_policy_can_be_taken_away_or_opened_unnoticed() -> None:
    unnoticed = []
    policies, asked = every_policy(), inquiry()
    labels = {table: asked.labels(table) for table, *_ in policies}
    for table, name, command, role, is_open in policies:
        with without(table, name):
            if not differences(table, asked, labels[table]):
                unnoticed.append(f"{table} without {name}")
            if not is_open:
                open_wide(table, command, role)
                if not differences(table, asked, labels[table]):
                    unnoticed.append(f"{table} with {name} open to all")
    assert unnoticed == []
    assert {role for _, _, _, role, _ in policies} == {
        settings.DATABASES[alias]["USER"] for alias in settings.DATABASES
    }


@pytest.mark.usefixtures("rows_of_everybody")
def test_row_level_security_that_is_switched_off_is_noticed() -> None:
    table, asked = Measurement._meta.db_table, inquiry()
    run_as_owner("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY", table=table)
    try:
        assert differences(table, asked, asked.labels(table))
    finally:
        run_as_owner("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", table=table)


Person = Callable[[str], User]


def a_worker_does_not_see_the_measurement_of_a_colleague(person: Person) -> None:
    """Within an institution PostgreSQL hides nothing: codes have to be unique among those of colleagues too."""
    colleague = person("worker.zuid@aa.example")
    with row_context(context_of(colleague)):
        assert Measurement.objects.exists()
        assert not Measurement.objects.visible_to(colleague).exists()


def an_administrator_reads_no_figures(person: Person) -> None:
    """PostgreSQL lets administrators count, to say what a change does to the figures; pages with figures do not."""
    administrator = person("administrator@sejn.example")
    with row_context(context_of(administrator)):
        assert not MonthTally.objects.visible_to(administrator).exists()


def an_administrator_reads_no_splits(person: Person) -> None:
    administrator = person("administrator@sejn.example")
    with row_context(context_of(administrator)):
        assert not MonthSplit.objects.visible_to(administrator).exists()


def what_is_not_published_is_not_listed(person: Person) -> None:
    """PostgreSQL hides it from the web role; this holds on a connection that sees everything, too."""
    listed = Release.objects.using("owner").visible_to(person("lead@aa.example"))
    assert [release.number for release in listed] == [1]


CHECKS: dict[type[Any], Callable[[Person], None]] = {
    Measurement: a_worker_does_not_see_the_measurement_of_a_colleague,
    MonthTally: an_administrator_reads_no_figures,
    MonthSplit: an_administrator_reads_no_splits,
    Release: what_is_not_published_is_not_listed,
}
"""Per model with a `visible_to` a check of what only that keeps apart, for PostgreSQL would show it."""


def test_every_visible_to_has_a_check() -> None:
    assert {model for model in apps.get_models() if hasattr(model._default_manager, "visible_to")} == set(CHECKS)


@pytest.mark.usefixtures("rows_of_everybody")
@pytest.mark.parametrize("model", CHECKS)
def test_no_visible_to_can_be_taken_away_unnoticed(
    model: type[Any], person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    CHECKS[model](person)
    monkeypatch.setattr(type(model._default_manager.all()), "visible_to", lambda rows, user: rows.all())
    monkeypatch.setattr(type(model._default_manager), "visible_to", lambda manager, user: manager.all())
    with pytest.raises(AssertionError):
        CHECKS[model](person)
