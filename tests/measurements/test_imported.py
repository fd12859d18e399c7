"""A measurement that came in with an import, of which perhaps nobody knows who filled it in."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from institutions.models import Institution, User
from measurements.domain.period import YEAR, Period
from measurements.domain.reasons import CORRECTION_REASONS
from measurements.models import CorrectionRequest, Measurement, State
from measurements.selectors.duplicates import EnteredIn, odd_among
from tests.administration.browsing import text_of
from tests.measurement_data import scores_from_row
from tests.measurements.browsing import SignIn, Submitted, address, page
from tests.measurements.closed_years import Close, asked
from tests.measurements.entry_data import complete_input

pytestmark = pytest.mark.django_db

UNKNOWN = "onbekend (ingelezen)"
NUMBER = 7


@pytest.fixture
def browser(signed_in: SignIn, lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def imported(submitted: Submitted) -> Measurement:
    return submitted(code="BERG-1", author=None, import_number=NUMBER)


def test_without_an_import_a_measurement_has_an_author(submitted: Submitted) -> None:
    with pytest.raises(IntegrityError, match="only_imported_measurements_have_no_author"), transaction.atomic():
        submitted(author=None)


def test_the_list_of_a_team_lead_says_that_nobody_knows_who_filled_it_in(
    browser: Client, imported: Measurement
) -> None:
    assert f"BERG-1 5-3-2024 {UNKNOWN} 11 van 11 3 van 3 telt mee" in text_of(browser.get("/metingen/"))


def test_a_worker_of_the_team_does_not_see_it(signed_in: SignIn, worker: User, imported: Measurement) -> None:
    browser = signed_in(worker)
    assert "BERG-1" not in page(browser.get("/metingen/"))
    assert "BERG-1" not in page(browser.get("/"))
    assert browser.get(address(imported)).status_code == 404


def test_a_worker_sees_the_own_imported_measurement(signed_in: SignIn, worker: User, submitted: Submitted) -> None:
    own = submitted(code="BERG-2", import_number=NUMBER)
    html = page(signed_in(worker).get(address(own)))
    assert f"met import {NUMBER}" in html
    assert "/importeren/" not in html


def test_its_page_says_when_it_was_filled_in_and_with_which_import_it_came_in(
    browser: Client, imported: Measurement
) -> None:
    html = page(browser.get(address(imported)))
    assert "<strong>Ingevuld op 5-3-2024.</strong>" in html
    assert f"<dt>Ingevuld door</dt><dd>{UNKNOWN}</dd>" in html
    assert f'<dt>Ingelezen</dt><dd>met <a href="/importeren/partij/{NUMBER}/">import {NUMBER}</a></dd>' in html


def test_the_page_of_one_that_was_entered_here_is_silent_about_imports(browser: Client, submitted: Submitted) -> None:
    html = page(browser.get(address(submitted())))
    assert "Verstuurd op 5-3-2024." in html
    assert "Ingelezen" not in html


def test_its_history_begins_with_the_import(browser: Client, imported: Measurement) -> None:
    text = text_of(browser.get(address(imported, "geschiedenis/")))
    assert f"Ingevuld door: {UNKNOWN}" in text
    assert f"Ingelezen met import: {NUMBER}" in text


def test_the_page_about_who_looked_at_it_works(browser: Client, imported: Measurement) -> None:
    assert browser.get(address(imported, "inzage/")).status_code == 200


def test_a_team_lead_corrects_it_and_nobody_becomes_its_author(browser: Client, imported: Measurement) -> None:
    version = {"version": imported.version, "reason": next(iter(CORRECTION_REASONS))}
    answer = browser.post(address(imported, "wijzigen/"), complete_input(crisis_resolved="no", **version))
    assert answer.status_code == 302, text_of(answer)
    imported.refresh_from_db()
    assert (imported.crisis_resolved, imported.author_id, imported.import_number) == (False, None, NUMBER)
    assert imported.version == 2


def test_a_team_lead_withdraws_it(browser: Client, imported: Measurement) -> None:
    assert browser.post(address(imported, "intrekken/"), {"reason": "entered_twice"}).status_code == 302
    imported.refresh_from_db()
    assert imported.state == State.WITHDRAWN
    assert "Deze meting is ingetrokken." in page(browser.get(address(imported)))


def test_it_cannot_be_handed_over(browser: Client, imported: Measurement) -> None:
    assert browser.get(address(imported, "overdragen/"))["Location"] == address(imported)


def test_one_that_does_not_count_stands_on_the_worklist(browser: Client, submitted: Submitted) -> None:
    submitted(code="BERG-3", author=None, import_number=NUMBER, **scores_from_row("1111111----|111"))
    assert f"BERG-3 5-3-2024 {UNKNOWN}, Team noord" in text_of(browser.get("/metingen/werklijst/"))


def test_a_request_to_correct_one_of_a_closed_year_says_that_its_author_is_unknown(
    browser: Client, imported: Measurement, lead: User, colleague: User, close: Close
) -> None:
    close(2024)
    request = asked(imported, colleague)
    text = text_of(browser.get(f"/metingen/verzoeken/{request.pk}/"))
    assert "ingevuld op 5-3-2024 door wie is onbekend (ingelezen)" in text
    assert browser.post(f"/metingen/verzoeken/{request.pk}/", {"decision": "grant"}).status_code == 302
    assert CorrectionRequest.objects.get().state == "granted"


def test_two_imports_of_one_trajectory_are_told_as_perhaps_double(
    institution: Institution, lead: User, submitted: Submitted
) -> None:
    for code in ("BERG-4", "BERG-5"):
        submitted(code=code, author=None, import_number=NUMBER, trajectory_reference="TR-1")
    found = odd_among(lead, EnteredIn(institution, Period(2024, 1, YEAR)))
    assert [[one.code for one in group.measurements] for group in found.doubles] == [["BERG-4", "BERG-5"]]


def test_the_list_shows_the_measurements_of_one_import(
    browser: Client, imported: Measurement, submitted: Submitted
) -> None:
    submitted(code="HIER")
    submitted(code="ANDER", import_number=NUMBER + 1)
    html = page(browser.get(f"/metingen/?import={NUMBER}"))
    assert "BERG-1" in html
    assert "HIER" not in html
    assert "ANDER" not in html
    assert f'U ziet alleen de metingen van <a href="/importeren/partij/{NUMBER}/">import {NUMBER}</a>.' in html
    assert f'<input type="hidden" name="import" value="{NUMBER}"' in html


def test_the_filters_of_the_list_work_within_an_import(
    browser: Client, imported: Measurement, submitted: Submitted
) -> None:
    submitted(code="BERG-6", import_number=NUMBER, state=State.WITHDRAWN)
    html = page(browser.get(f"/metingen/?import={NUMBER}&status=ingetrokken"))
    assert "BERG-6" in html
    assert "BERG-1" not in html


def test_the_list_without_an_import_asks_for_none(browser: Client, imported: Measurement) -> None:
    html = page(browser.get("/metingen/"))
    assert 'name="import"' not in html
    assert "alleen de metingen van" not in html


@pytest.mark.parametrize("number", ["x", "0", "-1", "1_0", "9" * 30, "%00"])
def test_an_import_that_cannot_be_shows_nothing(browser: Client, imported: Measurement, number: str) -> None:
    answer = browser.get(f"/metingen/?import={number}")
    assert answer.status_code == 200
    assert "Geen meting past bij deze keuze." in page(answer)


def test_the_import_of_another_institution_shows_nothing(
    browser: Client, other_institution: Institution, foreign_worker: User, submitted: Submitted
) -> None:
    team = other_institution.teams.all()[0]
    submitted(institution=other_institution, team=team, author=foreign_worker, import_number=9)
    assert "Geen meting past bij deze keuze." in page(browser.get("/metingen/?import=9"))


def test_a_worker_who_asks_for_an_import_gets_no_way_to_its_page(
    signed_in: SignIn, worker: User, imported: Measurement
) -> None:
    html = page(signed_in(worker).get(f"/metingen/?import={NUMBER}"))
    assert "BERG-1" not in html
    assert "/importeren/" not in html


def test_home_of_a_team_lead_works_with_imported_measurements(browser: Client, submitted: Submitted) -> None:
    today = timezone.localdate()
    empty = {"referred_on": None, "started_on": None, "ended_on": None}
    submitted(
        author=None,
        import_number=NUMBER,
        completed_on=today,
        crisis_resolved=None,
        basic_routines_adequate=None,
        **empty,
    )
    assert "1 meting van" in page(browser.get("/"))
