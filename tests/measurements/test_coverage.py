"""Filling in the closed trajectories, and reading of which part there is a valid measurement."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from audit.models import AccessLogEntry
from institutions.access import context_of
from institutions.models import Institution, User
from institutions.row_context import row_context
from measurements.domain.coverage import NumberTyped
from measurements.forms import coverage
from measurements.models import ClosedTrajectories, ClosedTrajectoriesEvent, State
from measurements.selectors.coverage import closed_trajectories, coverage_by_month
from measurements.services.coverage import Clash, save_closed_trajectories
from tests.measurement_data import scores_from_row
from tests.measurements.browsing import SignIn, Submitted, page
from tests.statements import at_most

pytestmark = pytest.mark.django_db

PLACE = "/metingen/dekking/?jaar=2024"
MARCH = date(2024, 3, 1)
WAITS = """
    SELECT EXISTS (
        SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
         WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted)
"""


@pytest.fixture
def leading(signed_in: SignIn, lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def known(institution: Institution, lead: User) -> Iterator[None]:
    """March 2024 has 10 closed trajectories."""
    ClosedTrajectories.objects.create(institution=institution, month=MARCH, number=10, entered_by=lead)
    return


def save(browser: Client, place: str = PLACE, **typed: Any) -> HttpResponse:
    """Send the form with these numbers, as month_3="12", and what it showed, as shown_3="10"."""
    return browser.post(place, typed)


def numbers(institution: Institution, year: int = 2024) -> dict[int, int]:
    return closed_trajectories(institution, year)


def test_a_team_lead_fills_in_a_whole_year_at_once(leading: Client, institution: Institution, lead: User) -> None:
    answer = save(leading, month_1="12", month_2="0", month_3=" 7 ", month_4="")
    assert answer["Location"] == "/metingen/dekking/?instelling=aa&jaar=2024&bewaard=ja"
    assert numbers(institution) == {1: 12, 2: 0, 3: 7}
    assert set(ClosedTrajectories.objects.values_list("entered_by", flat=True)) == {lead.pk}
    text = page(leading.get(answer["Location"]))
    assert "De aantallen zijn bewaard." in text
    assert 'name="month_2" value="0"' in text
    assert 'name="shown_2" value="0"' in text
    assert 'name="shown_4" value=""' in text


@pytest.mark.usefixtures("known")
def test_a_number_is_changed_emptied_and_its_history_kept(leading: Client, institution: Institution) -> None:
    save(leading, month_3="11", shown_3="10")
    assert numbers(institution) == {3: 11}
    save(leading, month_3="", shown_3="11")
    assert numbers(institution) == {}
    kept = ClosedTrajectoriesEvent.objects.order_by("pgh_id").values_list("pgh_label", "number")
    assert list(kept) == [("insert", 10), ("update", 11), ("delete", 11)]


@pytest.mark.parametrize("typed", ["-1", "1000", "7,5", "1e2", "1_0", "\u0667", "zeven", "7\x00", "<script>"])
def test_what_is_no_number_is_refused_and_nothing_is_saved(
    typed: str, leading: Client, institution: Institution
) -> None:
    answer = save(leading, month_1="12", month_3=typed)
    text = page(answer)
    assert (answer.status_code, "<title>Fout: " in text) == (422, True)
    message = "Vul bij maart 2024 een heel getal in van 0 tot en met 999, of laat het vak leeg."
    assert f'<a href="#id_month_3">{message}</a>' in text
    assert 'name="month_1" value="12"' in text
    assert numbers(institution) == {}


@pytest.mark.usefixtures("known")
def test_a_number_of_a_colleague_is_not_replaced_unseen(leading: Client, institution: Institution) -> None:
    answer = save(leading, month_1="4", month_3="9", shown_3="8")
    assert answer.status_code == 422
    assert "Een collega heeft hier intussen 10 ingevuld. U vulde 9 in." in page(answer)
    assert numbers(institution) == {3: 10}
    assert 'name="month_3" value="9"' in page(answer)
    assert 'name="shown_3" value="10"' in page(answer)
    save(leading, month_1="4", month_3="9", shown_3="10")
    assert numbers(institution) == {1: 4, 3: 9}


@pytest.mark.usefixtures("known")
def test_a_clash_is_still_one_after_another_mistake_was_put_right(leading: Client, institution: Institution) -> None:
    wrong = save(leading, month_1="x", month_3="9", shown_3="8")
    assert 'name="shown_3" value="8"' in page(wrong)
    assert "intussen 10 ingevuld" in page(save(leading, month_1="1", month_3="9", shown_3="8"))


@pytest.mark.django_db(transaction=True)
def test_who_saves_while_a_colleague_is_saving_waits_and_then_meets_that_number(
    institution: Institution, lead: User
) -> None:
    context = context_of(lead)

    def save_nine() -> dict[int, int | None]:
        try:
            with row_context(context), pytest.raises(Clash) as refused:
                _save(institution, lead, 9)
            return dict(refused.value.stored)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as pool:
        with row_context(context):
            _save(institution, lead, 8)
            second = pool.submit(save_nine)
            _wait_for_a_waiting_lock()
        assert second.result(timeout=20) == {3: 8}
    assert numbers(institution) == {3: 8}


def _save(institution: Institution, lead: User, number: int) -> None:
    save_closed_trajectories(institution=institution, year=2024, numbers={3: NumberTyped(None, number)}, by=lead)


def _wait_for_a_waiting_lock() -> None:
    for _ in range(200):
        with connections["owner"].cursor() as cursor:
            cursor.execute(WAITS)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    pytest.fail("nobody waited")


@pytest.mark.usefixtures("known")
def test_a_month_that_was_left_as_it_was_shown_keeps_the_number_of_a_colleague(
    leading: Client, institution: Institution
) -> None:
    save(leading, month_1="4", month_3="8", shown_3="8")
    assert numbers(institution) == {1: 4, 3: 10}


def test_a_month_that_has_yet_to_begin_cannot_be_filled_in(
    leading: Client, lead: User, institution: Institution, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage.timezone, "localdate", lambda: date(2024, 3, 20))
    text = page(leading.get(PLACE))
    assert text.count("nog niet begonnen") == 9
    assert 'name="month_4"' not in text
    assert 'Maart <span class="soft">(loopt nog)</span>' in text
    save(leading, month_3="5", month_4="5")
    assert numbers(institution) == {3: 5}
    with pytest.raises(ValueError, match="2024-12 has yet to begin"):
        save_closed_trajectories(institution=institution, year=2024, numbers={12: NumberTyped(None, 5)}, by=lead)


def test_valid_measurements_are_counted_by_the_month_in_which_the_help_ended(
    institution: Institution, submitted: Submitted
) -> None:
    submitted(ended_on=date(2024, 2, 29), completed_on=date(2024, 3, 5))
    submitted(ended_on=date(2024, 12, 31), completed_on=date(2025, 1, 9))
    submitted(ended_on=date(2024, 2, 5), **scores_from_row("1111111----|111"))
    submitted(ended_on=date(2024, 2, 6), state=State.WITHDRAWN)
    submitted(started_on=date(2023, 1, 1), referred_on=None, ended_on=date(2023, 2, 28))
    found = coverage_by_month(institution, 2024, {2: 4})
    assert {month: one.valid for month, one in found.items() if one.valid} == {2: 1, 12: 1}
    assert {month: one.closed for month, one in found.items() if one.closed is not None} == {2: 4}


def test_the_page_says_the_coverage_of_each_month_and_of_the_year(leading: Client, submitted: Submitted) -> None:
    for _ in range(3):
        submitted()
    save(leading, month_1="2", month_2="10")
    text = page(leading.get(PLACE))
    assert "Over de maanden met een aantal is de dekking: 25% (3 van 12), lees de cijfers met voorzichtigheid." in text
    assert "30% (3 van 10)" in text
    assert text.count("voorzichtigheid") == 2, "of the year, and where it is explained: a month is too small for it"
    assert "0 van 2" in text
    assert "niet bekend" in text


def test_more_measurements_than_trajectories_is_explained(leading: Client, submitted: Submitted) -> None:
    submitted()
    save(leading, month_2="0")
    text = page(leading.get(PLACE))
    assert "niet te zeggen: meer geldige metingen (1) dan afgesloten trajecten (0)" in text
    assert "%" not in text.partition("<tbody>")[2].partition("</tbody>")[0]


def test_the_month_that_is_running_is_left_out_of_the_year(
    leading: Client, submitted: Submitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage.timezone, "localdate", lambda: date(2024, 2, 20))
    submitted()
    save(leading, month_1="1", month_2="1")
    assert "is de dekking: 0 van 1" in page(leading.get(PLACE))


def test_without_any_number_the_coverage_is_not_known(leading: Client) -> None:
    assert "Er is nog geen aantal trajecten ingevuld, dus de dekking is niet bekend." in page(leading.get(PLACE))


@pytest.mark.parametrize("query", ["?jaar=2010", "?jaar=x", "?jaar=%00", "?jaar=9999"])
def test_a_year_that_cannot_be_chosen_shows_and_saves_nothing(
    query: str, leading: Client, institution: Institution
) -> None:
    answer = leading.get(f"/metingen/dekking/{query}")
    assert (answer.status_code, "Kies een jaar uit de lijst." in page(answer)) == (200, True)
    assert save(leading, f"/metingen/dekking/{query}", month_1="3").status_code == 422
    assert not ClosedTrajectories.objects.exists()


def test_a_lead_fills_in_the_own_institution_only(
    leading: Client, lead: User, institution: Institution, other_institution: Institution
) -> None:
    save(leading, f"{PLACE}&instelling=bb", month_1="3")
    assert (numbers(institution), numbers(other_institution)) == ({1: 3}, {})
    with pytest.raises(PermissionDenied):
        save_closed_trajectories(institution=other_institution, year=2024, numbers={1: NumberTyped(None, 5)}, by=lead)


def test_who_leads_more_institutions_chooses_one(world: None) -> None:
    both = list(Institution.objects.order_by("code"))
    filters = coverage.CoverageFilter({}, institutions=both)
    assert filters.is_valid()
    assert filters.institution.code == "aa"
    filters = coverage.CoverageFilter({"instelling": "bb", "jaar": "2024"}, institutions=both)
    assert filters.is_valid()
    assert (filters.institution.code, filters.year) == ("bb", 2024)
    assert not coverage.CoverageFilter({"instelling": "cc"}, institutions=both).is_valid()


def test_a_worker_has_no_such_page(signed_in: SignIn, worker: User) -> None:
    assert signed_in(worker).get(PLACE).status_code == 403


def test_looking_and_saving_are_logged(leading: Client, lines: list[AccessLogEntry]) -> None:
    leading.get(PLACE)
    save(leading, month_1="3")
    logged = [(line.action, line.object_type, line.object_code, line.filters) for line in lines]
    assert logged == [(action, "institution_figures", "aa", "jaar=2024") for action in ("read", "change")]


def test_the_page_takes_ten_statements_and_saving_a_year_a_few_a_month(leading: Client) -> None:
    with at_most(10):
        leading.get(PLACE)
    year = {f"month_{month}": "3" for month in range(1, 13)}
    with at_most(10 + 2 * 12):
        save(leading, **year)
