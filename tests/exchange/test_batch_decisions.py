"""What a team lead decides about a batch: take it over, leave it, stop the work, undo it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from audit.models import AccessLogEntry, Action
from exchange import tasks
from exchange.models import BatchState, FileState, ImportBatch, ImportJob, JobState, Work
from exchange.services import batches, jobs
from institutions.models import Institution, User
from measurements.models import Measurement, State
from tests.administration.browsing import text_of
from tests.exchange.batches import batch_of, checked_file, imported, job_of, measurements
from tests.measurements.browsing import SignIn, page
from tests.measurements.closed_years import Close, asked, close_for_all, reopen_all

pytestmark = pytest.mark.django_db

COMMITTED = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def browser(signed_in: SignIn, lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[ImportJob]:
    """The jobs for which a page rang."""
    found: list[ImportJob] = []
    monkeypatch.setattr(tasks, "ring", found.append)
    return found


@pytest.fixture
def close(world: None) -> Iterator[Close]:
    """A function that closes a year; after the test all are open again."""
    yield close_for_all
    reopen_all()


def address(batch: ImportBatch) -> str:
    return f"/importeren/partij/{batch.pk}/"


def decide(browser: Client, batch: ImportBatch, action: str) -> HttpResponse:
    return browser.post(address(batch), {"action": action})


def read(browser: Client, batch: ImportBatch, asked: str = "") -> str:
    return text_of(browser.get(address(batch) + asked))


def test_confirming_rings_for_the_work_and_shows_how_far_it_is(
    browser: Client, institution: Institution, lead: User, rung: list[ImportJob], lines: list[AccessLogEntry]
) -> None:
    batch = batch_of(institution, measurements(2))
    assert decide(browser, batch, "confirm")["Location"] == address(batch)
    job = ImportJob.objects.get(batch=batch)
    assert (job.work, job.asked_by) == (Work.TAKE_OVER, lead)
    assert rung == [job]
    assert (lines[-1].action, lines[-1].count) == (Action.IMPORT, 2)
    assert "De metingen worden toegevoegd" in read(browser, batch)


def test_confirming_twice_is_confirming_once(browser: Client, institution: Institution, rung: list[ImportJob]) -> None:
    batch = batch_of(institution, measurements(2))
    for _ in range(2):
        assert decide(browser, batch, "confirm").status_code == 302
    assert ImportJob.objects.count() == 1


def test_what_cannot_be_confirmed_is_refused_with_the_reason(
    browser: Client, institution: Institution, rung: list[ImportJob], lines: list[AccessLogEntry]
) -> None:
    batch = batch_of(institution)
    answer = decide(browser, batch, "confirm")
    assert answer.status_code == 422
    assert "In dit bestand staan geen nieuwe metingen. Er is niets om toe te voegen." in text_of(answer)
    assert "Fout: Import" in text_of(answer)
    assert rung == []
    assert lines[-1].action == Action.READ


@pytest.mark.parametrize("action", ["", "iets", "\x00"])
def test_a_form_without_a_known_decision_is_refused(browser: Client, institution: Institution, action: str) -> None:
    answer = decide(browser, batch_of(institution, measurements(1)), action)
    assert answer.status_code == 422
    assert "Kies wat u met deze metingen wilt doen." in text_of(answer)


def test_what_a_colleague_decided_meanwhile_is_shown_with_the_refusal(
    browser: Client, institution: Institution, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = batch_of(institution, measurements(2))
    decided = {"state": BatchState.IMPORTED.value, "decided_by": lead, "decided_at": timezone.now(), "imported": 2}

    def be_overtaken(**which: object) -> None:
        ImportBatch.objects.update(**decided)
        decline(**which)

    decline = batches.decline
    monkeypatch.setattr(batches, "decline", be_overtaken)
    answer = decide(browser, batch, "decline")
    assert answer.status_code == 422
    assert "2 metingen zijn toegevoegd op " in text_of(answer)


def test_declining_leaves_nothing_of_the_rows_and_says_who_did_so(
    browser: Client, institution: Institution, rung: list[ImportJob]
) -> None:
    batch = batch_of(institution, measurements(2))
    decide(browser, batch, "decline")
    batch.refresh_from_db()
    assert (batch.state, batch.lines.count(), batch.file.state) == (BatchState.DECLINED, 0, FileState.REMOVED)
    text = read(browser, batch)
    assert "Deze metingen zijn niet ingelezen. Dat besliste lead op " in text
    assert "De rijen uit het bestand zijn hier verwijderd." in text
    assert rung == []


def test_how_work_ended_is_not_told_of_what_somebody_declined_after_it(
    browser: Client, institution: Institution
) -> None:
    batch = batch_of(institution, measurements(2))
    job_of(batch, state=JobState.CANCELLED)
    decide(browser, batch, "decline")
    assert "Het toevoegen is afgebroken." not in read(browser, batch)


def test_what_nobody_decided_on_in_time_says_so(browser: Client, institution: Institution) -> None:
    batch = batch_of(institution, state=BatchState.DECLINED.value)
    assert "Deze metingen zijn niet ingelezen: niemand bevestigde ze binnen 30 dagen." in read(browser, batch)


def test_the_work_can_be_stopped(browser: Client, institution: Institution) -> None:
    job = job_of(batch_of(institution, measurements(2)), state=JobState.BUSY)
    decide(browser, job.batch, "cancel")
    job.refresh_from_db()
    assert job.is_cancelled
    assert "Het werk wordt afgebroken." in read(browser, job.batch)


def test_stopping_what_has_ended_changes_nothing(browser: Client, institution: Institution) -> None:
    job = job_of(batch_of(institution, measurements(2)), state=JobState.DONE)
    assert decide(browser, job.batch, "cancel").status_code == 302
    job.refresh_from_db()
    assert not job.is_cancelled


def test_an_import_says_how_many_came_in_by_whom_and_where_they_are(
    browser: Client, institution: Institution, lead: User
) -> None:
    batch = imported(institution, lead)
    html = page(browser.get(address(batch)))
    assert "2 metingen zijn toegevoegd op " in html
    assert ", door lead." in html
    assert f'href="/metingen/?import={batch.pk}">Bekijk de metingen van deze import</a>' in html
    assert 'value="undo"' not in html


def test_an_import_by_somebody_out_of_sight_names_nobody(
    browser: Client, institution: Institution, analyst: User, lead: User
) -> None:
    batch = imported(institution, analyst)
    assert ", door een collega." in read(browser, batch)
    ImportBatch.objects.update(decided_by=None)
    assert ", door SEJN." in read(browser, batch)


def test_undoing_first_says_what_goes_and_what_stays(browser: Client, institution: Institution, lead: User) -> None:
    batch = imported(institution, lead, number=4)
    first, second, third, _ = Measurement.objects.order_by("pk")
    Measurement.objects.filter(pk=first.pk).update(version=2)
    Measurement.objects.filter(pk=second.pk).update(state=State.WITHDRAWN)
    asked(third, lead)
    html = page(browser.get(f"{address(batch)}?ongedaan=vragen"))
    assert "1 meting gaat weg. 3 metingen blijven staan: iemand heeft die gewijzigd of ingetrokken" in html
    assert "Ja, maak de import ongedaan" in html


def test_where_everything_was_changed_since_there_is_nothing_to_undo(
    browser: Client, institution: Institution, lead: User
) -> None:
    batch = imported(institution, lead)
    Measurement.objects.update(version=2)
    html = page(browser.get(f"{address(batch)}?ongedaan=vragen"))
    assert "Elke meting van deze import is daarna gewijzigd of ingetrokken." in html
    assert 'value="undo"' not in html


def test_an_import_with_a_closed_year_cannot_be_undone(
    browser: Client, institution: Institution, lead: User, close: Close, rung: list[ImportJob]
) -> None:
    batch = imported(institution, lead)
    close(2024)
    closed = "Het jaar 2024 is gesloten. Een import met metingen uit dat jaar kunt u niet meer ongedaan maken."
    html = page(browser.get(f"{address(batch)}?ongedaan=vragen"))
    assert closed in html
    assert 'value="undo"' not in html
    answer = decide(browser, batch, "undo")
    assert answer.status_code == 422
    assert closed in text_of(answer)
    assert rung == []


def test_undoing_rings_for_the_work(
    browser: Client, institution: Institution, lead: User, rung: list[ImportJob], lines: list[AccessLogEntry]
) -> None:
    batch = imported(institution, lead)
    assert decide(browser, batch, "undo")["Location"] == address(batch)
    job = ImportJob.objects.get(batch=batch)
    assert (job.work, rung) == (Work.UNDO, [job])
    assert (lines[-1].action, lines[-1].count) == (Action.UNDO, 2)
    assert "De import wordt ongedaan gemaakt" in read(browser, batch)


def test_undoing_that_failed_says_that_everything_is_still_there(
    browser: Client, institution: Institution, lead: User
) -> None:
    batch = imported(institution, lead)
    job_of(batch, Work.UNDO, JobState.FAILED, message="Het jaar 2024 is gesloten.")
    assert "Het ongedaan maken is niet gelukt. Alle metingen staan er nog. Het jaar 2024 is gesloten." in read(
        browser, batch
    )


def test_an_undone_import_says_what_stayed(browser: Client, institution: Institution, lead: User) -> None:
    batch = imported(institution, lead, number=1)
    undone = {"state": BatchState.UNDONE.value, "undone_by": lead, "undone_at": timezone.now()}
    ImportBatch.objects.update(kept=1, **undone)
    html = page(browser.get(address(batch)))
    assert "Deze import is ongedaan gemaakt op " in html
    assert ", door lead." in html
    assert "1 meting blijft staan: iemand heeft die gewijzigd" in html
    assert f'href="/metingen/?import={batch.pk}"' in html


def test_an_undone_import_of_which_nothing_stayed_has_no_way_to_its_measurements(
    browser: Client, institution: Institution, lead: User
) -> None:
    undone = {"state": BatchState.UNDONE.value, "undone_by": lead, "undone_at": timezone.now()}
    batch = batch_of(institution, **undone)
    html = page(browser.get(address(batch)))
    assert "Alle metingen van deze import zijn weg." in html
    assert "?import=" not in html


@COMMITTED
def test_a_batch_of_sejn_comes_in_and_goes_again_by_the_buttons_of_the_page(
    signed_in: SignIn, lead: User, institution: Institution, rung: list[ImportJob]
) -> None:
    browser = signed_in(lead)
    batch = batch_of(institution, measurements(3), file=checked_file(None))
    decide(browser, batch, "confirm")
    jobs.run(rung.pop().pk)
    assert Measurement.objects.filter(import_number=batch.pk, author=None, completed_on=date(2024, 3, 5)).count() == 3
    assert "3 metingen zijn toegevoegd" in read(browser, batch)
    decide(browser, batch, "undo")
    jobs.run(rung.pop().pk)
    assert not Measurement.objects.exists()
    assert "Alle metingen van deze import zijn weg. De cijfers zijn opnieuw berekend." in read(browser, batch)
