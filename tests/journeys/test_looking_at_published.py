"""The check against a published year in a real browser: accessible and without sideways scrolling."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page

from benchmark.services import counting
from measurements.models import Measurement
from tests.journeys.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]


def test_the_check_is_accessible_and_fits(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    submitted: Callable[..., Measurement],
) -> None:
    for number in range(20):
        year = 2022 if number % 2 else 2013
        submitted(completed_on=date(year, 5, 1), referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()
    page = new_page()
    sign_in(page, "analyst@sejn.example")
    found = {}
    for year in ("2022", "2013-2019"):
        page.goto(f"{live_server}/landelijk/gepubliceerd/?jaar={year}")
        page.get_by_role("heading", name="Welke definitie komt op dezelfde percentages uit?").wait_for()
        found[year] = problems_of(page)
    assert found == {"2022": [], "2013-2019": []}
