"""Data quality and what goes with success in a real browser: accessible, without sideways scrolling, charts drawn."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from benchmark.services import counting
from measurements.models import Measurement
from tests.journeys.looking import problems_of
from tests.measurement_data import scores_from_row

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

LEAD, ANALYST = "lead@aa.example", "analyst@sejn.example"
PAGES = [
    (LEAD, "/instellingen/aa/datakwaliteit/?periode=2024"),
    (LEAD, "/instellingen/aa/datakwaliteit/?periode=2021"),
    (LEAD, "/instellingen/aa/datakwaliteit/?periode=2023&team=noord"),
    (ANALYST, "/landelijk/datakwaliteit/?periode=2024"),
    (ANALYST, "/landelijk/datakwaliteit/?periode=2021"),
    (ANALYST, "/landelijk/samenhang/?periode=2023"),
    (ANALYST, "/landelijk/samenhang/?periode=2021"),
]
SUCCESS = "/landelijk/samenhang/?periode=2024"


@pytest.fixture
def years_of_data(submitted: Callable[..., Measurement]) -> None:
    """Of 2024 24 valid measurements with gaps and a double, and one that does not count; of 2023 four."""
    for number in range(24):
        row = f"1111{'1' if number % 3 else '0'}{'-' if number % 4 else '1'}11111|{'1' if number % 5 else '0'}11"
        submitted(**scores_from_row(row), family_reference="G-1" if number < 2 else "")
    submitted(**scores_from_row("-----------|---"))
    for _ in range(4):
        submitted(completed_on=date(2023, 5, 1), referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()


def test_the_pages_are_accessible_and_fit(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    years_of_data: None,
) -> None:
    found = {}
    for email in (LEAD, ANALYST):
        page = new_page()
        sign_in(page, email)
        for address in (address for visitor, address in PAGES if visitor == email):
            page.goto(f"{live_server}{address}")
            found[address] = problems_of(page)
    page.goto(f"{live_server}{SUCCESS}")
    for plot in page.locator("[data-chart]").all():
        plot.scroll_into_view_if_needed()
        expect(plot).to_have_attribute("data-ready", "")
    found[SUCCESS] = problems_of(page)
    assert {where: problems for where, problems in found.items() if problems} == {}


def test_a_team_lead_goes_from_a_double_to_the_measurement(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    years_of_data: None,
) -> None:
    page = new_page()
    sign_in(page, LEAD)
    page.goto(f"{live_server}/datakwaliteit/")
    page.get_by_role("link", name="T-").first.click()
    expect(page).to_have_url(re.compile("/metingen/T-"))
