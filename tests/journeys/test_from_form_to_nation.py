"""One measurement, from the form to the figures of the institution and of the nation, in a real browser."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from benchmark.models import StaleMonth
from benchmark.receivers import ring_refresh
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER
from measurements.models import Measurement, State
from tests.running import celery_worker, wait_until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("two seconds"),
    pytest.mark.django_db(transaction=True, databases="__all__"),
]

NOT_MET = {"3d"}
NOT_SCORED = {"6"}


@pytest.fixture
def counting_worker(submitted: Callable[..., Measurement]) -> Iterator[None]:
    """A Celery worker that has counted something of 2024 already, so that it is up and warm."""
    with celery_worker():
        submitted()
        ring_refresh()
        wait_until(lambda: not StaleMonth.objects.exists(), seconds=90)
        yield


def fill_in(page: Page) -> None:
    """The form as a worker fills it in: dates, type of family, and an answer to each criterion."""
    for label, days_ago in (("Datum aanmelding", 31), ("Begindatum", 30), ("Einddatum", 2)):
        day = timezone.localdate() - timedelta(days_ago)
        page.get_by_label(label).fill(f"{day.day}-{day.month}-{day.year}")
    page.get_by_label("Alleenstaande ouder met kind(eren)").check()
    for criterion in CRITERIA_IN_FORM_ORDER:
        answer = "Niet gescoord" if criterion.form_number in NOT_SCORED else "Ja"
        answer = "Nee" if criterion.form_number in NOT_MET else answer
        group = page.get_by_role("group", name=re.compile(rf"^{criterion.form_number} "))
        group.locator("label").filter(has_text=re.compile(rf"^{answer}$")).click()


def shows(page: Page, text: str) -> Callable[[], bool]:
    """A function that looks at the page anew and says whether the text is there."""

    def look() -> bool:
        page.reload()
        return text in page.inner_text("main")

    return look


def test_a_measurement_goes_from_the_form_to_the_institution_within_two_seconds_and_to_the_nation(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in_by_form: Callable[[Page, str], None],
    counting_worker: None,
) -> None:
    lead = new_page()
    sign_in_by_form(lead, "lead@aa.example")
    lead.goto(f"{live_server}/instellingen/aa/?periode={timezone.localdate().year}")
    expect(lead.get_by_role("main")).to_contain_text("Geen metingen in deze periode")

    worker = new_page(width=320)
    sign_in_by_form(worker, "worker.noord@aa.example")
    worker.get_by_role("button", name="Nieuwe meting").click()
    fill_in(worker)
    expect(worker.get_by_text("Telt mee", exact=False).first).to_be_visible()
    worker.get_by_role("button", name="Meting controleren").click()
    worker.get_by_role("button", name="Versturen", exact=True).click()
    expect(worker.get_by_role("main")).to_contain_text("telt mee", ignore_case=True)
    wait_until(shows(lead, "3d"), seconds=2)

    stored = Measurement.objects.exclude(completed_on__year=2024).get()
    assert stored.state == State.SUBMITTED
    assert (stored.process_met, stored.process_scored, stored.outcome_met) == (9, 10, 3)
    assert "0 van 1" in lead.inner_text("main")

    analyst = new_page()
    sign_in_by_form(analyst, "analyst@sejn.example")
    analyst.get_by_role("link", name="Landelijk", exact=True).click()
    expect(analyst).to_have_url(re.compile("/landelijk/"))
    row = analyst.get_by_role("row").filter(has_text="Instelling AA")
    expect(row.get_by_role("cell")).to_have_text(["1", "1", "0", "te weinig metingen"])
