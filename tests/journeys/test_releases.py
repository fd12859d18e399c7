"""SEJN closes a year, publishes it and revises it; a worker reads it, on every screen."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from benchmark.services import counting
from institutions.models import Institution, Team, User
from measurements.models import Measurement
from tests.journeys.looking import problems_of
from tests.measurement_data import complete_measurement
from tests.world import START

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

ANALYST, WORKER = "analyst@sejn.example", "worker.noord@aa.example"
CODES = ("aa", "bb", "cc", "dd", "ee", "ff")
LONG_NAME = "Stichting Jeugd- en Opvoedhulp Noordoost-Nederlandkwartier"


@pytest.fixture
def nation(worker: User) -> None:
    """14 valid measurements of 2024 at each of six institutions."""
    teams = list(Team.objects.using("owner").filter(code="noord").select_related("institution"))
    for code in CODES[2:]:
        one = Institution.objects.using("owner").create(code=code, name=f"{LONG_NAME} {code}", active_from=START)
        teams.append(Team.objects.using("owner").create(institution=one, code="noord", name="Noord", active_from=START))
    Measurement.objects.using("owner").bulk_create(
        complete_measurement(author=worker, team=team, institution=team.institution, crisis_resolved=number % 4 > 0)
        for team in teams
        for number in range(14)
    )
    counting.refresh_tallies()


@pytest.mark.usefixtures("nation")
def test_a_year_is_closed_published_read_and_revised(
    live_server: object, new_page: Callable[..., Page], sign_in: Callable[[Page, str], None]
) -> None:
    found: dict[str, list[str]] = {}

    def look(page: Page, what: str) -> None:
        found[what] = problems_of(page)

    sejn, worker = new_page(), new_page(width=320)
    sign_in(sejn, ANALYST)
    sign_in(worker, WORKER)
    worker.goto(f"{live_server}/uitgaven/")
    expect(worker.get_by_role("heading", name="Er zijn nog geen uitgaven")).to_be_visible()
    look(worker, "no releases")

    sejn.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Uitgaven").click()
    sejn.get_by_role("link", name="2024 sluiten en uitgeven").click()
    sejn.get_by_text("Per instelling", exact=True).click()
    look(sejn, "before closing")
    sejn.get_by_role("button", name="2024 sluiten").click()
    look(sejn, "without the tick")
    sejn.get_by_label("Ik begrijp wat sluiten betekent").check()
    sejn.get_by_role("button", name="2024 sluiten").click()
    expect(sejn.get_by_text("Het jaar is gesloten.")).to_be_visible()
    sejn.get_by_role("button", name="Definitieve uitgave maken").click()
    sejn.get_by_role("link", name="Bekijk uitgave 2024.1").first.click()
    expect(sejn.get_by_text("Deze uitgave is nog niet gepubliceerd.")).to_be_visible()
    look(sejn, "not published")
    sejn.get_by_role("link", name="Naar het sluiten en uitgeven van 2024").click()
    sejn.get_by_role("button", name="Uitgave 2024.1 publiceren").click()
    expect(sejn.get_by_text("De uitgave is gepubliceerd.")).to_be_visible()

    worker.goto(f"{live_server}/uitgaven/")
    look(worker, "the list")
    worker.get_by_role("link", name="2024.1").click()
    expect(worker.get_by_role("heading", name="Uitgave 2024.1")).to_be_visible()
    look(worker, "a release")

    resolved = Measurement.objects.using("owner").filter(institution__code="bb", crisis_resolved=True)
    resolved.update(crisis_resolved=False, changed_at=timezone.now())
    counting.refresh_tallies()
    sejn.reload()
    sejn.get_by_role("button", name="Maak een herziening").click()
    sejn.get_by_role("button", name="Uitgave 2024.2 publiceren").click()
    look(sejn, "after the revision")
    worker.reload()
    worker.get_by_role("link", name="uitgave 2024.2").click()
    expect(worker.get_by_role("heading", name="Wat is er anders dan in 2024.1")).to_be_visible()
    look(worker, "a revision")
    assert {what: problems for what, problems in found.items() if problems} == {}
