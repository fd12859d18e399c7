"""The history of rows: no way of changing one escapes it, nobody else writes it, and it reads in words."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, connections
from django.db.models import Model

from audit import field_labels
from audit.history import Change, FieldChange, changes_of
from institutions.models import Institution, InstitutionEvent, Location, Membership, MembershipEvent, Team, User
from institutions.row_context import RowContext, change_context, row_context
from measurements.models import Measurement, MeasurementEvent
from tests.measurements.browsing import Submitted
from tests.world import committed

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]

WRITING = (
    "INSERT INTO TABLE (pgh_id) VALUES (1)",
    "UPDATE TABLE SET pgh_label = ''",
    "DELETE FROM TABLE",
    "TRUNCATE TABLE",
)
TRACKED = {
    "ClosedTrajectories",
    "CodebookEntry",
    "Institution",
    "Invitation",
    "Location",
    "Measurement",
    "Membership",
    "Team",
    "User",
}


def events_about(measurement: Measurement) -> list[tuple[str, str]]:
    """What each event says of this measurement: the kind of change and the reference after it."""
    events = MeasurementEvent.objects.filter(pgh_obj_id=measurement.pk).order_by("pgh_id")
    return [(event.pgh_label, event.trajectory_reference) for event in events]


def bulk_update(measurement: Measurement) -> None:
    measurement.trajectory_reference = "NEW"
    Measurement.objects.bulk_update([measurement], ["trajectory_reference"])


def update(measurement: Measurement) -> None:
    Measurement.objects.filter(pk=measurement.pk).update(trajectory_reference="NEW")


def raw_sql(measurement: Measurement) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE measurements_measurement SET trajectory_reference = 'NEW' WHERE id = %s", [measurement.pk]
        )


def save(measurement: Measurement) -> None:
    measurement.trajectory_reference = "NEW"
    measurement.save(update_fields=["trajectory_reference", "changed_at"])


@pytest.mark.parametrize("way", [bulk_update, update, raw_sql, save])
def test_every_way_of_changing_a_row_leaves_an_event(way: Callable[[Measurement], None], submitted: Submitted) -> None:
    measurement = submitted(trajectory_reference="OLD")
    way(measurement)
    assert events_about(measurement) == [("insert", "OLD"), ("update", "NEW")]


def test_rows_made_in_bulk_are_events_each(submitted: Submitted) -> None:
    first = submitted()
    copies = [Measurement(**{**values(first), "code": f"COPY-{number}"}) for number in range(3)]
    made = Measurement.objects.bulk_create(copies)
    assert [events_about(one) for one in made] == [[("insert", "")]] * 3


def values(measurement: Measurement) -> dict[str, Any]:
    """The values of a measurement that make another one, without its key and what PostgreSQL counts."""
    fields = [field for field in Measurement._meta.concrete_fields if not field.generated and not field.primary_key]
    return {field.attname: getattr(measurement, field.attname) for field in fields}


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_removed_row_is_kept_as_it_last_was(submitted: Submitted) -> None:
    measurement = submitted(trajectory_reference="OLD")
    Measurement.objects.using("owner").filter(pk=measurement.pk).delete()
    assert events_about(measurement) == [("insert", "OLD"), ("delete", "OLD")]


def test_a_change_that_is_undone_leaves_no_event(submitted: Submitted, worker: User) -> None:
    measurement = submitted(trajectory_reference="OLD")

    def change_and_stumble() -> None:
        institutions = (measurement.institution_id,)
        with row_context(RowContext(user_id=worker.pk, institutions=institutions)):
            update(measurement)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_stumble()
    assert events_about(measurement) == [("insert", "OLD")]


def test_an_event_says_who_and_why_and_the_why_ends_with_the_transaction(submitted: Submitted, worker: User) -> None:
    measurement = submitted()
    with row_context(RowContext(user_id=worker.pk, institutions=(measurement.institution_id,))):
        change_context(reason="wrong_answer")
        update(measurement)
    save(measurement)
    contexts = MeasurementEvent.objects.filter(pgh_label="update").order_by("pgh_id").values_list("pgh_context")
    assert [context for (context,) in contexts] == [
        {"user": worker.pk, "reason": "wrong_answer"},
        {"user": None, "reason": ""},
    ]


def tracked_models() -> dict[str, type[Model]]:
    return {model.__name__: model for model in apps.get_models() if hasattr(model, "pgh_event_models")}


def test_every_kind_of_row_that_has_to_be_accounted_for_keeps_its_history() -> None:
    assert set(tracked_models()) == TRACKED


REMOVES_EXPIRED_DRAFTS = ("counter", "measurements_measurementevent")
"""Who may remove what is left of a draft that is gone, and by its policy no more; see test_expiry.py."""


def event_tables() -> list[str]:
    return sorted(model._meta.db_table for model in apps.get_models() if model.__name__.endswith("Event"))


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize("alias", ["default", "counter", "log"])
def test_nobody_but_the_triggers_writes_the_history(alias: str, world: None) -> None:
    assert len(event_tables()) == len(TRACKED)
    for table in event_tables():
        for statement in WRITING:
            if (alias, table) == REMOVES_EXPIRED_DRAFTS and statement.startswith("DELETE"):
                continue
            with connections[alias].cursor() as cursor, pytest.raises(DatabaseError, match="permission denied"):
                cursor.execute(statement.replace(" TABLE", f" {table}"))


def test_the_triggers_run_with_the_rights_of_their_owner_and_cannot_be_led_to_another_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosecdef, array_to_string(proconfig, ';'), proacl::text FROM pg_proc"
            " WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'pgtrigger%'"
        )
        functions = cursor.fetchall()
    assert len(functions) == 3 * len(TRACKED)
    for name, is_definer, settings, rights in functions:
        assert is_definer, name
        assert settings == "search_path=pg_catalog, public, pg_temp", name
        assert not any(right.startswith("=") for right in rights.strip("{}").split(",")), name


def test_the_linter_refuses_to_switch_the_triggers_off(tmp_path: Path) -> None:
    written = tmp_path / "gap.py"
    written.write_text('import pgtrigger\n\nwith pgtrigger.ignore("measurements.Measurement"):\n    pass\n')
    arguments = ["check", "--no-cache", "--config", str(ROOT / "pyproject.toml"), str(written)]
    refused = subprocess.run(
        [sys.executable, "-m", "ruff", *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert refused.returncode == 1
    assert "TID251" in refused.stdout
    assert "pgtrigger.ignore" in refused.stdout


def in_the_context_of(user: User, **fields: Any) -> RowContext:
    return RowContext(user_id=user.pk, **fields)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_the_history_of_an_institution_in_words_newest_first(administrator: User, institution: Institution) -> None:
    def merge() -> Institution:
        successor = Institution.objects.using("owner").create(
            code="cc", name="Instelling CC", active_from=date(2020, 1, 1)
        )
        Institution.objects.using("owner").filter(pk=institution.pk).update(
            name="Instelling A", active_until=date(2026, 12, 31), successor=successor
        )
        return successor

    committed(merge)
    newest, oldest = changes_of(InstitutionEvent, labels=field_labels.INSTITUTION, pgh_obj_id=institution.pk)
    assert (newest.who, newest.what, newest.why) == ("systeem", "gewijzigd", "")
    assert newest.fields == (
        FieldChange("Naam", "Instelling AA", "Instelling A"),
        FieldChange("Actief tot en met", "leeg", "31-12-2026"),
        FieldChange("Opvolger", "leeg", "Instelling CC"),
    )
    assert (oldest.what, oldest.fields[:2]) == (
        "aangemaakt",
        (FieldChange("Naam", "", "Instelling AA"), FieldChange("Actief vanaf", "", "1-1-2018")),
    )
    assert oldest.fields[-1] == FieldChange("Akkoord met open vergelijking", "", "nee")


def test_the_history_of_a_membership_says_role_and_team_by_name_and_who_by_who_reads(
    lead: User, worker: User, colleague: User, institution: Institution
) -> None:
    membership = worker.memberships.get()
    here = {"institutions": (institution.pk,), "leads": (institution.pk,)}
    with row_context(in_the_context_of(lead, **here)):
        change_context(reason="left")
        membership.active_until = date(2026, 12, 31)
        membership.save(update_fields=["active_until"])

    def newest(reader: RowContext) -> Change:
        labels, reasons = field_labels.MEMBERSHIP, {"left": "Werkt hier niet meer"}
        with row_context(reader):
            which = {"pgh_obj_id": membership.pk}
            return changes_of(MembershipEvent, labels=labels, reasons=reasons, somebody="iemand van SEJN", **which)[0]

    seen = newest(in_the_context_of(lead, **here))
    assert (seen.who, seen.why) == (lead.name, "Werkt hier niet meer")
    assert seen.fields == (FieldChange("Actief tot en met", "leeg", "31-12-2026"),)


def test_who_is_out_of_sight_is_called_as_the_page_says(submitted: Submitted, lead: User, worker: User) -> None:
    measurement = submitted()
    with row_context(in_the_context_of(lead, institutions=(measurement.institution_id,))):
        update(measurement)
    labels = {"trajectory_reference": "Uw code"}
    with row_context(in_the_context_of(worker, institutions=(measurement.institution_id,))):
        which = {"labels": labels, "pgh_obj_id": measurement.pk}
        assert changes_of(MeasurementEvent, somebody="een collega", **which)[0].who == "een collega"
        assert changes_of(MeasurementEvent, **which)[0].who == "onbekende gebruiker"


def test_a_row_that_is_older_than_its_history_shows_no_guess_of_what_it_held(submitted: Submitted) -> None:
    measurement = submitted(trajectory_reference="OLD")
    update(measurement)
    labels = {"trajectory_reference": "Uw code"}
    (change,) = changes_of(MeasurementEvent, labels=labels, pgh_obj_id=measurement.pk, pgh_label="update")
    assert (change.what, change.fields) == ("gewijzigd", ())


@pytest.mark.parametrize(
    ("model", "labels", "left_out"),
    [
        (Institution, field_labels.INSTITUTION, {"id", "code"}),
        (Location, field_labels.LOCATION, {"id", "institution_id"}),
        (Team, field_labels.TEAM, {"id", "institution_id", "code"}),
        (User, field_labels.USER, {"id", "password", "last_login"}),
        (Membership, field_labels.MEMBERSHIP, {"id", "user_id"}),
        (
            apps.get_model("accounts.Invitation"),
            field_labels.INVITATION,
            {"id", "token_hash", "invited_by_id", "created_at", "accepted_by_id"},
        ),
        (
            apps.get_model("measurements.CodebookEntry"),
            field_labels.CODEBOOK_ENTRY,
            {"id", "codebook", "code", "concerns"},
        ),
    ],
)
def test_every_field_has_a_word_or_is_left_out_on_purpose(
    model: type[Model], labels: dict[str, str], left_out: set[str]
) -> None:
    assert set(labels) | left_out == {field.attname for field in model._meta.concrete_fields}
