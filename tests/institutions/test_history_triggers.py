"""The triggers that keep the history cannot be passed by, whoever writes and however."""

import pytest
from django.db import ProgrammingError, connection, connections

from institutions.access import context_of
from institutions.history import let_triggers_write
from institutions.models import User
from institutions.row_context import row_context
from measurements.models import Measurement, MeasurementEvent

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def test_a_session_that_asks_triggers_to_be_ignored_leaves_a_trace_all_the_same(
    submitted: object, worker: User
) -> None:
    submitted()  # type: ignore[operator]
    before = MeasurementEvent.objects.using("owner").count()
    with row_context(context_of(worker)), connection.cursor() as cursor:
        for name in ("pgtrigger_update_update", "update_update"):
            cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [f"{{{name},measurement:update_update}}"])
        names = "SELECT array_agg(tgname::text)::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger%'"
        cursor.execute(f"SELECT set_config('pgtrigger.ignore', ({names}), true)")
        cursor.execute("UPDATE measurements_measurement SET version = 9")
    assert MeasurementEvent.objects.using("owner").count() == before + 1


def test_nobody_but_the_triggers_writes_history(submitted: object, worker: User) -> None:
    submitted()  # type: ignore[operator]
    context = context_of(worker)
    for statement in (
        "DELETE FROM measurements_measurementevent",
        "UPDATE measurements_measurementevent SET version = 1",
    ):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            row_context(context),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_every_function_of_the_history_runs_with_the_rights_of_its_owner_after_migrating() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE prosecdef) FROM pg_proc WHERE proname LIKE 'pgtrigger%'"
        )
        found = cursor.fetchone()
    assert found[0] == found[1] > 10
    let_triggers_write("owner")  # and again: nothing to do


def test_a_change_keeps_who_and_why(submitted: object, worker: User) -> None:
    submitted()  # type: ignore[operator]
    with row_context(context_of(worker)):
        Measurement.objects.update(version=5)
    event = MeasurementEvent.objects.using("owner").latest("pgh_id")
    assert event.pgh_context["user"] == worker.pk
    assert event.pgh_label == "update"
