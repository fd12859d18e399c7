"""What nobody confirmed in 30 days is let go of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from exchange.models import BatchState, FileState, ImportBatch, ImportFile, ImportProblem, ImportRow
from exchange.services.expiring import KEPT, remove_expired_files
from institutions.models import Institution
from measurements.models import Measurement
from tests.exchange.files_to_import import checked_file, csv_of, read_file, row, taken_over

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def at(file: ImportFile, age: timedelta) -> None:
    ImportFile.objects.using("owner").filter(pk=file.pk).update(uploaded_at=timezone.now() - age)


def test_a_file_that_waited_too_long_goes_with_its_rows(institution: Institution) -> None:
    file = checked_file(csv_of(row(), row(c3a="9")), institution)
    at(file, KEPT + timedelta(minutes=1))
    assert remove_expired_files(timezone.now()) == 1
    file.refresh_from_db()
    assert (file.state, file.lines, file.profile) == (FileState.REMOVED, None, {})
    assert not ImportRow.objects.exists()
    assert not ImportProblem.objects.exists()
    assert ImportBatch.objects.get().state == BatchState.DECLINED
    assert remove_expired_files(timezone.now()) == 0


def test_a_younger_file_stays(institution: Institution) -> None:
    file = read_file(csv_of(), institution)
    at(file, KEPT - timedelta(minutes=1))
    assert remove_expired_files(timezone.now()) == 0
    file.refresh_from_db()
    assert (file.state, file.lines is None) == (FileState.MAPPING, False)


def test_what_came_in_stays(institution: Institution) -> None:
    batch = taken_over(csv_of(), institution)
    at(batch.file, KEPT + timedelta(days=300))
    assert remove_expired_files(timezone.now()) == 0
    batch.refresh_from_db()
    assert (batch.state, Measurement.objects.count()) == (BatchState.IMPORTED, 1)


def test_the_rows_of_a_sent_file_go_too_when_nobody_confirms(institution: Institution) -> None:
    file = checked_file(csv_of(), None)
    ImportFile.objects.filter(pk=file.pk).update(state=FileState.SENT, lines=None)
    at(file, KEPT + timedelta(minutes=1))
    remove_expired_files(timezone.now())
    assert not ImportRow.objects.exists()
    assert ImportBatch.objects.get().state == BatchState.DECLINED
