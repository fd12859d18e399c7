"""Charts on paper: drawn again for the width of a sheet, and back on screen afterwards."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from benchmark.services import counting
from measurements.models import Measurement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

TICKS = ".xaxislayer-above .xtick text"


def test_years_stand_short_and_level_on_paper_and_whole_on_screen(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    submitted: Callable[..., Measurement],
) -> None:
    for _ in range(12):
        submitted()
    counting.refresh_tallies()
    page = new_page()
    sign_in(page, "lead@aa.example")
    page.goto(f"{live_server}/instellingen/aa/verloop/")
    plot = page.locator("[data-chart]")
    plot.scroll_into_view_if_needed()
    expect(plot).to_have_attribute("data-ready", "")
    on_screen = plot.bounding_box()
    expect(plot.locator(TICKS).filter(has_text="2024")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(plot.locator(TICKS).filter(has_text="'24")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(plot.locator(TICKS).filter(has_text="2024")).to_have_count(1)
    assert plot.bounding_box() == on_screen
