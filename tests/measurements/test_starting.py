"""Starting a measurement."""

import pytest
from django.test import Client

from institutions.models import User
from measurements.models import Measurement, State
from tests.measurements.browsing import SignIn, address, page

pytestmark = pytest.mark.django_db


def test_a_new_measurement_is_a_draft_of_this_worker_and_opens_in_the_form(browser: Client, worker: User) -> None:
    answer = browser.post("/metingen/nieuw/")
    draft = Measurement.objects.get()
    assert (draft.author, draft.state, draft.team.code) == (worker, State.DRAFT, "noord")
    assert (answer.status_code, answer["Location"]) == (302, address(draft))


def test_asking_twice_for_a_new_measurement_opens_the_same_empty_draft(browser: Client) -> None:
    places = [browser.post("/metingen/nieuw/")["Location"] for _ in range(2)]
    assert places == [address(Measurement.objects.get())] * 2


def test_visiting_the_address_of_a_new_measurement_makes_none(browser: Client) -> None:
    assert browser.get("/metingen/nieuw/")["Location"] == "/"
    assert not Measurement.objects.exists()


def test_who_has_to_sign_in_before_a_new_measurement_goes_on_at_the_start_page(world: None) -> None:
    assert Client().post("/metingen/nieuw/")["Location"] == "/inloggen/"


def test_a_lead_without_a_team_reads_why_no_measurement_can_be_started(signed_in: SignIn, lead: User) -> None:
    answer = signed_in(lead).post("/metingen/nieuw/")
    assert answer.status_code == 403
    assert "U hoort nog niet bij een team" in page(answer)
    assert "Een andere teamleider kan u daarvoor uitnodigen." in page(answer)
    assert not Measurement.objects.exists()


@pytest.mark.parametrize("somebody", ["analyst", "administrator"])
@pytest.mark.parametrize("place", ["", "nieuw/", "K7-4F2Q/", "K7-4F2Q/wijzigen/", "K7-4F2Q/intrekken/"])
def test_national_roles_have_no_page_with_measurements(
    somebody: str, place: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(somebody))
    assert browser.get(f"/metingen/{place}").status_code == 403
    assert browser.post(f"/metingen/{place}").status_code == 403
