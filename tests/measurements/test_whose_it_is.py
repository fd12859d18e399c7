"""Who sees which measurement."""

import re
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from institutions.models import Membership, Team, User
from measurements.models import Measurement, State
from tests.measurement_data import scores_from_row
from tests.measurements.browsing import SignIn, Submitted, address, page
from tests.measurements.entry_data import complete_input
from tests.world import committed

pytestmark = pytest.mark.django_db


def without_token(answer: HttpResponse) -> str:
    """The page without the token of its forms, which is another one each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page(answer))


@pytest.mark.parametrize("rest", ["", "wijzigen/", "intrekken/"])
def test_a_foreign_measurement_is_as_absent_as_one_that_never_was(
    rest: str, signed_in: SignIn, foreign_worker: User, colleague: User, foreign_lead: User, submitted: Submitted
) -> None:
    measurement = submitted()
    for stranger in (foreign_worker, colleague, foreign_lead):
        browser = signed_in(stranger)
        absent = browser.get(f"/metingen/K9-9999/{rest}")
        foreign = browser.get(address(measurement, rest))
        assert absent.status_code == foreign.status_code == 404
        assert without_token(foreign) == without_token(absent)
        assert browser.post(address(measurement, rest), complete_input(action="send")).status_code == 404
    measurement.refresh_from_db()
    assert measurement.state == State.SUBMITTED


@pytest.mark.parametrize("place", ["/metingen/K9-9999/", "/landelijk/"])
def test_who_misses_a_page_reads_whom_to_ask(place: str, browser: Client) -> None:
    answer = browser.get(place)
    assert answer.status_code in (403, 404)
    assert "Vraag het uw teamleider of SEJN." in page(answer)
    assert "beheerder" not in page(answer)


@pytest.mark.parametrize("code", ["%00", "K7%004F2Q", "..%2F", "%F0%9F%98%80", "K7-4F2Q%20", "A" * 30])
def test_an_impossible_code_is_absent(code: str, browser: Client) -> None:
    assert browser.get(f"/metingen/{code}/").status_code == 404


def test_a_lead_without_a_team_gets_no_button_for_another_measurement(
    signed_in: SignIn, lead: User, submitted: Submitted
) -> None:
    text = page(signed_in(lead).get(address(submitted())))
    assert "Nog een meting" not in text
    assert "Wijzigen</a>" in text


def test_a_lead_reads_who_filled_in_a_measurement_of_the_institution(
    signed_in: SignIn, lead: User, submitted: Submitted
) -> None:
    text = page(signed_in(lead).get(address(submitted())))
    assert "Ingevuld door</dt><dd>worker.noord</dd>" in text


def test_of_two_visible_measurements_with_one_code_the_own_one_opens(
    signed_in: SignIn, lead: User, submitted: Submitted
) -> None:
    there = Team.objects.get(institution__code="bb", code="noord")
    post = {"user_id": lead.pk, "role": "worker", "team_id": there.pk, "institution_id": there.institution_id}
    second = committed(lambda: Membership.objects.using("owner").create(active_from=date(2018, 1, 1), **post))
    try:
        submitted(code="K7-4F2Q", family_type="TG01")
        submitted(code="K7-4F2Q", family_type="TG02", author=lead, team=there, institution=there.institution)
        text = page(signed_in(lead).get("/metingen/K7-4F2Q/"))
    finally:
        committed(lambda: Membership.objects.using("owner").filter(pk=second.pk).delete())
    assert "Tweeoudergezin" in text


def test_a_lead_who_opens_a_draft_of_a_worker_reads_whose_it_is(
    browser: Client, draft: Measurement, signed_in: SignIn, lead: User
) -> None:
    whose = "Deze meting is van worker.noord."
    assert whose in page(signed_in(lead).get(address(draft)))
    assert whose not in page(browser.get(address(draft)))


def test_a_receipt_of_what_does_not_count_offers_to_complete_it_first(browser: Client, submitted: Submitted) -> None:
    text = page(browser.get(address(submitted(**scores_from_row("1111111----|111")))))
    assert "Aanvullen of wijzigen" in text
    assert "Aanvullen of wijzigen" not in page(browser.get(address(submitted())))
