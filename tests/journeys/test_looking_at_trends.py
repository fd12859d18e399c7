"""The nation over the years, with a trend to tell of each criterion."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from benchmark.services import counting
from measurements.models import Measurement
from tests.journeys.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

NO_DATES = {"referred_on": None, "started_on": None, "ended_on": None}


def test_the_page_is_accessible_and_fits(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    submitted: Callable[..., Measurement],
) -> None:
    for year, met in {2022: 3, 2023: 7, 2024: 11}.items():
        for number in range(12):
            submitted(completed_on=date(year, 5, 1), safety_form_discussed=number < met, **NO_DATES)
    counting.refresh_tallies()
    page = new_page()
    sign_in(page, "analyst@sejn.example")
    page.goto(f"{live_server}/landelijk/verloop/?maat=3d")
    expect(
        page.get_by_role("row").filter(has_text="3d Veiligheidsformulier").get_by_text("stijgt").first
    ).to_be_visible()
    assert problems_of(page) == []
