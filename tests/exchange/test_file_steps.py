"""The steps of a person with a file: who may take them, and when not."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from exchange.domain.mapping import FileMapping
from exchange.files.reading import MOST_BYTES
from exchange.models import FileState, ImportFile, ImportJob, ImportProblem, ImportRow, RememberedMapping
from exchange.services import files
from institutions.models import Institution, User
from measurements.models import Measurement
from tests.exchange.files_to_import import checked_file, csv_of, read_file, row, taken_over

pytestmark = pytest.mark.django_db

ENDED = "Dit bestand is al afgehandeld"


def test_an_upload_is_kept_and_waits_to_be_read(institution: Institution, lead: User) -> None:
    job = files.upload(content=b"abc", name="x" * 300, by=lead, institution=institution)
    assert (job.work, job.state, job.asked_by) == ("read", "waiting", lead)
    assert (job.file.state, bytes(job.file.content), len(job.file.name)) == ("reading", b"abc", 200)
    assert len(job.file.sha256) == 64


def test_nobody_uploads_for_an_institution_of_others(
    institution: Institution, other_institution: Institution, lead: User, worker: User, analyst: User
) -> None:
    for somebody, where in ((lead, other_institution), (lead, None), (worker, institution), (analyst, institution)):
        with pytest.raises(PermissionDenied):
            files.upload(content=b"abc", name="m.csv", by=somebody, institution=where)
    assert files.upload(content=b"abc", name="m.csv", by=analyst, institution=None).file.institution is None


def test_a_file_that_is_too_large_is_not_kept(institution: Institution, lead: User) -> None:
    with pytest.raises(ValidationError, match=r"Dit bestand is groter dan 20 MB\. Deel het op"):
        files.upload(content=b"x" * (MOST_BYTES + 1), name="m.csv", by=lead, institution=institution)
    assert not ImportFile.objects.exists()


def test_settling_asks_for_the_check_and_is_remembered(institution: Institution, lead: User) -> None:
    mapping = FileMapping(values={"score": {"9": ""}})
    file = read_file(csv_of(), institution)
    job = files.settle(file=file, mapping=mapping, by=lead)
    assert job is not None
    assert (job.work, ImportFile.objects.get().state) == ("check", FileState.CHECKING)
    assert RememberedMapping.objects.get(institution=institution).mapping == mapping.as_json


def test_as_long_as_a_column_is_missing_there_is_nothing_to_check(institution: Institution, lead: User) -> None:
    file = read_file(csv_of(), institution)
    mapping = FileMapping({"3a": ""})
    assert files.settle(file=file, mapping=mapping, by=lead) is None
    file.refresh_from_db()
    assert (file.state, file.mapping, ImportJob.objects.count()) == (FileState.MAPPING, mapping.as_json, 0)


def test_a_file_that_came_in_is_not_read_otherwise(institution: Institution, lead: User) -> None:
    batch = taken_over(csv_of(), institution)
    for step in (
        lambda: files.settle(file=batch.file, mapping=FileMapping(), by=lead),
        lambda: reopen(batch.file, lead),
    ):
        with pytest.raises(ValidationError, match=ENDED):
            step()
    assert Measurement.objects.filter(import_number=batch.pk).exists()
    batch.refresh_from_db()


def reopen(file: ImportFile, by: User) -> None:
    files.reopen(file=file, by=by)


def test_reopening_forgets_what_the_check_found(institution: Institution, lead: User) -> None:
    file = checked_file(csv_of(row(), row(c3a="9")), institution)
    reopen(file, lead)
    file.refresh_from_db()
    assert (file.state, file.errors) == (FileState.MAPPING, 0)
    assert not ImportProblem.objects.exists()
    assert not ImportRow.objects.exists()


def test_removing_leaves_nothing_of_the_file(institution: Institution, lead: User) -> None:
    file = checked_file(csv_of(row(), row(c3a="9")), institution)
    files.remove(file=file, by=lead)
    file.refresh_from_db()
    assert (file.state, file.lines, file.profile) == (FileState.REMOVED, None, {})
    assert not ImportProblem.objects.exists()
    assert not ImportRow.objects.exists()
    files.remove(file=file, by=lead)


def test_removing_what_came_in_leaves_the_measurements_and_their_import(institution: Institution, lead: User) -> None:
    batch = taken_over(csv_of(), institution)
    files.remove(file=batch.file, by=lead)
    batch.refresh_from_db()
    assert (batch.state, Measurement.objects.count()) == ("imported", 1)


def test_a_file_of_others_is_not_there(institution: Institution, foreign_lead: User, analyst: User) -> None:
    file = read_file(csv_of(), institution)
    for somebody in (foreign_lead, analyst):
        with pytest.raises(Http404):
            files.remove(file=file, by=somebody)


def test_sending_leaves_the_parts_and_nothing_of_the_whole(
    institution: Institution, other_institution: Institution, analyst: User
) -> None:
    file = checked_file(csv_of(row(), row(instelling="bb")), None, by=analyst.pk)
    files.send(file=file, by=analyst)
    file.refresh_from_db()
    assert (file.state, file.lines, file.profile) == (FileState.SENT, None, {})
    assert set(ImportRow.objects.values_list("batch__institution__code", flat=True)) == {"aa", "bb"}
    with pytest.raises(ValidationError, match=ENDED):
        files.remove(file=file, by=analyst)


def test_a_file_of_a_colleague_at_sejn_is_not_there(
    institution: Institution, analyst: User, administrator: User
) -> None:
    file = checked_file(csv_of(), None, by=administrator.pk)
    with pytest.raises(Http404):
        files.send(file=file, by=analyst)


def test_a_file_with_errors_is_not_sent(institution: Institution, analyst: User) -> None:
    file = checked_file(csv_of(row(), row(c3a="9")), None, by=analyst.pk)
    with pytest.raises(ValidationError, match="Er staan nog fouten in dit bestand"):
        files.send(file=file, by=analyst)
    assert ImportFile.objects.get().state == FileState.CHECKED
