"""From a measurement of a closed year to its correction, and what a team lead reads on the way, on every screen."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from measurements.models import ClosedYear, Measurement, State
from tests.journeys.looking import problems_of
from tests.measurement_data import scores_from_row

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

LEAD, WORKER = "lead@aa.example", "worker.noord@aa.example"


@pytest.fixture
def closed_2024(submitted: Callable[..., Measurement]) -> None:
    """A measurement of a closed year that does not count, one of this year, and two drafts that wait."""
    ClosedYear.objects.using("owner").create(year=2024, closed_on=date(2025, 3, 1))
    submitted(code="OUD", trajectory_reference="DOSSIER-2024.000017/NOORD", **scores_from_row("1111111----|111"))
    submitted(code="NIEUW", completed_on=timezone.localdate(), **scores_from_row("-----------|---"))
    began = timezone.localdate() - timedelta(days=40)
    running = {"state": State.DRAFT, "completed_on": None, "referred_on": None, "ended_on": None}
    submitted(code="TE-LANG", started_on=began, **running)
    submitted(code="WACHT", started_on=None, **running)
    longer_ago = timezone.now() - timedelta(days=20)
    Measurement.objects.filter(code="WACHT").update(changed_at=longer_ago)


@pytest.mark.usefixtures("closed_2024")
def test_a_request_goes_from_the_list_of_the_worker_over_the_worklist_to_a_correction(
    live_server: object, new_page: Callable[..., Page], sign_in: Callable[[Page, str], None]
) -> None:
    found: dict[str, list[str]] = {}

    def look(page: Page) -> None:
        found[page.url] = problems_of(page)

    worker, lead = new_page(width=320), new_page()
    sign_in(worker, WORKER)
    sign_in(lead, LEAD)
    worker.goto(f"{live_server}/metingen/?status=telt-niet-mee&periode=2024")
    look(worker)
    worker.get_by_role("link", name="Toestemming vragen voor meting OUD").click()
    worker.get_by_role("button", name="Toestemming vragen").click()
    expect(worker).to_have_title("Fout: Toestemming vragen voor meting OUD - ASH-benchmark")
    look(worker)
    worker.get_by_label("De meting was niet compleet").check()
    worker.get_by_role("button", name="Toestemming vragen").click()
    expect(worker.get_by_text("Er is toestemming gevraagd om deze meting te wijzigen.")).to_be_visible()
    look(worker)
    worker.goto(f"{live_server}/metingen/OUD/wijzigen/")
    look(worker)

    lead.goto(f"{live_server}/metingen/werklijst/")
    for title in (
        "Verzoeken om te wijzigen",
        "Trajecten zonder meting",
        "Concepten die wachten",
        "Metingen die nog kunnen meetellen",
    ):
        expect(lead.get_by_role("heading", name=title)).to_be_visible()
    look(lead)
    lead.get_by_role("link", name="Beslissen over meting OUD").click()
    look(lead)
    lead.get_by_role("button", name="Toestaan", exact=True).click()
    look(lead)

    worker.goto(f"{live_server}/metingen/OUD/")
    look(worker)
    worker.get_by_role("link", name="Aanvullen of wijzigen").click()
    expect(worker.get_by_role("button", name="Wijziging versturen")).to_be_visible()
    assert {where: problems for where, problems in found.items() if problems} == {}


@pytest.mark.usefixtures("closed_2024")
def test_coverage_is_filled_in_and_read_on_every_screen(
    live_server: object, new_page: Callable[..., Page], sign_in: Callable[[Page, str], None]
) -> None:
    page = new_page(width=320)
    sign_in(page, LEAD)
    page.goto(f"{live_server}/metingen/dekking/?jaar=2024")
    found = {"empty": problems_of(page)}
    page.get_by_label("Afgesloten trajecten in februari 2024").fill("1")
    page.get_by_label("Afgesloten trajecten in maart 2024").fill("zeven")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Fout: Dekking - ASH-benchmark")
    found["wrong"] = problems_of(page)
    page.get_by_label("Afgesloten trajecten in maart 2024").fill("7")
    page.keyboard.press("Enter")
    expect(page.get_by_text("De aantallen zijn bewaard.")).to_be_visible()
    expect(page.get_by_label("Afgesloten trajecten in maart 2024")).to_have_value("7")
    found["saved"] = problems_of(page)
    assert {where: problems for where, problems in found.items() if problems} == {}
