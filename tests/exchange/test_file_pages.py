"""The page of one file, by how far it is, and what its buttons do."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from audit.models import AccessLogEntry
from exchange.domain.layout import HEADER
from exchange.files.keeping import unpacked
from exchange.forms.mapping import MappingForm
from exchange.models import BatchState, FileState, ImportBatch, ImportFile, ImportJob, ImportProblem, TeamRequest
from exchange.selectors.mapping import mapped_file
from exchange.selectors.reports import annotated
from institutions.models import Institution, User
from tests.exchange.uploading import address, press, row, stored
from tests.measurements.browsing import SignIn, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def leading(signed_in: SignIn, lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def national(signed_in: SignIn, analyst: User) -> Client:
    return signed_in(analyst)


def job_on(file: ImportFile, **fields: Any) -> ImportJob:
    values = {"work": "check", "state": "busy", "asked_at": timezone.now(), "attempts": 1}
    return ImportJob.objects.create(file=file, **values | fields)


def with_problems(*problems: tuple[int, str, str]) -> ImportFile:
    """A file of two rows that was checked, with these mistakes by line, column and message."""
    errors = len({line for line, _, _ in problems})
    file = stored(row(), row(meting_id="M-2"), state=FileState.CHECKED, errors=errors)
    ImportProblem.objects.bulk_create(
        ImportProblem(file=file, line=line, column=column, message=message) for line, column, message in problems
    )
    file.report = annotated(file, unpacked(bytes(file.lines)))
    file.save(update_fields=["report"])
    return file


def sound(institution: Institution | None, **fields: Any) -> ImportFile:
    """A file without mistakes, checked, with a part for institution aa."""
    file = stored(row(), row(meting_id="M-2"), state=FileState.CHECKED, institution=institution, **fields)
    ImportBatch.objects.create(file=file, institution=Institution.objects.get(code="aa"), rows=2)
    return file


def name_of(file: ImportFile, text: str) -> str:
    """The name of the field that asks what this value means."""
    return next(one.name for one in MappingForm(mapped_file(file)).asked if one.value.text == text)


def test_while_a_worker_is_busy_the_page_shows_how_far_also_without_a_script(leading: Client) -> None:
    file = stored(row(), state=FileState.CHECKING)
    job_on(file, done=1_200, total=5_000)
    text = page(leading.get(address(file)))
    assert "De rijen worden gecontroleerd" in text
    assert "1.200 van 5.000 rijen" in text
    assert '<progress class="progress" aria-labelledby="voortgang" value="1200" max="5000">' in text
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in text
    assert '<button class="button button--secondary" name="action" value="cancel">Afbreken</button>' in text
    assert 'value="remove"' not in text


def test_the_script_asks_how_far_it_is_without_a_line_in_the_log(leading: Client, lines: list[AccessLogEntry]) -> None:
    file = stored(row(), state=FileState.CHECKING)
    assert leading.get(address(file, "voortgang/")).json() == {"is_running": False}
    job_on(file, done=1_200, total=5_000)
    assert leading.get(address(file, "voortgang/")).json() == {
        "is_running": True,
        "text": "1.200 van 5.000 rijen",
        "note": "",
        "done": 1200,
        "total": 5000,
    }
    assert lines == []


@pytest.mark.parametrize(("seconds", "is_said"), [(5, False), (15, True)])
def test_a_job_that_nobody_begins_with_starts_by_itself_and_says_so(
    leading: Client, seconds: int, is_said: bool
) -> None:
    file = stored(row(), state=FileState.READING)
    job_on(file, work="read", state="waiting", asked_at=timezone.now() - timedelta(seconds=seconds))
    text = page(leading.get(address(file)))
    assert "Begint zo" in text
    assert ("Het begint vanzelf. U kunt deze pagina sluiten en later terugkomen." in text) is is_said


def test_cancelling_asks_the_worker_to_stop(leading: Client) -> None:
    file = stored(row(), state=FileState.CHECKING)
    job = job_on(file, total=5)
    assert press(leading, file, "cancel").status_code == 302
    job.refresh_from_db()
    assert job.is_cancelled
    text = page(leading.get(address(file)))
    assert "Het werk wordt afgebroken." in text
    assert 'value="cancel"' not in text


def test_a_check_that_was_cancelled_or_failed_is_said_so_above_the_columns(leading: Client) -> None:
    cancelled, failed = stored(row()), stored(row())
    job_on(cancelled, state="cancelled")
    job_on(failed, state="failed", message="Dit is drie keer niet gelukt.")
    assert "De controle is afgebroken. Er is niets veranderd." in page(leading.get(address(cancelled)))
    assert "Dit is drie keer niet gelukt." in page(leading.get(address(failed)))


def test_missing_columns_stand_above_the_columns_with_what_they_may_be(leading: Client) -> None:
    header = ["datum_ingvuld" if name == "datum_ingevuld" else name for name in HEADER]
    text = page(leading.get(address(stored(row(), header=header))))
    assert "De kolom datum_ingevuld ontbreekt. Is dat de kolom 'datum_ingvuld'? Kies die dan hieronder." in text
    assert "Bedoelt u datum_ingevuld?" in text


def test_scores_stand_with_their_number_and_columns_and_what_they_mean(leading: Client) -> None:
    text = page(leading.get(address(stored(row(c5a="9"), row(c5a="Nee", c5b="Nee")))))
    assert '<th scope="row" class="breakable">Nee</th> <td class="num" data-label="Aantal">2</td>' in text
    assert '<span class="breakable">5a, 5b</span>' in text
    assert '<td data-label="Betekent"> niet behaald </td>' in text
    assert '<option value="" selected>Kies...</option>' in text


def test_without_an_answer_nothing_is_checked_and_the_page_says_what_to_choose(leading: Client) -> None:
    file = stored(row(c5a="9"))
    answer = press(leading, file, "settle", **{name_of(file, "9"): ""})
    assert answer.status_code == 422
    assert f"<a href=\"#id_{name_of(file, '9')}\">Kies wat '9' betekent bij de scores.</a>" in page(answer)
    assert not ImportJob.objects.exists()


def test_settled_columns_are_kept_and_a_worker_is_asked_to_check(
    leading: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[ImportJob] = []
    monkeypatch.setattr("exchange.tasks.ring", rung.append)
    file = stored(row(c5a="9"))
    assert press(leading, file, "settle", **{name_of(file, "9"): "0"})["Location"] == address(file)
    file.refresh_from_db()
    assert file.mapping == {"columns": {}, "values": {"score": {"9": "0"}}}
    assert [job.work for job in rung] == ["check"]


def test_with_a_column_missing_there_is_nothing_to_check(leading: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exchange.tasks.ring", lambda job: pytest.fail("there is no work"))
    file = stored(row()[1:], header=HEADER[1:])
    assert press(leading, file, "settle").status_code == 302
    assert "De kolom meting_id ontbreekt." in page(leading.get(address(file)))


def test_the_administrator_is_asked_for_a_team_and_what_was_filled_in_stays(
    leading: Client, institution: Institution
) -> None:
    file = stored(row(team="Team Oost", c5a="9"), row(c5a="2"))
    fields = {name_of(file, "9"): "0", name_of(file, "2"): "", name_of(file, "Team Oost"): ""}
    answer = press(leading, file, f"ask_team:{name_of(file, 'Team Oost')}", **fields)
    request = TeamRequest.objects.get()
    assert (answer.status_code, request.institution, request.name) == (200, institution, "Team Oost")
    text = page(answer)
    assert "De beheerder is gevraagd om het team Team Oost." in text
    assert "Gevraagd. Dit wacht op de beheerder." in text
    assert '<option value="0" selected>niet behaald</option>' in text
    assert "Er klopt nog iets niet" not in text


@pytest.mark.parametrize("about", ["", "team-0000", "score"])
def test_for_what_is_no_team_of_the_file_nobody_is_asked(leading: Client, about: str) -> None:
    file = stored(row(team="Team Oost", c5a="9"))
    answer = press(leading, file, f"ask_team:{name_of(file, '9') if about == 'score' else about}")
    assert answer.status_code == 422
    assert "Kies een team uit het bestand om de beheerder om te vragen." in page(answer)
    assert not TeamRequest.objects.exists()


def test_mistakes_stand_by_kind_and_by_line_and_nothing_came_in(leading: Client) -> None:
    file = with_problems((2, "5a", "'9' is geen score."), (3, "5a", "'9' is geen score."), (3, "", "Te veel cellen."))
    text = page(leading.get(address(file)))
    assert "Van de 2 rijen hebben er 2 een fout. Er is niets ingelezen" in text
    assert '5a</th><td>\'9\' is geen score.</td><td class="num" data-label="Aantal">2</td>' in text
    assert (
        '<th scope="row" class="nowrap">regel 3</th><td data-label="Kolom">de hele rij</td><td>Te veel cellen.</td>'
        in text
    )
    assert "<strong>3 fouten</strong>" in text
    assert f'href="/importeren/{file.pk}/fouten.xlsx"' in text


def test_one_row_with_mistakes_is_one(leading: Client) -> None:
    text = page(leading.get(address(with_problems((2, "5a", "x"), (2, "5b", "y")))))
    assert "Van de 2 rijen heeft er 1 een fout." in text


def test_mistakes_can_be_looked_at_by_column_50_a_page(leading: Client) -> None:
    file = with_problems(*((line, "5a", "x") for line in range(2, 53)), (60, "5b", "y"), (61, "", "z"))
    assert "<strong>53 fouten</strong>, pagina 1 van 2" in page(leading.get(address(file)))
    text = page(leading.get(address(file, "?kolom=kolom:5a&pagina=2")))
    assert "<strong>51 fouten</strong>, pagina 2 van 2" in text
    assert "<strong>1 fout</strong>" in page(leading.get(address(file, "?kolom=kolom:")))
    assert "Alle kolommen" in page(leading.get(address(file, "?kolom=nergens")))


def test_the_file_with_its_mistakes_is_an_export_in_the_log(leading: Client, lines: list[AccessLogEntry]) -> None:
    answer = leading.get(address(with_problems((3, "5a", "'9' is geen score.")), "fouten.xlsx"))
    assert answer["Content-Disposition"] == 'attachment; filename="fouten-in-metingen 2024.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in sheet["A"]] == ["fouten", None, "5a: '9' is geen score."]
    assert (lines[-1].action, lines[-1].count, lines[-1].outcome) == ("export", 2, "granted")


def test_without_mistakes_there_is_no_such_file(leading: Client, institution: Institution) -> None:
    file = sound(institution)
    assert leading.get(address(file, "fouten.xlsx"))["Location"] == address(file)


def test_a_sound_file_leads_the_team_lead_to_the_decision(leading: Client, institution: Institution) -> None:
    file = sound(institution)
    text = page(leading.get(address(file)))
    assert "Alle 2 rijen zijn gecontroleerd en er zijn geen fouten. Er is nog niets ingelezen." in text
    batch = file.batches.get()
    assert f'<a class="button" href="/importeren/partij/{batch.pk}/">Bekijk wat erin komt en beslis</a>' in text


def test_sejn_sees_how_many_rows_each_institution_has_and_sends_them(
    national: Client, institution: Institution
) -> None:
    file = sound(None)
    text = page(national.get(address(file)))
    assert '<th scope="row">Instelling AA</th><td class="num">2</td>' in text
    assert "Wat er nieuw is en wat meetelt, ziet alleen de teamleider van de instelling." in text
    assert press(national, file, "send")["Location"] == address(file)
    text = page(national.get(address(file)))
    assert "Dit bestand is naar de teamleiders gestuurd." in text
    assert '<td data-label="Stand">wacht op de teamleider</td>' in text
    assert 'value="remove"' not in text


def test_a_file_with_mistakes_is_not_sent(national: Client) -> None:
    several = stored(row(), institution=None, state=FileState.CHECKED, errors=1)
    answer = press(national, several, "send")
    assert answer.status_code == 422
    assert "Er staan nog fouten in dit bestand." in page(answer)


def test_the_columns_can_be_changed_again_and_what_was_found_goes(leading: Client, institution: Institution) -> None:
    file = with_problems((2, "5a", "x"))
    ImportBatch.objects.create(file=file, institution=institution, rows=1)
    assert press(leading, file, "back")["Location"] == address(file)
    file.refresh_from_db()
    assert (file.state, file.errors) == (FileState.MAPPING, 0)
    assert not file.problems.exists()
    assert not file.batches.exists()
    assert press(leading, file, "back").status_code == 302


@pytest.mark.parametrize("state", [BatchState.IMPORTED, BatchState.UNDONE])
def test_once_it_was_taken_over_the_columns_stay_as_they_are(
    leading: Client, institution: Institution, state: BatchState
) -> None:
    file = sound(institution)
    ImportBatch.objects.filter(file=file).update(state=state)
    answer = press(leading, file, "back")
    assert answer.status_code == 422
    assert "Dit bestand is al afgehandeld." in page(answer)
    assert press(leading, file, "settle").status_code == 422
    assert file.batches.get().state == state
    text = page(leading.get(address(file)))
    assert "Over deze metingen is beslist" in text
    assert 'value="remove"' not in text


def test_while_they_are_being_taken_over_the_columns_stay_as_they_are(
    leading: Client, institution: Institution
) -> None:
    file = sound(institution)
    job_on(file, batch=file.batches.get(), work="take_over")
    assert press(leading, file, "back").status_code == 422
    assert file.batches.exists()


def test_removing_keeps_nothing_and_says_so(leading: Client, lines: list[AccessLogEntry]) -> None:
    file = stored(row())
    assert press(leading, file, "remove")["Location"] == address(file)
    file.refresh_from_db()
    assert (file.state, file.lines) == (FileState.REMOVED, None)
    assert (lines[-1].action, lines[-1].object_code) == ("withdraw", file.pk)
    assert "Dit bestand is verwijderd. Er is niets van ingelezen." in page(leading.get(address(file)))


def test_a_refused_file_says_why_and_leads_to_a_new_one(leading: Client) -> None:
    message = "Het bestand heeft alleen een kopregel en geen metingen."
    file = stored(row(), lines=None, profile={}, state=FileState.REFUSED, message=message)
    text = page(leading.get(address(file)))
    assert f'<p class="notice notice--warn">{message}</p>' in text
    assert '<a class="button" href="/importeren/">Bestand opnieuw uploaden</a>' in text


def test_a_file_that_came_in_before_is_said_so(leading: Client, institution: Institution) -> None:
    before, again, other = stored(row(), state=FileState.CHECKED), stored(row()), stored(row(), sha256="1" * 64)
    decided_at = timezone.localtime().replace(year=2024, month=6, day=3)
    batch = ImportBatch.objects.create(
        file=before, institution=institution, rows=1, state=BatchState.IMPORTED, decided_at=decided_at
    )
    notice = f"Dit bestand is al eerder ingelezen op 3-6-2024 (import {batch.pk})."
    seen = [notice in page(leading.get(address(file))) for file in (again, other, before)]
    assert seen == [True, False, False]


def test_a_button_that_is_not_there_does_nothing(leading: Client) -> None:
    file = stored(row())
    answer = press(leading, file, "explode")
    assert answer.status_code == 422
    assert "Deze knop bestaat hier niet. Kies een van de knoppen op deze pagina." in page(answer)


def test_foreign_and_absent_files_are_the_same_404(leading: Client, other_institution: Institution) -> None:
    foreign, several = stored(row(), institution=other_institution), stored(row(), institution=None)
    for rest in ("", "voortgang/", "fouten.xlsx"):
        answers = [leading.get(f"/importeren/{pk}/{rest}") for pk in (foreign.pk, several.pk, 999_999_999)]
        assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_of_many_kinds_of_mistakes_the_most_frequent_are_shown_and_the_others_counted(leading: Client) -> None:
    file = with_problems((2, "5a", "vaak"), (3, "5a", "vaak"), *((2, "5b", f"fout {one:02}") for one in range(21)))
    text = page(leading.get(address(file)))
    assert text.index("vaak") < text.index("fout 00")
    assert "En nog 2 andere fouten, die minder vaak voorkomen." in text


def test_a_step_with_a_file_that_is_not_there_is_a_404_too(leading: Client) -> None:
    assert press(leading, ImportFile(pk=999_999_999), "remove").status_code == 404
