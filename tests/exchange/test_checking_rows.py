"""Checking the rows of a file: problems of all rows at once, and what is new, there already or changed."""

from datetime import date

import pytest

from exchange.models import FileState, ImportFile, ImportRow
from exchange.services import checking
from exchange.services.progress import unseen
from institutions.models import Institution, Team, User
from measurements.models import Measurement
from tests.exchange.files_to_import import checked_file, csv_of, messages, outcomes, row, taken_over

pytestmark = pytest.mark.django_db


def test_the_problems_of_all_rows_are_kept_with_line_and_column(institution: Institution) -> None:
    file = checked_file(csv_of(row(c3a="9", datum_einde=""), row(), row(team="Oost")), institution)
    assert (file.state, file.errors) == (FileState.CHECKED, 2)
    assert [(line, column) for line, column, _ in messages(file)] == [(2, "3a"), (2, "datum_einde"), (4, "team")]
    assert list(ImportRow.objects.values_list("line", flat=True)) == [3]


def test_a_row_is_kept_as_the_measurement_it_would_become(institution: Institution, team: Team, worker: User) -> None:
    cells = row(meting_id="BO-1", gezin_id="G-1", hulpverlener=worker.email, c3a="0", c6="")
    kept = checked_file(csv_of(cells), institution).batches.get().lines.get()
    assert (kept.line, kept.code, kept.family_reference, kept.team_id) == (2, "BO-1", "G-1", team.pk)
    assert (kept.author_id, kept.institution_id, kept.outcome) == (worker.pk, institution.pk, "new")
    assert (kept.referred_on, kept.completed_on) == (date(2024, 2, 1), date(2024, 3, 5))
    assert (kept.family_type, kept.problems, kept.work_goals) == ("TG01", ["PJ01", "PO01"], ["WD01"])
    assert (kept.capacity_and_burden_clear, kept.weekly_supervision, kept.crisis_resolved) == (False, None, True)
    assert (kept.process_scored, kept.process_met, kept.outcome_met) == (10, 9, 3)


def test_what_is_there_already_is_told_from_what_was_changed_since(institution: Institution) -> None:
    rows = [row(meting_id=f"BO-{number}") for number in range(4)]
    taken_over(csv_of(*rows), institution)
    again = [rows[0], rows[1] | {"3a": "0", "problematiek": "PJ01"}, rows[2] | {"team": "zuid"}, row(meting_id="BO-9")]
    batch = checked_file(csv_of(*again), institution).batches.get()
    assert outcomes(batch) == {"BO-0": "duplicate", "BO-1": "changed", "BO-2": "changed", "BO-9": "new"}
    differences = dict(batch.lines.values_list("code", "differences"))
    assert differences["BO-1"] == ["problems", "capacity_and_burden_clear"]
    assert differences["BO-2"] == ["team_id"]


def test_the_order_of_several_codes_makes_no_other_measurement(institution: Institution) -> None:
    cells = row(problematiek="PO01|PJ01")
    taken_over(csv_of(cells), institution)
    batch = checked_file(csv_of(cells | {"problematiek": "PJ01|PO01"}), institution).batches.get()
    assert outcomes(batch) == {cells["meting_id"]: "duplicate"}


def test_a_withdrawn_measurement_is_not_there_as_it_was(institution: Institution) -> None:
    cells = row(meting_id="BO-1")
    taken_over(csv_of(cells), institution)
    Measurement.objects.update(state="withdrawn")
    batch = checked_file(csv_of(cells), institution).batches.get()
    assert batch.lines.get().differences == ["state"]


def test_the_same_meting_id_at_another_institution_is_another_measurement(
    institution: Institution, other_institution: Institution
) -> None:
    cells = row(meting_id="BO-1")
    taken_over(csv_of(cells | {"instelling": "bb"}), other_institution)
    assert outcomes(checked_file(csv_of(cells), institution).batches.get()) == {"BO-1": "new"}


def test_one_family_reference_is_no_duplicate(institution: Institution) -> None:
    taken_over(csv_of(row(gezin_id="G-1")), institution)
    batch = checked_file(csv_of(row(gezin_id="G-1"), row(gezin_id="G-1")), institution).batches.get()
    assert set(outcomes(batch).values()) == {"new"}


def test_a_file_of_several_institutions_has_a_batch_for_each(
    institution: Institution, other_institution: Institution
) -> None:
    file = checked_file(csv_of(row(), row(instelling="bb"), row(instelling="Instelling BB")), None)
    assert not file.errors, messages(file)
    assert dict(file.batches.values_list("institution__code", "rows")) == {"aa": 1, "bb": 2}


def test_a_second_check_replaces_the_first(institution: Institution) -> None:
    file = checked_file(csv_of(row(c3a="9"), row()), institution)
    ImportFile.objects.update(state=FileState.CHECKING, mapping={"columns": {}, "values": {"score": {"9": ""}}})
    file.refresh_from_db()
    checking.check(file, unseen)
    assert (file.errors, file.problems.count(), file.batches.get().rows) == (0, 0, 2)


def test_a_file_that_nobody_asked_to_check_stays_as_it_is(institution: Institution) -> None:
    file = checked_file(csv_of(row(c3a="9")), institution)
    checking.check(file, unseen)
    assert file.problems.count() == 1
