"""The preview of a batch: what a team lead reads before deciding about it."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from audit.models import AccessLogEntry, Action
from exchange.models import FileState, ImportBatch, ImportJob, JobState
from institutions.models import Institution, Team, User
from measurements.models import State
from tests.administration.browsing import text_of
from tests.exchange.batches import batch_of, checked_file, job_of, measurements
from tests.measurement_data import complete_measurement, scores_from_row
from tests.measurements.browsing import SignIn, Submitted, page

pytestmark = pytest.mark.django_db

TOO_FEW = scores_from_row("1111111----|111")
NOTHING_SCORED = scores_from_row("-----------|---")


@pytest.fixture
def browser(signed_in: SignIn, lead: User) -> Client:
    return signed_in(lead)


def look(browser: Client, batch: ImportBatch, asked: str = "") -> HttpResponse:
    answer = browser.get(f"/importeren/partij/{batch.pk}/{asked}")
    assert answer.status_code == 200
    return answer


def read(browser: Client, batch: ImportBatch, asked: str = "") -> str:
    return text_of(look(browser, batch, asked))


@pytest.fixture
def mixed(institution: Institution, team: Team, submitted: Submitted) -> ImportBatch:
    """Seven rows: three that count, two that do not, one that is there, and one that is there otherwise."""
    submitted(code="GELIJK")
    submitted(code="ANDERS", crisis_resolved=False, state=State.WITHDRAWN)
    south = Team.objects.get(code="zuid", institution=institution)
    rows = [
        *measurements(3),
        complete_measurement(code="KORT", **TOO_FEW),
        complete_measurement(code="LEEG", **NOTHING_SCORED),
        complete_measurement(code="GELIJK"),
        complete_measurement(code="ANDERS", problems=["PO02"], team=south),
    ]
    return batch_of(institution, rows)


def test_the_preview_says_in_one_go_what_becomes_of_the_rows(browser: Client, mixed: ImportBatch) -> None:
    text = read(browser, mixed)
    assert (
        "Van de 7 rijen komen er 5 in: 3 tellen mee, 2 niet. 1 stond er al. 1 stond er al met andere antwoorden."
        in text
    )
    assert "Komt erin en telt mee 3 Komt erin en telt niet mee 2 Stond er al 1" in text
    assert "Er is niets gescoord 1 Minder dan 8 van de 11 uitvoeringscriteria zijn gescoord 1" in text


def test_the_button_says_how_many_come_in_and_that_it_can_be_undone(browser: Client, mixed: ImportBatch) -> None:
    text = read(browser, mixed)
    assert "5 metingen worden toegevoegd. U kunt dit later in één keer ongedaan maken." in text
    assert "Wat er al staat met andere antwoorden, blijft zoals het is." in text
    assert "5 metingen toevoegen" in text


def test_each_kind_of_row_has_a_tab_with_its_number_and_the_first_with_rows_is_open(
    browser: Client, mixed: ImportBatch
) -> None:
    html = page(look(browser, mixed))
    assert '<strong aria-current="true">Komt erin en telt mee (3)</strong>' in html
    assert '?toon=stond-er-al#rijen">Stond er al (1)</a>' in html
    assert "KORT" not in html


def test_a_row_that_does_not_count_has_every_reason(browser: Client, mixed: ImportBatch) -> None:
    text = read(browser, mixed, "?toon=telt-niet-mee")
    assert "KORT 5 Team noord 5-3-2024 7 van de 11 uitvoeringscriteria zijn gescoord (minstens 8 nodig)." in text
    assert "LEEG 6 Team noord 5-3-2024 Er is geen enkel criterium gescoord." in text


def test_a_row_that_was_there_already_leads_to_the_measurement(browser: Client, mixed: ImportBatch) -> None:
    html = page(look(browser, mixed, "?toon=stond-er-al"))
    assert '<a href="/metingen/GELIJK/">GELIJK</a>' in html
    assert "ANDERS" not in html


def test_a_row_that_is_there_otherwise_says_what_differs_and_that_it_stays(browser: Client, mixed: ImportBatch) -> None:
    html = page(look(browser, mixed, "?toon=anders"))
    assert "De import laat staan wat er staat." in html
    assert '<a href="/metingen/ANDERS/">ANDERS</a>' in html
    assert "ANDERS 8 Team zuid 5-3-2024 Team Problematiek 5a Crisis opgeheven Status" in read(
        browser, mixed, "?toon=anders"
    )


@pytest.mark.parametrize("asked", ["?toon=iets", "?toon=telt-mee&pagina=-1", "?pagina=9e9", "?toon=%00"])
def test_what_is_asked_for_and_is_not_there_shows_the_first_rows(
    browser: Client, mixed: ImportBatch, asked: str
) -> None:
    assert 'aria-current="true">Komt erin en telt mee (3)' in page(look(browser, mixed, asked))


def test_a_kind_without_rows_says_so(browser: Client, institution: Institution) -> None:
    assert "Er zijn geen rijen van deze soort." in read(browser, batch_of(institution, measurements(1)), "?toon=anders")


def test_the_rows_come_fifty_a_page_and_keep_their_tab(browser: Client, institution: Institution) -> None:
    batch = batch_of(institution, [*measurements(52), complete_measurement(**TOO_FEW)])
    html = page(look(browser, batch, "?toon=telt-mee"))
    assert "Pagina 1 van 2" in html
    assert 'href="?toon=telt-mee&pagina=2#rijen"' in html.replace("&amp;", "&")
    second = page(look(browser, batch, "?toon=telt-mee&pagina=2"))
    assert second.count('<td data-label="Regel"') == 2


def test_the_figures_of_a_year_stand_beside_what_they_become(
    browser: Client, institution: Institution, submitted: Submitted
) -> None:
    for _ in range(10):
        submitted()
    submitted(completed_on=date(2023, 5, 1), referred_on=None, started_on=None, ended_on=None)
    worse = scores_from_row("11111000000|110")
    rows = [*measurements(10, **worse), complete_measurement(**TOO_FEW)]
    text = read(browser, batch_of(institution, rows))
    assert "2024 10 wordt 21 10 wordt 20 100% wordt 73% 100% wordt 83%" in text
    assert "2023" not in text.split("Wat er met uw cijfers gebeurt")[1].split("Wat wilt u doen?")[0]


def test_a_year_without_measurements_begins_at_nothing_and_a_few_make_no_percentage(
    browser: Client, institution: Institution
) -> None:
    text = read(browser, batch_of(institution, measurements(9)))
    assert "2024 0 wordt 9 0 wordt 9 blijft - blijft -" in text
    assert "Een percentage staat er vanaf 10 geldige metingen." in text


def test_a_figure_that_stays_is_told_as_such(browser: Client, institution: Institution, submitted: Submitted) -> None:
    for _ in range(10):
        submitted()
    assert "2024 10 wordt 11 10 wordt 11 blijft 100% blijft 100%" in read(
        browser, batch_of(institution, measurements(1))
    )


def test_where_nothing_is_new_there_is_no_button_to_add_it(
    browser: Client, institution: Institution, submitted: Submitted
) -> None:
    submitted(code="GELIJK")
    batch = batch_of(institution, [complete_measurement(code="GELIJK")])
    text = read(browser, batch)
    assert "Er komt niets bij. 1 stond er al." in text
    assert "In dit bestand staan geen nieuwe metingen. Er is niets om toe te voegen." in text
    assert 'value="confirm"' not in page(look(browser, batch))
    assert "Sluiten zonder iets toe te voegen" in text
    assert "Wat er met uw cijfers gebeurt" not in text


def test_with_errors_in_the_file_nothing_can_be_decided_yet(browser: Client, institution: Institution) -> None:
    file = checked_file(institution, errors=2)
    batch = batch_of(institution, measurements(1), file=file)
    html = page(look(browser, batch))
    assert "In dit bestand staan nog 2 rijen met fouten." in html
    assert 'value="confirm"' not in html
    assert 'value="decline"' not in html
    assert f'href="/importeren/{file.pk}/">Bekijk de fouten' in html
    assert "De rijen</h2>" not in html


def test_a_batch_of_sejn_says_from_whom_it_is(browser: Client, institution: Institution) -> None:
    batch = batch_of(institution, measurements(1), file=checked_file(None))
    text = read(browser, batch)
    assert "SEJN heeft deze metingen voor uw instelling ingelezen. Ze tellen pas mee als u ze bevestigt." in text
    assert ", van SEJN" in text


def test_a_batch_of_sejn_that_was_not_sent_yet_is_as_absent_as_one_that_never_was(
    browser: Client, institution: Institution
) -> None:
    batch = batch_of(institution, file=checked_file(None, state=FileState.CHECKED.value))
    answers = [browser.get(f"/importeren/partij/{number}/") for number in (batch.pk, 999_999_999, 10**30)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_a_batch_of_another_institution_is_as_absent(browser: Client, other_institution: Institution) -> None:
    batch = batch_of(other_institution, measurements(1))
    answers = [getattr(browser, how)(f"/importeren/partij/{batch.pk}/") for how in ("get", "post")]
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("email", ["worker.noord@aa.example", "analyst@sejn.example", "administrator@sejn.example"])
def test_only_team_leads_may_be_here(signed_in: SignIn, person: Any, institution: Institution, email: str) -> None:
    batch = batch_of(institution, measurements(1))
    assert signed_in(person(email)).get(f"/importeren/partij/{batch.pk}/").status_code == 403


def test_the_log_says_how_many_rows_of_families_were_shown(
    browser: Client, mixed: ImportBatch, lines: list[AccessLogEntry]
) -> None:
    look(browser, mixed, "?toon=telt-niet-mee")
    line = lines[-1]
    assert (line.action, line.object_type, line.object_code) == (Action.READ, "import", mixed.pk)
    assert (line.count, line.institution_id, line.filters) == (2, mixed.institution_id, "toon=telt-niet-mee")


def test_work_under_way_stands_in_the_place_of_the_preview(browser: Client, mixed: ImportBatch) -> None:
    job_of(mixed, state=JobState.BUSY, done=3)
    html = page(look(browser, mixed))
    assert "De metingen worden toegevoegd" in html
    assert 'value="cancel"' in html
    assert 'value="confirm"' not in html
    assert "De rijen</h2>" not in html


def test_the_script_of_the_page_is_told_how_far_the_work_is_without_a_line_in_the_log(
    browser: Client, mixed: ImportBatch, lines: list[AccessLogEntry]
) -> None:
    address = f"/importeren/partij/{mixed.pk}/voortgang/"
    assert browser.get(address).json() == {"is_running": False}
    job_of(mixed, state=JobState.BUSY, done=3)
    assert browser.get(address).json()["text"] == "3 van 7 metingen"
    assert lines == []
    assert f'data-progress-url="{address}"' in page(look(browser, mixed))


def test_the_progress_of_another_institution_is_absent(browser: Client, other_institution: Institution) -> None:
    assert browser.get(f"/importeren/partij/{batch_of(other_institution).pk}/voortgang/").status_code == 404


def test_work_that_is_being_stopped_says_so(browser: Client, mixed: ImportBatch) -> None:
    job_of(mixed, is_cancelled=True)
    assert "Het werk wordt afgebroken." in read(browser, mixed)


@pytest.mark.parametrize(
    ("state", "message", "said"),
    [
        (
            JobState.FAILED,
            "Intussen zijn er metingen bijgekomen of veranderd. Bekijk de controle opnieuw.",
            "Het toevoegen is niet gelukt. Er is niets toegevoegd. Intussen zijn er metingen bijgekomen of veranderd.",
        ),
        (JobState.CANCELLED, "", "Het toevoegen is afgebroken. Er is niets toegevoegd."),
    ],
)
def test_how_the_last_work_ended_is_told_above_the_preview(
    browser: Client, mixed: ImportBatch, state: JobState, message: str, said: str
) -> None:
    job_of(mixed, state=JobState.DONE)
    job_of(mixed, state=state, message=message)
    assert said in read(browser, mixed)
    job_of(mixed, state=JobState.DONE)
    assert said not in read(browser, mixed)
    assert ImportJob.objects.count() == 3
