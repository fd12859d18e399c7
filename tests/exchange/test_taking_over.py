"""Taking over a batch: every new row is a measurement, all of them or none; and undoing it."""

from collections.abc import Callable, Iterator

import pytest
from django.db import IntegrityError, transaction

from exchange.models import BatchState, FileState, ImportBatch, ImportRow
from exchange.selectors.outcomes import changes_of, totals_of
from exchange.services import taking_over as taking
from exchange.services.progress import Cancelled, unseen
from exchange.services.taking_over import PreviewIsOld, take_over
from exchange.services.undoing import CannotUndo, undo, would_stay
from institutions.models import Institution, User
from measurements.models import Measurement, State
from tests.exchange.files_to_import import checked_file, csv_of, outcomes, row, taken_over
from tests.measurements.closed_years import Close, close_for_all, reopen_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def close(world: None) -> Iterator[Close]:
    """A function that closes a year, until the end of the test."""
    yield close_for_all
    reopen_all()


def batch_of(content: bytes, institution: Institution) -> ImportBatch:
    batch: ImportBatch = checked_file(content, institution).batches.select_related("file", "institution").get()
    return batch


def test_a_row_becomes_a_submitted_measurement(institution: Institution, lead: User) -> None:
    batch = taken_over(csv_of(row(meting_id="BO-1", gezin_id="G-1", traject_id="T-1", c3a="")), institution, by=lead.pk)
    found = Measurement.objects.get(code="BO-1")
    assert (found.state, found.version, found.import_number, found.author) == ("submitted", 1, batch.pk, None)
    assert (found.family_reference, found.trajectory_reference, found.team.code) == ("G-1", "T-1", "noord")
    assert (found.process_scored, found.process_met, found.capacity_and_burden_clear) == (10, 10, None)
    assert len(found.answered) == 14
    assert (batch.state, batch.imported, batch.decided_by) == (BatchState.IMPORTED, 1, lead)


def test_the_rows_and_the_file_are_gone_afterwards(institution: Institution) -> None:
    batch = taken_over(csv_of(), institution)
    batch.file.refresh_from_db()
    assert not ImportRow.objects.exists()
    assert (batch.file.lines, batch.file.profile) == (None, {})


def test_only_what_is_new_comes_in(institution: Institution) -> None:
    rows = [row() for _ in range(3)]
    taken_over(csv_of(rows[0], rows[1]), institution)
    batch = taken_over(csv_of(rows[0], rows[1] | {"3a": "0"}, rows[2]), institution)
    assert batch.imported == 1
    assert Measurement.objects.get(code=rows[1]["meting_id"]).capacity_and_burden_clear is True


def test_the_same_file_twice_brings_nothing(institution: Institution) -> None:
    content = csv_of(row(), row())
    taken_over(content, institution)
    batch = batch_of(content, institution)
    assert set(outcomes(batch).values()) == {"duplicate"}
    take_over(batch, None, unseen)
    assert (batch.imported, Measurement.objects.count()) == (0, 2)


def test_a_file_with_one_error_brings_nothing(institution: Institution) -> None:
    batch = batch_of(csv_of(row(), row(c3a="9")), institution)
    take_over(batch, None, unseen)
    assert (batch.state, Measurement.objects.count()) == (BatchState.PREVIEW, 0)


def test_many_lines_come_in_parts_and_all_of_them(institution: Institution, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "LINES_AT_ONCE", 2)
    seen: list[tuple[int, int]] = []
    batch = batch_of(csv_of(*(row() for _ in range(5))), institution)
    take_over(batch, None, lambda done, total=0: seen.append((done, total)))
    assert Measurement.objects.count() == 5
    assert seen == [(2, 5), (4, 5), (5, 5)]


def test_what_came_in_meanwhile_is_looked_at_again(institution: Institution) -> None:
    content = csv_of(row(meting_id="BO-1"), row(meting_id="BO-2"))
    first, second = batch_of(content, institution), batch_of(content, institution)
    take_over(first, None, unseen)
    with pytest.raises(PreviewIsOld, match=r"Intussen zijn er metingen bijgekomen of veranderd\. Bekijk de controle"):
        take_over(second, None, unseen)
    assert (second.state, Measurement.objects.count()) == (BatchState.PREVIEW, 2)


def test_two_rows_that_change_places_make_another_preview(institution: Institution) -> None:
    first, second = row(meting_id="BO-1"), row(meting_id="BO-2")
    earlier = taken_over(csv_of(second), institution)
    batch = batch_of(csv_of(first, second), institution)
    undo(earlier, None, unseen)
    taken_over(csv_of(first), institution)
    with pytest.raises(PreviewIsOld):
        take_over(batch, None, unseen)


def test_a_year_that_closed_meanwhile_stays_closed(institution: Institution, close: Close) -> None:
    batch = batch_of(csv_of(row(), row(datum_ingevuld="5-3-2025")), institution)
    close(2024)
    with pytest.raises(PreviewIsOld, match=r"Intussen is het jaar 2024 gesloten\. Haal de rijen van dat jaar uit"):
        take_over(batch, None, unseen)
    assert not Measurement.objects.exists()


def test_totals_say_what_counts_and_why_not(institution: Institution) -> None:
    few = {f"c{number}": "" for number in ("1", "2", "3a", "3b")}
    no_outcome = {"c5a": "", "c5b": ""}
    stored = row()
    taken_over(csv_of(stored), institution)
    batch = batch_of(csv_of(row(), row(), row(**few), row(**no_outcome), stored), institution)
    totals = totals_of(batch)
    assert (totals.valid, totals.new, totals.duplicates, totals.changed) == (2, 4, 1, 0)
    assert totals.excluded == {"R2": 1, "R3": 1}


def test_the_figures_before_and_after_are_those_of_the_institution(
    institution: Institution, other_institution: Institution, submitted: Callable[..., Measurement]
) -> None:
    submitted(crisis_resolved=False)
    taken_over(csv_of(row(instelling="bb")), other_institution)
    batch = batch_of(csv_of(row(), row(datum_ingevuld="5-3-2025")), institution)
    of_2024, of_2025 = changes_of(batch)
    assert (of_2024.year, of_2024.before.valid, of_2024.after.valid) == (2024, 1, 2)
    assert (of_2025.year, of_2025.before.valid, of_2025.after.valid) == (2025, 0, 1)
    before, after = of_2024.before.goal_attainment.value, of_2024.after.goal_attainment.value
    assert (before, after) == (pytest.approx(2 / 3), pytest.approx(5 / 6))


def test_undoing_takes_back_what_came_in_and_nothing_else(
    institution: Institution, lead: User, submitted: Callable[..., Measurement]
) -> None:
    own = submitted()
    kept = taken_over(csv_of(row()), institution)
    batch = taken_over(csv_of(row(), row()), institution)
    undo(batch, lead.pk, unseen)
    assert (batch.state, batch.kept, batch.undone_by) == (BatchState.UNDONE, 0, lead)
    assert set(Measurement.objects.values_list("import_number", flat=True)) == {None, kept.pk}
    assert Measurement.objects.filter(pk=own.pk).exists()


def test_what_is_undone_stays_in_the_history_and_can_come_in_again(institution: Institution) -> None:
    content = csv_of(row(meting_id="BO-1"))
    undo(taken_over(content, institution), None, unseen)
    events = Measurement.pgh_event_model.objects.filter(code="BO-1")
    assert list(events.order_by("pgh_id").values_list("pgh_label", flat=True)) == ["insert", "delete"]
    assert taken_over(content, institution).imported == 1


def test_what_somebody_changed_since_stays(institution: Institution) -> None:
    rows = [row(meting_id=f"BO-{number}") for number in range(3)]
    batch = taken_over(csv_of(*rows), institution)
    Measurement.objects.filter(code="BO-0").update(version=2)
    Measurement.objects.filter(code="BO-1").update(state=State.WITHDRAWN)
    assert would_stay(batch) == 2
    undo(batch, None, unseen)
    assert batch.kept == 2
    assert sorted(Measurement.objects.values_list("code", flat=True)) == ["BO-0", "BO-1"]


def test_an_import_of_a_closed_year_is_not_undone(institution: Institution, close: Close) -> None:
    batch = taken_over(csv_of(), institution)
    close(2024)
    with pytest.raises(CannotUndo, match=r"Het jaar 2024 is gesloten\. Een import met metingen uit"):
        undo(batch, None, unseen)
    assert (batch.state, Measurement.objects.count()) == (BatchState.IMPORTED, 1)


def test_undoing_twice_changes_nothing(institution: Institution) -> None:
    batch = taken_over(csv_of(), institution)
    undo(batch, None, unseen)
    moment = batch.undone_at
    undo(batch, None, unseen)
    assert batch.undone_at == moment


def test_cancelling_half_way_leaves_nothing(institution: Institution, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "LINES_AT_ONCE", 1)

    def stop(done: int, total: int = 0) -> None:
        if done == 2:
            raise Cancelled

    batch = batch_of(csv_of(row(), row(), row()), institution)
    with pytest.raises(Cancelled), transaction.atomic():
        take_over(batch, None, stop)
    assert not Measurement.objects.exists()


def test_a_measurement_without_an_import_has_an_author(submitted: Callable[..., Measurement]) -> None:
    with pytest.raises(IntegrityError, match="only_imported_measurements_have_no_author"):
        submitted(author=None)


def test_a_sent_file_can_be_taken_over_by_institution(institution: Institution, other_institution: Institution) -> None:
    file = checked_file(csv_of(row(), row(instelling="bb")), None)
    batch = file.batches.select_related("file", "institution").get(institution=institution)
    take_over(batch, None, unseen)
    assert batch.state == BatchState.PREVIEW
    file.lines, file.state = None, FileState.SENT
    file.save(update_fields=["lines", "state"])
    batch = file.batches.select_related("file", "institution").get(institution=institution)
    take_over(batch, None, unseen)
    assert batch.imported == 1
    assert set(Measurement.objects.values_list("institution__code", flat=True)) == {"aa"}
