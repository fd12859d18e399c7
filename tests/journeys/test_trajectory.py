"""Opening a trajectory, what the start page asks of it, and handing it over, in a real browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from institutions.models import User
from measurements.domain.typed_dates import written_date
from measurements.models import Measurement, State
from tests.journeys.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

WORKER, LEAD = "worker.noord@aa.example", "lead@aa.example"


@pytest.fixture
def running(submitted: Callable[..., Measurement]) -> Measurement:
    """A draft in which the method asks three things, and that will be removed next week."""
    start = timezone.localdate() - timedelta(days=21)
    unanswered = {"safety_form_discussed": None, "end_situation_reported": None, "weekly_supervision": None}
    dates = {"referred_on": start, "started_on": start, "ended_on": None, "completed_on": None}
    draft = submitted(code="LOPEND", state=State.DRAFT, **dates, **unanswered)
    changed_at = timezone.localtime() - timedelta(days=80)
    Measurement.objects.filter(pk=draft.pk).update(changed_at=changed_at)
    return draft


def test_a_trajectory_is_opened_with_the_keyboard_and_the_start_page_says_what_it_asks(
    live_server: object, new_page: Callable[..., Page], sign_in: Callable[[Page, str], None]
) -> None:
    page = new_page()
    sign_in(page, WORKER)
    page.get_by_role("link", name="Traject openen").click()
    page.get_by_label("Datum aanmelding").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Vul de datum van aanmelding in.")).to_be_visible()
    assert problems_of(page) == []
    page.get_by_role("link", name="Vul de datum van aanmelding in.").click()
    page.keyboard.type(written_date(timezone.localdate()))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Het traject is geopend met code")
    expect(page.get_by_text("dag 1", exact=True)).to_be_visible()
    expect(page.get_by_text("Start de hulp binnen 24 uur na de aanmelding.")).to_be_visible()


def test_the_pages_of_a_running_trajectory_are_accessible_and_fit(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    running: Measurement,
    colleague: User,
) -> None:
    long_name = "Wilhelmina-Alexandrina van den Bergh-Oosterhuizen-Schimmelpenninck"
    User.objects.using("owner").filter(pk=colleague.pk).update(name=long_name)
    found = {}
    for email in (WORKER, LEAD):
        page = new_page()
        sign_in(page, email)
        for address in ("/", "/metingen/traject/", "/metingen/LOPEND/overdragen/"):
            page.goto(f"{live_server}{address}")
            found[email, address] = problems_of(page)
        page.get_by_role("button", name="Overdragen").click()
        expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
        found[email, "errors"] = problems_of(page)
    assert {where: problems for where, problems in found.items() if problems} == {}


def test_a_draft_is_handed_over_by_hand(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    running: Measurement,
    colleague: User,
) -> None:
    page = new_page()
    sign_in(page, WORKER)
    page.get_by_role("link", name="Overdragen van LOPEND").click()
    page.get_by_label("Aan wie draagt u dit concept over?").select_option(str(colleague.pk))
    page.get_by_role("button", name="Overdragen").click()
    expect(page.get_by_role("status")).to_have_text("Het concept is overgedragen.")
    expect(page.get_by_text("LOPEND")).to_have_count(0)
